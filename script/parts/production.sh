# What production stands on, installed where it is missing. Sourced after environment.sh and postgresql.sh.

# need_production_programs [program …]: and the other programs it is given, whose packages have their names.
need_production_programs() {
  local missing=() as_root=() program
  for program in "$@"; do command -v "$program" >/dev/null || missing+=("$program"); done
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  command -v openssl >/dev/null || missing+=(openssl)
  postgresql_programs >/dev/null || missing+=(postgresql)
  PATH=$PATH:/usr/sbin
  if [ ${#missing[@]} = 0 ]; then return; fi
  if [ "$(id -u)" != 0 ]; then as_root=(sudo --non-interactive); fi
  say "Installing ${missing[*]} …"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update --quiet
  "${as_root[@]}" apt-get install --yes --quiet --no-install-recommends "${missing[@]}"
}
