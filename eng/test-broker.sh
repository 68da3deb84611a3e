# One private broker node for all test processes of a run. Sourced after lib.sh, not run.

# free_port: a loopback port, below those that the kernel gives to clients, on which nobody listens.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
  done
  printf '%s' "$port"
}

listens() { (: < "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# Starts the node and names it in the environment, where tests look for it. It ends with this shell, however that ends.
start_test_broker() {
  local directory amqp management password answer
  directory=$(mktemp -d "${TMPDIR:-/tmp}/workplan-broker-XXXXXX")
  amqp=$(free_port) management=$(free_port) password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
  coproc TEST_BROKER {
    exec tests/WorkPlan.Testing/Broker/node.sh \
      "$directory" "workplan$amqp" "$amqp" "$management" "$(free_port)" "$(free_port)" workplan "$password"
  }
  TEST_BROKER_PROCESS=$!
  read -r answer <&"${TEST_BROKER[0]}" && [ "$answer" = started ] || fail "The test broker did not start."
  for _ in $(seq 600); do
    if listens "$management" && listens "$amqp"; then
      export ConnectionStrings__messaging="amqp://workplan:$password@127.0.0.1:$amqp"
      export WORKPLAN_TEST_BROKER_MANAGEMENT="http://127.0.0.1:$management"
      return
    fi
    sleep 0.1
  done
  cat "$directory/log/output" >&2
  fail "The test broker was not ready within a minute."
}

stop_test_broker() {
  [ -n "${TEST_BROKER_PROCESS:-}" ] || return 0
  kill "$TEST_BROKER_PROCESS" 2> /dev/null || true
  wait "$TEST_BROKER_PROCESS" 2> /dev/null || true
  TEST_BROKER_PROCESS=
  unset ConnectionStrings__messaging WORKPLAN_TEST_BROKER_MANAGEMENT
}
