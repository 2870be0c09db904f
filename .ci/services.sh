# Starts a PostgreSQL and a Redis of this run's own, on loopback, in a folder that goes away with it. Source it from bash.
# Sets TEST_DATABASE_URL and TEST_REDIS_URL; stop_services ends both.

services_folder=$(mktemp -d /tmp/haidang-services.XXXXXX)
services_port=$((20000 + RANDOM % 20000))

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_services() {
  local bin
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$bin" ] && [ -x "$bin/initdb" ]; then
    mkdir "$services_folder/pg"
    chmod 755 "$services_folder"
    [ "$(id -u)" = 0 ] && chown postgres "$services_folder/pg"
    as_postgres "$bin/initdb" -D "$services_folder/pg" -U haidang --auth=trust -E UTF8 --locale=C.UTF-8 >"$services_folder/initdb.log" 2>&1 &&
      as_postgres "$bin/pg_ctl" -D "$services_folder/pg" -w -l "$services_folder/pg/log" \
        -o "-p $services_port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off" start >/dev/null &&
      export TEST_DATABASE_URL="postgres://haidang@127.0.0.1:$services_port/postgres" services_pg_bin="$bin"
  fi
  [ -n "${TEST_DATABASE_URL:-}" ] || echo "PostgreSQL could not be started: the tests over it are skipped (install the package postgresql)."
  if command -v redis-server >/dev/null; then
    redis-server --port $((services_port + 1)) --bind 127.0.0.1 --save '' --dir "$services_folder" \
      --daemonize yes --pidfile "$services_folder/redis.pid" >/dev/null &&
      export TEST_REDIS_URL="redis://127.0.0.1:$((services_port + 1))"
  fi
  [ -n "${TEST_REDIS_URL:-}" ] || echo "Redis could not be started: the tests over it are skipped (install the package redis-server)."
}

stop_services() {
  [ -n "${services_pg_bin:-}" ] && as_postgres "$services_pg_bin/pg_ctl" -D "$services_folder/pg" -m immediate stop >/dev/null 2>&1
  [ -f "$services_folder/redis.pid" ] && kill "$(cat "$services_folder/redis.pid")" 2>/dev/null
  rm -rf "$services_folder"
}
