#!/usr/bin/env bash
# Run a command with BALISE_DATABASE naming a PostgreSQL cluster made for it alone, thrown away after.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "Il manque PostgreSQL (apt-get install postgresql)." >&2; exit 1; }

home=$(mktemp -d)
as() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to run as root
    chown postgres "$home"
    as() { runuser -u postgres -- "$@"; }
fi
stop() {
    as "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT

cd /
as "$bin/initdb" -D "$home/data" -A trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
# No TCP at all: a socket in the throw-away folder. fsync stays on: the crash tests need it.
as "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" -o "-k $home -c listen_addresses=''" start >/dev/null
as "$bin/createdb" -h "$home" balise
cd - >/dev/null
user=$([ "$(id -u)" -eq 0 ] && echo postgres || id -un)
BALISE_DATABASE="postgresql://$user@/balise?host=$home" "$@"
