#!/bin/sh
# leash.sh LOG PATIENCE COMMAND…: runs the command for as long as standard input stays open. The first line says its process id.
# When the input ends, because whoever started this is done or dead, the command is asked to end, and killed after PATIENCE seconds.
set -u
log=$1 patience=$2
shift 2
"$@" >"$log" 2>&1 </dev/null &
child=$!
trap '' INT TERM
echo "$child"
while read -r _; do :; done

runs() { [ -e "/proc/$child/status" ] && ! grep -qs '^State:.Z' "/proc/$child/status"; }

kill -TERM "$child" 2>/dev/null
tenths=0
while runs && [ "$tenths" -lt $((patience * 10)) ]; do
    sleep 0.1
    tenths=$((tenths + 1))
done
runs && kill -KILL "$child"
wait "$child"
