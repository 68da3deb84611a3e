#!/usr/bin/env bash
# Builds and runs the whole system: eng/run.sh [--empty] [--data DIR] [--port N] [--observe] [--aspire]
#   --empty     without the samples
#   --data DIR  the run directory: databases, broker, logs, passwords (default: .run)
#   --port N    the gateway's port (default: 8080, or a free one)
#   --observe   with Debian's Prometheus over it: our configuration, rules and alerts, on a free loopback port
#   --aspire    on Aspire's engine: containers for broker and SQL Server, Aspire's dashboard
set -euo pipefail
# shellcheck source=eng/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

engine=Embedded data= observe= options=()
while [ $# -gt 0 ]; do
  case $1 in
    --aspire) engine=Aspire ;;
    --empty) options+=(--empty) ;;
    --observe) observe=yes ;;
    --data) data=${2:?--data needs a directory}; shift ;;
    --port) options+=(--port "${2:?--port needs a number}"); shift ;;
    *) sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
  esac
  shift
done

host="$repository/WorkPlan.AppHost"
need_dotnet

build() { DescribeApi=true build_dotnet "$host" --configuration Release "$@"; }

if [ "$engine" = Aspire ]; then
  [ -z "$data" ] || fail "--data is for the embedded engine: under Aspire the data is in container volumes."
  [ -z "$observe" ] || fail "--observe is for the embedded engine: Aspire has its dashboard."
  command -v docker > /dev/null || command -v podman > /dev/null || fail "Aspire's engine needs Docker or Podman; without --aspire nothing of the kind is needed."
  with_progress "Building with Aspire's engine" build -p:AppHostEngine=Aspire
  build_client
  # Kept where Aspire keeps the passwords that it generates itself.
  secrets=$(sed -n 's:.*<UserSecretsId>\(.*\)</UserSecretsId>.*:\1:p' "$host/WorkPlan.AppHost.csproj")
  if ! dotnet user-secrets list --id "$secrets" | grep -q '^Parameters:administrator-password '; then
    printf '{"Parameters:administrator-password":"%sAa9"}' "$(head -c 18 /dev/urandom | base64 | tr -d '+/=')" |
      dotnet user-secrets set --id "$secrets"
  fi
  exec dotnet run --project "$host" --no-build --configuration Release -p:AppHostEngine=Aspire -- ${options[@]+"${options[@]}"}
fi

[ -n "${ConnectionStrings__messaging:-}" ] || need_rabbitmq
with_progress "Building" build
build_client
data=${data:-$repository/.run}
if [ -n "$observe" ]; then
  need_prometheus
  "$repository/eng/observe.sh" "$data" $$ &
fi
exec dotnet "$host/bin/Release/net10.0/WorkPlan.AppHost.dll" --data "$data" ${options[@]+"${options[@]}"}
