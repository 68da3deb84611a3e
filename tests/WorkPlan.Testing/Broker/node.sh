#!/bin/sh
# One private RabbitMQ node, with its own epmd, for as long as standard input stays open.
#
#   node.sh DIRECTORY NAME AMQP_PORT MANAGEMENT_PORT DIST_PORT EPMD_PORT USER PASSWORD
#
# Everything listens on 127.0.0.1 and lives in DIRECTORY. Broker and epmd share one process group, which is killed with
# SIGKILL when standard input ends; then DIRECTORY goes too. Whoever started the node may die in any way and nothing is
# left behind. Lines on standard input: "kill" kills the node at once, "start" starts it again on the same data. Each is
# answered by a line, "killed" or "started".
set -eu
directory=$1 name=$2 amqp=$3 management=$4 dist=$5 epmd=$6 user=$7 password=$8

server=/usr/lib/rabbitmq/bin/rabbitmq-server # Debian's /usr/sbin/rabbitmq-server would switch to the user rabbitmq
[ -x "$server" ] || server=$(command -v rabbitmq-server) || {
    echo "RabbitMQ is not installed: apt-get install --no-install-recommends rabbitmq-server" >&2
    exit 69
}

mkdir -p "$directory/home" "$directory/log"
(
    umask 077
    head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$directory/home/.erlang.cookie"
)
chmod 400 "$directory/home/.erlang.cookie"
echo '[rabbitmq_management].' >"$directory/plugins"
cat >"$directory/rabbitmq.conf" <<CONF
listeners.tcp.local = 127.0.0.1:$amqp
management.tcp.ip = 127.0.0.1
management.tcp.port = $management
default_user = $user
default_pass = $password
default_user_tags.administrator = true
log.console = false
log.file.level = warning
vm_memory_high_watermark.absolute = 1GB
disk_free_limit.absolute = 50MB
CONF

export HOME="$directory/home" ERL_EPMD_PORT="$epmd" ERL_EPMD_ADDRESS=127.0.0.1
export RABBITMQ_NODENAME="$name@localhost" RABBITMQ_DIST_PORT="$dist" RABBITMQ_CONFIG_FILE="$directory/rabbitmq.conf"
export RABBITMQ_MNESIA_BASE="$directory/db" RABBITMQ_LOG_BASE="$directory/log" RABBITMQ_PID_FILE="$directory/pid"
export RABBITMQ_ENABLED_PLUGINS_FILE="$directory/plugins" RABBITMQ_CONF_ENV_FILE=/dev/null
# Two schedulers that do not spin while idle: the node shares its machine with what it serves.
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}"
export RABBITMQ_ALLOW_INPUT=1 # makes the script become the Erlang machine instead of waiting for it

start_node() {
    # shellcheck disable=SC2016
    setsid sh -c 'epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 & exec "$0" -noinput' "$server" \
        </dev/null >>"$directory/log/output" 2>&1 &
    group=$!
    echo started
}

kill_node() {
    kill -9 "-$group" 2>/dev/null || true
    wait "$group" 2>/dev/null || true
}

start_node
trap 'kill_node; rm -rf "$directory"' EXIT
trap 'exit 0' TERM INT
while read -r command; do
    case $command in
        kill) kill_node && echo killed ;;
        start) start_node ;;
    esac
done
