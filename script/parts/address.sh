# The --host, --port and --content of serve and develop. Sourced after environment.sh.

# read_options "$@": sets `host`, `port` and `content`. `usage` is the text for --help, set by the script itself.
read_options() {
  host=127.0.0.1 port=8000 content=""
  while [ $# -gt 0 ]; do
    case $1 in
      --host | --port | --content) [ -n "${2:-}" ] || stop_with "$1 needs a value after it, such as $1 $(example_for "$1")." ;;
    esac
    case $1 in
      --host) host=$2 && shift 2 ;;
      --port) port=$2 && shift 2 ;;
      --content) content=$2 && shift 2 ;;
      --host=?*) host=${1#*=} && shift ;;
      --port=?*) port=${1#*=} && shift ;;
      --content=?*) content=${1#*=} && shift ;;
      --help | -h) say "$usage" && exit 0 ;;
      *) stop_with "There is no option “${1}”: --help lists the ones there are." ;;
    esac
  done
}

example_for() {
  case $1 in --host) say 0.0.0.0 ;; --port) say 8001 ;; --content) say city-of-london ;; esac
}

# claim_address: stops where the port cannot be had, exports what the settings need to know of it, and sets
# `address` to both in one word.
claim_address() {
  local answer
  answer=$("$python" script/parts/address.py "$host" "$port") || exit 1
  case $host in *:*) address="[$host]:$port" ;; *) address=$host:$port ;; esac
  export SITE_URL=${SITE_URL:-${answer%%$'\n'*}}
  export ALLOWED_HOSTS=${ALLOWED_HOSTS:-${answer#*$'\n'}}
}
