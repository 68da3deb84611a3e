# What the scripts in eng/ share. Sourced, not run.

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }

fail() { printf '%s\n' "$*" >&2; exit 2; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# with_progress TITLE COMMAND…: runs quietly, tells every ten seconds that it is still at it, shows the output only of a failure.
with_progress() {
  local title=$1 log started=$SECONDS ticks=0 status=0 child
  shift
  log=$(mktemp)
  say "$title …"
  "$@" > "$log" 2>&1 &
  child=$!
  # Background commands do not hear Ctrl+C by themselves.
  trap 'kill "$child" 2> /dev/null; exit 130' INT TERM
  while kill -0 "$child" 2> /dev/null; do
    sleep 0.5
    if [ $(((SECONDS - started) / 10)) -gt "$ticks" ]; then
      ticks=$(((SECONDS - started) / 10))
      say "$title … $((SECONDS - started)) s"
    fi
  done
  wait "$child" || status=$?
  trap - INT TERM
  if [ "$status" -ne 0 ]; then
    cat "$log" >&2
    say "$title failed." >&2
  fi
  rm -f "$log"
  return "$status"
}

need_dotnet() {
  command -v dotnet > /dev/null || fail "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download says how to install it."
}

# need_packages PACKAGE…: installs Debian packages, with the list of packages brought up to date only when it does not know them.
need_packages() {
  command -v apt-get > /dev/null || fail "Please install: $*"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo > /dev/null; then
    fail "Please install as root: apt-get install $*"
  fi
  local installing=(as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
  apt-cache show "$@" > /dev/null 2>&1 || with_progress "Updating the list of packages" as_root apt-get update
  with_progress "Installing $*" "${installing[@]}" || {
    with_progress "Updating the list of packages" as_root apt-get update
    with_progress "Installing $*" "${installing[@]}"
  }
}

# need_packages_idle PACKAGE…: for packages whose services Debian would start with the machine. What ran before is left as it is.
need_packages_idle() {
  local policy=/usr/sbin/policy-rc.d made_policy='' status=0
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" > /dev/null
    as_root chmod +x "$policy"
    made_policy=yes
  fi
  need_packages "$@" || status=$?
  if [ -n "$made_policy" ]; then as_root rm -f "$policy"; fi
  return "$status"
}

# RabbitMQ's programs, without the system-wide broker: every run has a node of its own. A broker that was there before is left as it is.
need_rabbitmq() {
  if [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || [ -x "${RABBITMQ_HOME:-/nowhere}/sbin/rabbitmq-server" ]; then return 0; fi
  need_packages_idle rabbitmq-server
  if [ -d /run/systemd/system ]; then
    as_root systemctl disable --quiet rabbitmq-server || say "The system-wide RabbitMQ stays enabled; WorkPlan does not use it."
  fi
}

# nginx to measure against, likewise without its service.
need_nginx() {
  if command -v nginx > /dev/null || [ -x /usr/sbin/nginx ]; then return 0; fi
  need_packages_idle nginx-light
  if [ -d /run/systemd/system ]; then
    as_root systemctl disable --quiet nginx || say "The system-wide nginx stays enabled; WorkPlan does not use it."
  fi
}
