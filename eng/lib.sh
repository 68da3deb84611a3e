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

# build_dotnet ARGUMENT…: dotnet build that leaves no process behind. The compiler server has a name of its own, so that it can be
# found and ended; without one the build takes more than twice as long.
build_dotnet() {
  local name="workplan-$BASHPID-$RANDOM" status=0 build
  MSBUILDDISABLENODEREUSE=1 dotnet build "$@" --verbosity quiet -p:UseSharedCompilation=true "-p:SharedCompilationId=$name" < /dev/null &
  build=$!
  trap 'kill "$build" 2> /dev/null; wait "$build" || true; end_compiler "$name"; exit 130' INT TERM
  wait "$build" || status=$?
  trap - INT TERM
  end_compiler "$name"
  return "$status"
}

end_compiler() {
  local command
  for command in /proc/[0-9]*/cmdline; do
    if tr '\0' ' ' < "$command" 2> /dev/null | grep -q -- "-pipename:$1 "; then
      command=${command#/proc/}
      kill "${command%/cmdline}" 2> /dev/null || true
    fi
  done
}

# fits_node NODE: whether the web client's tools run on it: 20.19 and later, 22.12 and later.
fits_node() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2> /dev/null
}

# Node and npm for the web client. Debian's own may be too old: then a fit one comes from the npm registry, into artifacts/node.
need_node() {
  local own="$repository/artifacts/node/node_modules/node/bin"
  if command -v node > /dev/null && command -v npm > /dev/null && fits_node node; then return 0; fi
  command -v npm > /dev/null || need_packages nodejs npm
  if ! fits_node node; then
    [ -x "$own/node" ] || with_progress "Installing Node 22" npm install --prefix "$repository/artifacts/node" --no-save --no-audit --no-fund node@22
    export PATH="$own:$PATH"
  fi
  fits_node node || fail "The web client needs Node 20.19 or 22.12 and later."
}

# Debian's Chromium, which the tests of the web client drive: the build without a window.
need_chromium() {
  [ -x /usr/bin/chromium-headless-shell ] || need_packages chromium-headless-shell
}

# install_client: the web client's packages, as the lock file has them. Nothing to do when they are there.
install_client() {
  local web="$repository/src/WorkPlan.Web"
  need_node
  if cmp -s "$web/package-lock.json" "$web/node_modules/.installed-lock.json"; then return 0; fi
  with_progress "Installing the web client's packages" npm ci --prefix "$web" --no-audit --no-fund
  cp "$web/package-lock.json" "$web/node_modules/.installed-lock.json"
}

# build_client: the web client, after the services have described themselves (DescribeApi=true). Quick when nothing has changed.
build_client() {
  local web="$repository/src/WorkPlan.Web" output="$repository/artifacts/web" stamp
  need_node
  stamp=$(cd "$repository" && { node --version; find src/WorkPlan.Web artifacts/openapi docs/runbooks -type f -not -path '*/node_modules/*' -not -path '*/generated/*' \
    -exec sha256sum {} + | sort; } | sha256sum)
  if [ -e "$output/index.html" ] && [ "$stamp" = "$(cat "$output.stamp" 2> /dev/null)" ]; then return 0; fi
  install_client
  with_progress "Building the web client" npm run build --prefix "$web"
  printf '%s\n' "$stamp" > "$output.stamp"
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

# What the runbooks have an operator type.
need_operators_tools() {
  local tool missing=()
  for tool in curl:curl jq:jq openssl:openssl fuser:psmisc pkill:procps sqlite3:sqlite3; do
    command -v "${tool%:*}" > /dev/null || missing+=("${tool#*:}")
  done
  [ ${#missing[@]} = 0 ] || need_packages "${missing[@]}"
}

# Prometheus and promtool, likewise without their service.
need_prometheus() {
  if command -v prometheus > /dev/null && command -v promtool > /dev/null; then return 0; fi
  need_packages_idle prometheus
  if [ -d /run/systemd/system ]; then
    as_root systemctl disable --quiet prometheus || say "The system-wide Prometheus stays enabled; WorkPlan does not use it."
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
