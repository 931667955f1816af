# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
#
# A mail server for one run of the tests: on free ports of this machine alone, with a certificate and a password made on
# the spot.

mail_folder=

# start_mail: starts it and exports LYCEUM_TEST_MAIL, the folder that it keeps everything in.
start_mail() {
    local venv=Tests/MailServer/.venv requirements=Tests/MailServer/requirements.txt try
    if ! [ -e "$venv/done" ] || ! cmp -s "$requirements" "$venv/done"; then
        python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --requirement "$requirements" &&
            cp "$requirements" "$venv/done" || return 2
    fi
    mail_folder=$(mktemp -d) && mkfifo "$mail_folder/life" || return 2
    # It lives as long as somebody could write to it: this shell, until it stops it or ends.
    "$venv/bin/python" Tests/MailServer/server.py "$mail_folder" <"$mail_folder/life" 2>"$mail_folder/log" &
    exec {mail_life}>"$mail_folder/life"
    for try in $(seq 100); do
        if [ -e "$mail_folder/ports.json" ]; then
            export LYCEUM_TEST_MAIL=$mail_folder
            return 0
        fi
        sleep 0.1
    done
    cat "$mail_folder/log" >&2
    return 2
}

# stop_mail: stops it, if it runs, and removes its folder.
stop_mail() {
    [ -n "$mail_folder" ] || return 0
    exec {mail_life}>&-
    rm -rf "$mail_folder"
    mail_folder=
}
