#!/usr/bin/env bash
# Measures WorkPlan against its peers on this machine: eng/bench.sh [GROUP …]
#   GROUP  foundation (default), planning, assignments, inspections, emulation, operations, or one subject of a group:
#          foundation/gateway, pipeline, list, telemetry, system; planning/import, directive, national; assignments/one-to-one,
#          division, units, province, growth; inspections/scores; emulation/scores; operations/watched, rest, system
# Prints, beside what else is useful, a line per ratio: "ratio <name> <value> aim <=|>= <bound>". A missed aim is told, and fails nothing.
# WORKPLAN_BENCH_DIRECTIVE_PART=4 tries planning/directive with a quarter of the country.
# docs/decisions/0013-benchmarks.md says how it is measured and what is not claimed.
set -euo pipefail
# shellcheck source=eng/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

known=(foundation planning assignments inspections emulation operations)
for argument in "$@"; do
  [[ " ${known[*]} " == *" ${argument%%/*} "* ]] || fail "There is no benchmark group $argument; there are: ${known[*]}."
done
[ $# -gt 0 ] || set -- foundation

need_dotnet
need_rabbitmq
need_nginx
command -v wrk > /dev/null || need_packages wrk
# Debian's own Python, for its SciPy; another python3 may stand before it on the path.
if [[ " $* " == *" assignments"* ]] && ! /usr/bin/python3 -c 'import scipy' 2> /dev/null; then need_packages python3-scipy; fi

project="$repository/tests/WorkPlan.Benchmarks"
# Build servers would stay behind and measure with us.
export MSBUILDDISABLENODEREUSE=1
with_progress "Building" build_dotnet "$project" --configuration Release
say "$(nproc) processors, load average $(cut -d' ' -f1-3 /proc/loadavg)"
# What the peers are told is told by the benchmarks; the caller's own settings are not theirs.
exec env -u ConnectionStrings__messaging -u OTEL_EXPORTER_OTLP_ENDPOINT \
  dotnet "$project/bin/Release/net10.0/WorkPlan.Benchmarks.dll" "$@"
