#!/usr/bin/env bash
# A throwaway PostgreSQL for the tests: `postgres.sh start FOLDER` prints the value for ASSAY_TEST_POSTGRES,
# `postgres.sh stop FOLDER` ends it. It listens on loopback only, trusts whoever is there, and keeps nothing.
set -euo pipefail
folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
case $1 in
  start)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    cd "$folder"
    as "$bin/initdb" -D data -A trust -U assay -E UTF8 --no-sync >/dev/null
    as "$bin/pg_ctl" -D data -w -l log -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off" start </dev/null >/dev/null 2>&1
    echo "postgresql://assay@127.0.0.1:$port/postgres"
    ;;
  stop)
    cd "$folder"
    as "$bin/pg_ctl" -D data -w -m fast stop >/dev/null
    ;;
esac
