# The steps of script/test: each is run under a heading, timed and kept for the summary. Sourced after environment.sh.

summary="" failures=0 unable="" left_out=""

# step "Name" command …: goes on to the next step whatever happens.
step() {
  local name=$1 output status=0 started=$SECONDS word
  shift
  output=$(mktemp)
  printf '\n=== %s\n' "$name"
  "$@" 2>&1 | tee "$output" || status=$?
  if [ "$status" = 0 ]; then word=passed; else word=FAILED failures=$((failures + 1)); fi
  summary+=$(printf '%-28s %-8s %4d s   %s' "$name" "$word" $((SECONDS - started)) "$(counted_in "$output")")$'\n'
  rm -f "$output"
}

begun=()

# begin "Name" command …: a step beside others. What it prints is kept, and shown by finish_begun.
begin() {
  local name=$1 folder
  shift
  folder=$(mktemp -d)
  printf '\n=== %s: begun, shown when it is over\n' "$name"
  set -m # a process group of its own, so that all of it can be ended
  (
    status=0
    "$@" >"$folder/output" 2>&1 </dev/null || status=$?
    echo "$status $SECONDS" >"$folder/ended"
  ) &
  set +m
  begun+=("$!|$SECONDS|$folder|$name")
  trap end_begun EXIT
}

# Waits for what was begun, in the order in which it was.
finish_begun() {
  local each process started folder name status ended word
  for each in ${begun[@]+"${begun[@]}"}; do
    IFS='|' read -r process started folder name <<<"$each"
    wait "$process" || true
    printf '\n=== %s\n' "$name"
    cat "$folder/output"
    read -r status ended <"$folder/ended" || status=broken ended=$SECONDS
    if [ "$status" = 0 ]; then word=passed; else word=FAILED failures=$((failures + 1)); fi
    summary+=$(printf '%-28s %-8s %4d s   %s' "$name" "$word" $((ended - started)) "$(counted_in "$folder/output")")$'\n'
    rm -rf "$folder"
  done
  begun=()
}

# Nothing that was begun outlives the script, however it ends.
end_begun() {
  local each
  for each in ${begun[@]+"${begun[@]}"}; do kill -TERM -- "-${each%%|*}" 2>/dev/null || true; done
}

# The closing line of pytest, such as "31 passed in 4.02s".
counted_in() {
  { grep -E '^[=[:space:]]*([0-9]+ [a-z]+,? ?)+ in [0-9.]+s' "$1" || true; } | tail -n 1 | tr -d '='
}

# could_not "Name" "why, and the command that would make it possible"
could_not() {
  printf '\n=== %s\nNOT RUN: %s\n' "$1" "$2"
  unable+="  $1: $2"$'\n'
  summary+=$(printf '%-28s %-8s' "$1" "NOT RUN")$'\n'
}

# left_out "Name" "why, and the command that would make it possible": like could_not, and no failure where CI=true.
left_out() {
  printf '\n=== %s\nNOT RUN: %s\n' "$1" "$2"
  left_out+="  $1: $2"$'\n'
  summary+=$(printf '%-28s %-8s' "$1" "NOT RUN")$'\n'
}

# Says how it all went, and ends the script: 1 where a step failed, or could not be run where CI=true.
finish() {
  printf '\n=== Summary\n%s' "$summary"
  if [ -n "$unable$left_out" ]; then
    printf '\n!!! NOT EVERYTHING WAS TESTED\n%s' "$unable$left_out"
    if [ -n "$unable" ] && [ "${CI:-}" = true ]; then
      say "With CI=true everything must run, so this counts as a failure."
      failures=$((failures + 1))
    fi
  fi
  if [ "$failures" -gt 0 ]; then exit 1; fi
}
