#!/usr/bin/env bash
# Runs the tests, or one lane of them: eng/test.sh [--lane NAME] [--no-build] [PROJECT …]
#   --lane NAME  only tests with the trait Category=NAME: EndToEnd, Faults, Security, Browser, Operations, Endurance;
#                without it every test but those of Endurance, for which there is eng/endurance.sh
#   --no-build   tests what was built last
#   PROJECT      only these test projects, for example Planning or EndToEnd
# Service tests run on SQLite, and again on SQL Server when WORKPLAN_TEST_SQLSERVER holds a connection string.
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only when nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/lib.sh
source eng/lib.sh
# shellcheck source=eng/test-broker.sh
source eng/test-broker.sh

lane='' build=yes projects=()
while [ $# -gt 0 ]; do
  case $1 in
    --lane) lane=${2:?--lane needs a name}; shift ;;
    --no-build) build='' ;;
    -*) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
    *) projects+=("$1") ;;
  esac
  shift
done

results=artifacts/test-results
slowest_project=900
# Faults that take their time are in these lanes alone.
case $lane in Endurance | Operations | Faults) slowest_project=2700 ;; esac
sql_server=${WORKPLAN_TEST_SQLSERVER:-}
unset WORKPLAN_TEST_SQLSERVER

together=() alone=() on_server=()
for project in tests/WorkPlan.*.Tests; do
  name=${project#tests/WorkPlan.} name=${name%.Tests}
  [ ${#projects[@]} = 0 ] || [[ " ${projects[*]} " == *" $name "* ]] || continue
  case $name in
    # These start whole systems with brokers of their own and have deadlines to keep: two at a time take longer than one after the other.
    EndToEnd | AppHost | Web) alone+=("$name") ;;
    # The longest first, so that it has company all the time.
    Planning) together=("$name" ${together[@]+"${together[@]}"}) ;;
    *) together+=("$name") ;;
  esac
  case $name in
    ServiceDefaults | Planning | Assignments | Inspections | Emulation | Identity | Notifications) on_server+=("$name") ;;
  esac
done
[ $((${#together[@]} + ${#alone[@]})) -gt 0 ] || fail "There is no such test project: ${projects[*]}"

# test_project NAME LABEL: a line when it is done; its whole output only when it failed.
test_project() {
  local name=$1 label=$2 started=$SECONDS log=$results/$2.log filter=${3:-Category!=Endurance&Category!=Queries}
  [ -z "$lane" ] || filter="Category=$lane"
  if timeout -k 10 "$slowest_project" dotnet test "tests/WorkPlan.$name.Tests/bin/Debug/net10.0/WorkPlan.$name.Tests.dll" \
    --filter "$filter" --results-directory "$results" --logger "trx;LogFileName=$label.trx" < /dev/null > "$log" 2>&1; then
    printf '%-28s passed in %d s\n' "$label" $((SECONDS - started))
  else
    : > "$results/$label.failed"
    # In one write, so that two projects at a time do not mix their lines.
    printf '%s\n%-28s FAILED in %d s\n' "$(cat "$log")" "$label" $((SECONDS - started))
  fi
}

# test_client: the web client's own tests, counted like the others.
test_client() {
  [ -z "$lane" ] || [ "$lane" = Browser ] || return 0
  local started=$SECONDS log=$results/WebClient.log
  need_node
  if npm test --prefix src/WorkPlan.Web < /dev/null > "$log" 2>&1; then
    printf '%-28s passed in %d s\n' WebClient $((SECONDS - started))
  else
    : > "$results/WebClient.failed"
    printf '%s\n%-28s FAILED in %d s\n' "$(cat "$log")" WebClient $((SECONDS - started))
  fi
  client_passed=$(sed -n 's/.*Tests .* \([0-9]*\) passed.*/\1/p' <(sed 's/\x1b\[[0-9;]*m//g' "$log"))
}

# counter NAME LABEL: from the summary that a test run leaves; 0 when it left none.
counter() {
  local value
  value=$(sed -n "s/.*<Counters .*\b$1=\"\([0-9]*\)\".*/\1/p" "$results/$2.trx" 2> /dev/null || true)
  printf '%d' "${value:-0}"
}

need_dotnet
need_rabbitmq
need_prometheus
case $lane in Endurance | Operations) need_operators_tools ;; esac
rm -rf "$results"
mkdir -p "$results/queries"
# Where the services' tests say which queries they ran.
WORKPLAN_QUERY_SITES=$PWD/$results/queries
# Build servers would stay behind after the run.
export MSBUILDDISABLENODEREUSE=1
# Hundreds of short-lived hosts: what the compiler learns of them for later, it learns in vain, and code that is written once and
# run a few times need not be mapped twice.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
# Whoever runs one lane wants to look at its pictures, too.
[ -z "$lane" ] || export WORKPLAN_PICTURES=1
if [ -n "$build" ]; then
  DescribeApi=true with_progress "Building" build_dotnet WorkPlan.sln
  build_client
fi

# Databases, queues and keys of tests lie in memory where there is room for them: half of a test's time would go into waiting for a
# disk to confirm. They are files all the same, and outlive a killed process; that they outlive a power cut is what no test here shows.
scratch=''
room=$(df --output=avail --block-size=M /dev/shm 2> /dev/null | tail -1 | tr -dc 0-9 || true)
if [ "${room:-0}" -ge 4096 ] && [ -w /dev/shm ]; then
  scratch=$(mktemp -d /dev/shm/workplan-XXXXXX)
  export TMPDIR=$scratch
fi
trap 'stop_test_broker; [ -z "$scratch" ] || rm -rf "$scratch"' EXIT
start_test_broker
export WORKPLAN_QUERY_SITES
for name in ${together[@]+"${together[@]}"}; do
  test_project "$name" "$name" &
  # Three at a time, and the broker: on two processors, because a test waits for the broker and for deadlines part of its time.
  [ "$(jobs -rp | wc -l)" -lt 4 ] || wait -n
done
for job in $(jobs -rp); do
  [ "$job" = "$TEST_BROKER_PROCESS" ] || wait "$job"
done
if [ -n "$sql_server" ]; then
  for name in ${on_server[@]+"${on_server[@]}"}; do
    WORKPLAN_TEST_SQLSERVER=$sql_server test_project "$name" "$name-on-SqlServer"
  done
else
  say "Service tests on SQL Server: skipped, WORKPLAN_TEST_SQLSERVER holds no connection string"
fi
stop_test_broker
# Whether each query of each service was among them, and so was translated for SQL Server, too.
if [ -z "$lane" ] && [ ${#projects[@]} = 0 ]; then test_project Architecture Queries Category=Queries; fi
export -n WORKPLAN_QUERY_SITES
if [[ " ${alone[*]-} " == *" EndToEnd "* || " ${alone[*]-} " == *" Web "* ]]; then need_chromium; fi
if [[ " ${alone[*]-} " == *" Web "* ]]; then test_client; fi
for name in ${alone[@]+"${alone[@]}"}; do
  test_project "$name" "$name"
done

passed=${client_passed:-0} failed=0 skipped=0
for log in "$results"/*.log; do
  label=$(basename "$log" .log)
  total=$(counter total "$label") executed=$(counter executed "$label") good=$(counter passed "$label")
  bad=$((executed - good))
  # A run that broke off without a failed test is a failure too.
  [ "$bad" != 0 ] || [ ! -e "$results/$label.failed" ] || bad=1
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
done
say "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
