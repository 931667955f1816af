# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
#
# A PostgreSQL server for one run of the tests: in a temporary folder, on a free port of this machine alone, with a
# password of its own, and as durable as a real one.

postgresql_folder=
postgresql_user=()

# start_postgresql: starts it and exports LYCEUM_TEST_POSTGRESQL, its address.
start_postgresql() {
    local programs password port try
    programs=$(pg_config --bindir) && postgresql_folder=$(mktemp -d) || return 2
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s\n' "$password" >"$postgresql_folder/password"
    # PostgreSQL refuses to run as root.
    if [ "$(id -u)" -eq 0 ]; then
        postgresql_user=(runuser -u postgres --)
        chown -R postgres "$postgresql_folder"
    fi
    (cd "$postgresql_folder" && "${postgresql_user[@]}" "$programs/initdb" -D data -U lyceum -A scram-sha-256 \
        --pwfile=password --locale=C -E UTF8 >initdb.log 2>&1) || {
        cat "$postgresql_folder/initdb.log" >&2
        return 2
    }
    # Another program may take the port between the asking and the start: then another one is tried.
    for try in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
        if (cd "$postgresql_folder" && "${postgresql_user[@]}" "$programs/pg_ctl" -D data -l server.log -w -s start \
            -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$postgresql_folder' \
                -c max_connections=400"); then
            export LYCEUM_TEST_POSTGRESQL="postgresql://lyceum:$password@127.0.0.1:$port/postgres"
            return 0
        fi
    done
    tail -n 20 "$postgresql_folder/server.log" >&2
    return 2
}

# stop_postgresql: stops it, if it runs, and removes its folder.
stop_postgresql() {
    [ -n "$postgresql_folder" ] || return 0
    if [ -e "$postgresql_folder/data/postmaster.pid" ]; then
        (cd "$postgresql_folder" &&
            "${postgresql_user[@]}" "$(pg_config --bindir)/pg_ctl" -D data -m immediate -s stop) || true
    fi
    rm -rf "$postgresql_folder"
    postgresql_folder=
}
