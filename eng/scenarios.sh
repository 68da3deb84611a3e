#!/usr/bin/env bash
# Runs the end-to-end scenarios of the domain by name over a freshly started system: eng/scenarios.sh [S1 S2 …]
# Prints "S1 passed" or "S1 failed: why" for each; the exit code is 0 only when all passed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/lib.sh
source eng/lib.sh

project=tests/WorkPlan.EndToEnd.Tests
known=$(sed -n 's/.*\[Trait("Scenario", "\(S[0-9]*\)")\].*/\1/p' "$project"/Scenarios/*.cs | sort -uV)
scenarios=("$@")
[ ${#scenarios[@]} -gt 0 ] || mapfile -t scenarios <<< "$known"
filter=''
for scenario in "${scenarios[@]}"; do
  grep -qx "$scenario" <<< "$known" || fail "There is no scenario $scenario; there are: $(tr '\n' ' ' <<< "$known")"
  filter+="${filter:+|}Scenario=$scenario"
done

need_dotnet
need_rabbitmq
results=artifacts/scenarios
rm -rf "$results"
mkdir -p "$results"
with_progress "Building" build_dotnet "$project"
run_scenarios() {
  dotnet test "$project" --no-build --filter "$filter" --results-directory "$results" --logger "trx;LogFileName=scenarios.trx" > "$results/output.log" 2>&1
}
with_progress "Running ${scenarios[*]}" run_scenarios || true

# One class a scenario; its name begins with the scenario's.
failed=0
for scenario in "${scenarios[@]}"; do
  outcomes=$(grep -o '<UnitTestResult [^>]*' "$results/scenarios.trx" 2> /dev/null | grep -F ".Scenarios.${scenario}_" || true)
  passed=$(grep -c 'outcome="Passed"' <<< "$outcomes" || true)
  bad=$(grep 'outcome="Failed"' <<< "$outcomes" | sed 's/.*testName="\([^"]*\)".*/\1/' | sed 's/.*\.//' | paste -sd ';' || true)
  if [ -n "$bad" ]; then
    why=$(grep -A3 -F "${bad%%;*}" "$results/output.log" | grep -A1 'Error Message' | tail -1 | sed 's/^ *//' | head -c 300 || true)
    say "$scenario failed: $bad${why:+ – $why}"
    failed=1
  elif [ "$passed" -gt 0 ]; then
    say "$scenario passed"
  else
    say "$scenario failed: no test of it was run; see $results/output.log"
    failed=1
  fi
done
[ "$failed" = 0 ]
