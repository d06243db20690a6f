# Finding Python and filling .venv. Sourced by serve, develop and test, which stand in the project's folder.
# Works in bash 3.2, the one that macOS has.

trap 'exit 130' INT # Ctrl-C ends the script, whatever the step that it interrupts makes of it

say() { printf '%s\n' "$*"; }

stop_with() {
  printf '%s\n' "$*" >&2
  exit 1
}

environment_is_sound() {
  .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Sets `python`: the one in .venv, else the first that is new enough and can make a virtual environment.
find_python() {
  if environment_is_sound; then
    python=.venv/bin/python
    return
  fi
  local probe candidate version status candidates old="" bare=""
  probe='import sys; print("%d.%d" % sys.version_info[:2]); sys.version_info >= (3, 11) or sys.exit(3); import ensurepip, venv'
  candidates=(python3.13 python3.12 python3.11 python3 python)
  if [ -n "${PYTHON:-}" ]; then candidates=("$PYTHON"); fi
  for candidate in "${candidates[@]}"; do
    status=0
    version=$("$candidate" -c "$probe" 2>/dev/null) || status=$?
    if [ "$status" = 0 ]; then
      python=$candidate
      return
    fi
    if [ -z "$version" ]; then continue; fi # not there, or a stand-in that runs nothing
    if [ "$status" = 3 ]; then old=${old:-$version}; else bare=${bare:-$version}; fi
  done
  if [ -n "$bare" ]; then
    stop_with "Python $bare is here without its venv module: install that (on Debian and Ubuntu: apt install python$bare-venv), then run this again."
  elif [ -n "$old" ]; then
    stop_with "Python $old is too old: install Python 3.11 or newer, or name one with PYTHON=/path/to/python3, then run this again."
  elif [ -n "${PYTHON:-}" ]; then
    stop_with "PYTHON is “${PYTHON}”, which is no Python that runs: name one of version 3.11 or newer, or leave it out."
  fi
  stop_with "No Python was found: install Python 3.11 or newer, or name one with PYTHON=/path/to/python3, then run this again."
}

# need_folder NAME: makes the folder where it is missing, and stops where nothing can be written in it.
need_folder() {
  if ! mkdir -p "$1" 2>/dev/null || [ ! -w "$1" ]; then
    stop_with "The folder $1 cannot be written: give yourself the right to write there, or remove what is in its place, then run this again."
  fi
}

# fill_environment FILE: after find_python, leaves .venv holding what the file pins, as its lock says it byte for byte.
# A copy of each installed lock stays in .venv, so nobody is asked anything until one changes.
fill_environment() {
  local lock=${1%.txt}.lock log=.venv/install.log
  if environment_is_sound && environment_holds requirements.lock && environment_holds "$lock"; then return; fi
  need_folder .venv
  if ! environment_is_sound; then
    say "Making .venv with $("$python" --version) …"
    "$python" -m venv --clear .venv || stop_with "The folder .venv could not be made: the lines above say why."
  fi
  say "Installing the $(grep -c == "$lock") packages of $1, each as its hash says …"
  find_uv "$log"
  if ! install_with_uv "$lock" "$log" && ! install_with_pip "$lock" "$log"; then
    say "The packages in $1 could not be installed: check the network, then run this again. pip's last lines:" >&2
    tail -n 5 "$log" >&2
    exit 1
  fi
  cp requirements.lock .venv/
  cp "$lock" .venv/
}

# Sets `uv`, which installs in seconds what takes pip a minute: the one on the path, else one in .venv that pip fetches.
# Where neither can be had, or where a machine's packages come from a place that only pip knows, pip does all of it.
find_uv() {
  uv=$(command -v uv) && return
  uv=.venv/uv/bin/uv
  if [ -x "$uv" ]; then return; fi
  with_pip --target .venv/uv -r script/parts/uv.lock >"$1" 2>&1 || uv=""
}

install_with_uv() { [ -n "$uv" ] && "$uv" pip install --python .venv/bin/python --require-hashes -r "$1" >"$2" 2>&1; }
install_with_pip() { with_pip -r "$1" >"$2" 2>&1; }
with_pip() { .venv/bin/python -m pip install --disable-pip-version-check --no-input --require-hashes "$@"; }

environment_holds() {
  cmp -s "$1" ".venv/$1"
}
