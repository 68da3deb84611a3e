import { areSeveral, bytesText, durationText, figureText, type Overview } from "./state";

/** Named like the runbook that says what to do, and like the alert that Prometheus raises for it. */
export type Runbook =
  | "ServiceDown" | "DatabaseUnavailable" | "BrokerDown" | "MessagesGivenUp" | "OutboxGrowing" | "ConsumerStuck" | "ConsumerLagging" | "HighErrorRate" | "SlowRequests" | "WorkSetAside"
  | "DiskFilling" | "ScheduledWorkLate" | "SigningKeyOverdue" | "CertificateExpiring";

/** Something that asks an operator to act: what, and at which services, queues or files, the worst first. */
export interface Trouble { runbook: Runbook; severity: "error" | "warning"; places: readonly Place[] }
export interface Place { service?: string; name?: string; figure?: string }

const ofChecks: Partial<Record<string, Runbook>> = { broker: "BrokerDown", database: "DatabaseUnavailable" };
const warnings: readonly Runbook[] = ["ConsumerLagging", "SlowRequests", "ScheduledWorkLate", "WorkSetAside", "SigningKeyOverdue", "CertificateExpiring", "OutboxGrowing"];
const order: readonly Runbook[] = [
  "ServiceDown", "DatabaseUnavailable", "BrokerDown", "MessagesGivenUp", "ConsumerStuck", "HighErrorRate", "DiskFilling", "OutboxGrowing", "ConsumerLagging", "SlowRequests",
  "WorkSetAside", "ScheduledWorkLate", "CertificateExpiring", "SigningKeyOverdue",
];
/** Requests a second of which a percentile, or a share, says something. */
const enoughToJudge = 0.1;
/** Seconds in which a service that has started finds the broker, and in which a message has its effect. */
const [atFirst, aMoment] = [30, 2];
/**
 * Those of deploy/observability/rules; a test compares. Seconds, milliseconds, shares, days and hours. The outbox alone is told sooner than
 * the alert, which waits whether it passes: what waits a second is not on its way.
 */
export const limits = { outboxAge: 1, lag: 60_000, inHand: 60, errorShare: 0.05, slow: 2000, freeShare: 0.1, lateIntervals: 3, certificateDays: 14, keyHours: 2 };

/** What an operator should look into, with the bounds of the alert rules (deploy/observability), as far as a moment shows it. */
export function troublesOf(overview: Overview): Trouble[] {
  const found: { runbook: Runbook; place: Place }[] = [];
  const add = (runbook: Runbook, place: Place) => found.push({ runbook, place });
  const now = Date.parse(overview.at);
  const ageOf = (instant: string | null) => (instant === null ? 0 : (now - Date.parse(instant)) / 1000);

  for (const { service, instances } of overview.services) {
    for (const instance of instances) {
      // Also one that is not well and does not say of what.
      if (instance.health === "unreachable" || (instance.health !== "healthy" && instance.checks.every((each) => each.status === "healthy"))) add("ServiceDown", { service, name: instance.address });
      // Reading goes on while a database is locked, so that its check does not notice; who writes is refused.
      if ((instance.databaseRefusals ?? 0) > 0) add("DatabaseUnavailable", { service, figure: figureText(instance.databaseRefusals) });
      // The gateway's own check of the services behind it says what these lines say already, and so do the refusals.
      for (const check of instance.checks.filter((each) => each.status !== "healthy" && each.name !== "services" && !(each.name === "database" && (instance.databaseRefusals ?? 0) > 0)))
        add(ofChecks[check.name] ?? "ServiceDown", { service, ...(ofChecks[check.name] === undefined && { name: check.name }) });
      const requests = instance.requests;
      if (requests !== null && requests.perSecond >= enoughToJudge && requests.errorsPerSecond / requests.perSecond > limits.errorShare)
        add("HighErrorRate", { service, figure: `${figureText((requests.errorsPerSecond / requests.perSecond) * 100)} %` });
      // One that was slow to warm up is no more than one.
      if (requests !== null && requests.perSecond >= enoughToJudge && (requests.p95Ms ?? 0) > limits.slow) add("SlowRequests", { service, figure: figureText(requests.p95Ms, "ms") });
    }
  }
  for (const queue of overview.queues.toSorted((a, b) => b.errorMessages - a.errorMessages)) {
    if (queue.errorMessages > 0) add("MessagesGivenUp", { name: queue.queue, figure: figureText(queue.errorMessages) });
    // A service that has just started is about to read its queues, and what has just been taken in hand is about to have its effect.
    const isConnecting = overview.services.some((each) => each.service === queue.service && each.instances.some((instance) => instance.uptimeSeconds !== null && instance.uptimeSeconds < atFirst));
    const isAtWork = queue.oldestInHandSeconds > 0 && queue.oldestInHandSeconds < aMoment;
    if ((queue.consumers === 0 && !isConnecting) || (queue.messages > 0 && queue.perSecond === 0 && !isAtWork)) add("ConsumerStuck", { name: queue.queue, figure: figureText(queue.messages) });
    else if (queue.oldestInHandSeconds > limits.inHand) add("ConsumerStuck", { name: queue.queue, figure: durationText(queue.oldestInHandSeconds) });
    if ((queue.lagP95Ms ?? 0) > limits.lag) add("ConsumerLagging", { name: queue.queue, figure: durationText(queue.lagP95Ms! / 1000) });
  }
  // A broker that hangs keeps its connections, so that nobody's check has noticed yet; but nobody can read a queue.
  if (overview.queues.length === 0 && !found.some((each) => each.runbook === "BrokerDown")) {
    for (const { service } of overview.outboxes) add("BrokerDown", { service });
  }
  for (const outbox of overview.outboxes.filter((each) => each.oldestAgeSeconds > limits.outboxAge))
    add("OutboxGrowing", { service: outbox.service, figure: `${figureText(outbox.backlog)}, ${durationText(outbox.oldestAgeSeconds)}` });
  for (const store of overview.stores.filter((each) => each.freeBytes !== null && each.volumeBytes !== null && each.freeBytes / each.volumeBytes < limits.freeShare))
    add("DiskFilling", { service: store.service, name: areSeveral(store, overview.stores) ? `${store.kind} ${store.instance}` : store.kind, figure: bytesText(store.freeBytes) });
  // What one of several instances does is done.
  const ageInIntervals = (job: Overview["jobs"][number]) => Math.min(...overview.jobs.filter((each) => each.service === job.service && each.job === job.job).map((each) => each.ageSeconds / each.everySeconds));
  for (const job of overview.jobs.filter((each, index) => ageInIntervals(each) > limits.lateIntervals && overview.jobs.findIndex((other) => other.service === each.service && other.job === each.job) === index))
    add("ScheduledWorkLate", { service: job.service, name: job.job });
  for (const work of overview.setAside.filter((each) => each.pieces > 0)) add("WorkSetAside", { service: work.service, name: work.work, figure: figureText(work.pieces) });
  for (const item of overview.expiring) {
    const left = -ageOf(item.expiresAt);
    if (item.kind === "certificate" && left < limits.certificateDays * 86_400) add("CertificateExpiring", { service: item.service, name: item.name, figure: durationText(Math.max(0, left)) });
    if (item.kind === "signingKey" && item.state === "signs" && left < -limits.keyHours * 3600) add("SigningKeyOverdue", { service: item.service, name: item.name.slice(0, 12) });
  }
  return order.flatMap((runbook) => {
    const places = found.filter((each) => each.runbook === runbook).map((each) => each.place);
    return places.length === 0 ? [] : [{ runbook, severity: warnings.includes(runbook) ? "warning" : "error", places }];
  });
}
