# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
#
# What the programs here need of Debian's packages.

# What lyceum is built with: SQLite, PostgreSQL's client, Argon2id, SMTP, spreadsheets, one-time codes, pictures of
# keys; what reads photos and tells types of files; what sets the letters of certificates, and fonts for names in any
# script.
packages_to_build=(
    libsqlite3-dev libpq-dev libsodium-dev libcurl4-openssl-dev libzip-dev libexpat1-dev libxlsxwriter-dev libgd-dev
    libexif-dev libmagic-dev liboath-dev libqrencode-dev libpango1.0-dev fonts-dejavu-core fonts-freefont-ttf
    fonts-wqy-zenhei pkg-config
)
# What its tests use besides: a server of their own, a browser, and what reads PDF.
packages_to_test=(postgresql chromium python3-venv openssl poppler-utils)

# need PACKAGE…: installs those that are missing, or says which.
need() {
    local missing=() package
    if ! command -v dpkg-query >/dev/null; then
        echo "this is no Debian: make sure that these are installed under their names here: $*" >&2
        return 0
    fi
    for package in "$@"; do
        [ "$(dpkg-query -Wf '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "these are missing; install them as root: apt-get install ${missing[*]}" >&2
            return 2
        fi
        as_root=(sudo)
    fi
    echo "installing ${missing[*]}"
    # A list of packages that is too old names files that are gone.
    "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
