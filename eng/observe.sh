#!/usr/bin/env bash
# Debian's Prometheus over a running system of the embedded engine: eng/observe.sh RUN-DIRECTORY PID
# Waits until the app host with this process id has written endpoints.json, then scrapes what that names, with deploy/observability's
# configuration and rules, on a free loopback port. Ends with the app host. eng/run.sh --observe starts it.
set -euo pipefail
# shellcheck source=eng/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=eng/test-broker.sh
source "$repository/eng/test-broker.sh"

run=${1:?eng/observe.sh RUN-DIRECTORY PID} owner=${2:?eng/observe.sh RUN-DIRECTORY PID}
source_folder="$repository/deploy/observability" folder="$run/prometheus"

# One that an earlier run left behind is older than this.
begun=$(mktemp)
trap 'rm -f "$begun"' EXIT
until [ "$run/endpoints.json" -nt "$begun" ]; do
  kill -0 "$owner" 2> /dev/null || exit 0
  sleep 0.5
done
rm -f "$begun"

mkdir -p "$folder/targets" "$folder/data"
cp "$source_folder/prometheus.yml" "$folder/"
cp -r "$source_folder/rules" "$folder/"
# "planning": { "url": "http://127.0.0.1:1234", … }, for each service that the delivered list of targets knows.
awk -F'"' '
  FNR == NR { if (match($0, /"service": "[a-z]+"/)) { split(substr($0, RSTART), part, "\""); known[part[4]] = 1 } next }
  /^  "[a-z-]+": \{/ { name = $2 }
  /^    "url": "http:/ && name in known {
    sub("http://", "", $4)
    printf "%s{ \"targets\": [ \"%s\" ], \"labels\": { \"service\": \"%s\" } }", (count++ ? ",\n  " : "[\n  "), $4, name
  }
  END { print "\n]" }' "$source_folder/targets/workplan.json" "$run/endpoints.json" > "$folder/targets/workplan.json"

port=$(free_port)
say "
  Prometheus http://127.0.0.1:$port  targets, graphs
  Alerts     http://127.0.0.1:$port/alerts  what to do about each: docs/runbooks
  Log        $folder/prometheus.log
"
exec setpriv --pdeathsig TERM prometheus --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/data" \
  --web.listen-address="127.0.0.1:$port" > "$folder/prometheus.log" 2>&1
