#!/usr/bin/env bash
# The tests that take longer than a change should wait for: every process killed under load, every fault that operators must be shown,
# every runbook followed step by step, documents spread through kills. Before a release, and after a change to messaging, persistence,
# the app host, alerts or runbooks.
# Takes what eng/test.sh takes: eng/endurance.sh [--no-build] [PROJECT …]
set -euo pipefail
# shellcheck source=eng/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# What the runbooks have an operator type.
missing=()
for tool in curl:curl jq:jq fuser:psmisc pkill:procps sqlite3:sqlite3; do
  command -v "${tool%:*}" > /dev/null || missing+=("${tool#*:}")
done
[ ${#missing[@]} = 0 ] || need_packages "${missing[@]}"
exec "$(dirname "${BASH_SOURCE[0]}")/test.sh" --lane Endurance "$@"
