#!/usr/bin/env bash
# Takes the pictures of docs/user-guide.vi.md anew: the tests in a browser run over the samples, and keep what the guide shows.
set -euo pipefail
# shellcheck source=eng/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_rabbitmq
need_chromium
build() { DescribeApi=true build_dotnet "$repository/tests/WorkPlan.Web.Tests"; }
with_progress "Building" build
build_client
mkdir -p "$repository/docs/user-guide"
rm -f "$repository"/docs/user-guide/*.jpg
WORKPLAN_GUIDE=1 dotnet test "$repository/tests/WorkPlan.Web.Tests" --no-build --filter "Category=Browser"
du -sh "$repository/docs/user-guide"
