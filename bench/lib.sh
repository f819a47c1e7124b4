# What the measuring scripts share: sourced, not run. Everything is made in a temporary folder and ended again.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
wlp=$here/../target/liberty/wlp
pg=${BENCH_PG:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)}
work=$(mktemp -d)
chmod 755 "$work"
pids=()
finish() {
    [ -d "$work/pg/data" ] && as_postgres "$pg/pg_ctl -D $work/pg/data -m immediate -w stop >/dev/null 2>&1" || true
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT

load() { java -XX:TieredStopAtLevel=1 "$here/load/Load.java" "$@"; }

as_postgres() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then su nobody -s /bin/bash -c "$1"; else bash -c "$1"; fi
}

await() { # url, seconds
    for _ in $(seq $(("$2" * 5))); do curl -sf -o /dev/null "$1" && return; sleep 0.2; done
    echo "$1 does not answer" >&2
    return 1
}

await_port() { # port
    for _ in $(seq 300); do (echo >"/dev/tcp/localhost/$1") 2>/dev/null && return; sleep 0.2; done
    echo "Nobody listens on $1" >&2
    return 1
}

sql() { psql -h 127.0.0.1 -p 9395 -U passerelle -d postgres -v ON_ERROR_STOP=1 -Atq "$@"; }

# With its defaults: every commit is on disk before it is answered.
postgres() {
    mkdir "$work/pg"
    [ "$(id -u)" = 0 ] && chown nobody "$work/pg"
    as_postgres "$pg/initdb -D $work/pg/data -U passerelle -A trust -E UTF8 >/dev/null"
    as_postgres "$pg/pg_ctl -D $work/pg/data -w -l $work/pg/log -o '-p 9395 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/pg' start >/dev/null"
}

on_postgresql=(PASSERELLE_DB_URL=jdbc:postgresql://127.0.0.1:9395/postgres PASSERELLE_DB_USER=passerelle)

server() { # name, port, environment…
    mkdir -p "$work/$1"
    env keystore_password=bench PASSERELLE_HTTP_PORT="$2" PASSERELLE_HTTPS_PORT=-1 PASSERELLE_ADMIN_TOKEN=bench \
        PASSERELLE_ADMIN_PASSWORD=bench-password PASSERELLE_DATA_DIR="$work/$1" WLP_OUTPUT_DIR="$work/$1/out" \
        "${@:3}" "$wlp/bin/server" run passerelle >"$work/$1/console" 2>&1 &
    pids+=($!)
    await "http://localhost:$2/health/ready" 300
}

# The yardstick: a Liberty with nothing but JAX-RS, with a POST that does nothing and an event stream without a ledger.
bare() { # port
    local apps=$work/bare/usr/servers/bare/apps api
    mkdir -p "$apps/bare.war/WEB-INF/classes"
    api=$(ls "$wlp"/dev/api/spec/io.openliberty.jakarta.restfulWS.4.0*.jar):$(ls "$wlp"/dev/api/spec/io.openliberty.jakarta.servlet.6.1*.jar)
    javac -cp "$api" -d "$apps/bare.war/WEB-INF/classes" "$here/load/Noop.java" "$here/load/BareStreams.java"
    cat >"$work/bare/usr/servers/bare/server.xml" <<X
<server>
  <featureManager><feature>restfulWS-4.0</feature></featureManager>
  <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="$1" httpsPort="-1"/>
  <webApplication location="bare.war" contextRoot="/"/>
</server>
X
    WLP_USER_DIR="$work/bare/usr" JVM_ARGS="${BARE_JVM:-}" "$wlp/bin/server" run bare >"$work/bare/console" 2>&1 &
    pids+=($!)
    await_port "$1"
}
