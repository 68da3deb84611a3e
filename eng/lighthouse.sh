#!/usr/bin/env bash
# Lighthouse over the running system: eng/lighthouse.sh URL USER [PATH…] with the password in WORKPLAN_PASSWORD. Ends with 1 when a page
# has less than 90 of 100 for performance, accessibility or best practices. Lighthouse comes from the npm registry into
# artifacts/lighthouse; it is no dependency of the client.
set -euo pipefail
# shellcheck source=eng/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ $# -ge 2 ] || { sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
need_node
need_chromium
tools="$repository/artifacts/lighthouse"
[ -d "$tools/node_modules/lighthouse" ] || with_progress "Installing Lighthouse" npm install --prefix "$tools" --no-save --no-audit --no-fund lighthouse@12.8.2
node "$repository/eng/lighthouse.mjs" "$tools" "$@"
