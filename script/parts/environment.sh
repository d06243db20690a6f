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

# fill_environment FILE: after find_python, leaves .venv holding what the file pins.
# A copy of each installed file stays in .venv, so pip is asked nothing until a file changes.
fill_environment() {
  local wanted=$1 log=.venv/install.log
  if environment_is_sound && environment_holds requirements.txt && environment_holds "$wanted"; then return; fi
  need_folder .venv
  if ! environment_is_sound; then
    say "Making .venv with $("$python" --version) …"
    "$python" -m venv --clear .venv || stop_with "The folder .venv could not be made: the lines above say why."
  fi
  say "Installing the packages in $wanted (the first time takes a minute or two) …"
  if ! .venv/bin/python -m pip install --disable-pip-version-check --no-input -r "$wanted" >"$log" 2>&1; then
    say "The packages in $wanted could not be installed: check the network, then run this again. pip's last lines:" >&2
    tail -n 5 "$log" >&2
    exit 1
  fi
  cp requirements.txt .venv/
  cp "$wanted" .venv/
}

environment_holds() {
  cmp -s "$1" ".venv/$1"
}
