#!/usr/bin/env bash
# The tests that take longer than a change should wait for: every process killed under load, every fault that operators must be shown,
# every runbook followed step by step, documents spread through kills. Before a release, and after a change to messaging, persistence,
# the app host, alerts or runbooks.
# Takes what eng/test.sh takes: eng/endurance.sh [--no-build] [PROJECT …]
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/test.sh" --lane Endurance "$@"
