# A PostgreSQL server of our own for as long as one command runs. Sourced after environment.sh.
# It listens on a socket in its own temporary folder and nowhere else, so it meets no other server.

# Prints the folder of PostgreSQL's programs: the one on the path, else Debian's newest.
postgresql_programs() {
  local found
  found=$(command -v postgres) || found=$(ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null | sort -V | tail -n 1)
  [ -n "$found" ] && dirname "$(readlink -f "$found" 2>/dev/null || echo "$found")"
}

# with_postgresql command …: runs it with DATABASE_URL set, then removes the server and its data.
with_postgresql() (
  programs=$(postgresql_programs)
  place=$(mktemp -d "${TMPDIR:-/tmp}/scp-pg.XXXXXX")
  owner=""
  if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    owner=$(id -un postgres 2>/dev/null || echo nobody)
    chown "$owner" "$place"
  fi
  trap 'as_owner "$programs/pg_ctl" stop --silent --mode immediate --pgdata "$place/data" || true; rm -rf "$place"' EXIT
  trap 'exit 1' HUP INT TERM
  trap '' PIPE # whoever reads our output may be stopped before us; the server must still be removed
  as_owner "$programs/initdb" --auth trust --username scp --encoding UTF8 --no-locale --no-sync "$place/data" >/dev/null ||
    exit 1
  as_owner "$programs/pg_ctl" start --silent --wait --pgdata "$place/data" --log "$place/log" --options \
    "-k $place -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" ||
    { cat "$place/log"; exit 1; }
  export DATABASE_URL="postgres://scp@${place//\//%2F}/postgres"
  "$@"
)

# Runs a command as the server's owner, from a folder that the owner may see.
as_owner() (
  cd "$place" || exit 1
  if [ -n "$owner" ]; then set -- setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups -- "$@"; fi
  "$@"
)
