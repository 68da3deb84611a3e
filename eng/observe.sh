#!/usr/bin/env bash
# Debian's Prometheus over a system of the embedded engine: eng/observe.sh RUN-DIRECTORY PID
# Waits until the app host with this process id has written what there is to scrape, which is before anything is up, and scrapes it with
# deploy/observability's configuration and rules, on a free loopback port. Ends with the app host. eng/run.sh --observe starts it.
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
until [ "$run/targets.json" -nt "$begun" ]; do
  kill -0 "$owner" 2> /dev/null || exit 0
  sleep 0.2
done
rm -f "$begun"

mkdir -p "$folder/targets" "$folder/data"
cp "$run/targets.json" "$folder/targets/workplan.json"
cp -r "$source_folder/rules" "$folder/"
gateway=$(grep -o '"[^"]*"\],"labels":{"service":"gateway"}' "$run/targets.json" | cut -d'"' -f2)
[ -n "$gateway" ] || fail "$run/targets.json names no gateway."
sed "s#workplan: \"http://[^\"]*\"#workplan: \"http://$gateway\"#" "$source_folder/prometheus.yml" > "$folder/prometheus.yml"

port=$(free_port)
say "
  Prometheus http://127.0.0.1:$port  targets, graphs
  Alerts     http://127.0.0.1:$port/alerts  what to do about each: http://$gateway/runbooks/
  Log        $folder/prometheus.log
"
exec setpriv --pdeathsig TERM prometheus --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/data" \
  --web.listen-address="127.0.0.1:$port" > "$folder/prometheus.log" 2>&1
