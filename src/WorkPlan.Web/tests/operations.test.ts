import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import english from "../src/pages/operations/en.json";
import { durationText, isRunning, rateText, type Instance, type Overview } from "../src/pages/operations/state";
import { limits, troublesOf } from "../src/pages/operations/troubles";

const repository = "../..";
const at = "2026-11-29T10:00:00Z";
const well: Instance = {
  address: "127.0.0.1:1", instance: "planning-1", health: "healthy", checks: [{ name: "broker", status: "healthy" }], version: "1", startedAt: at, uptimeSeconds: 30, workingSetBytes: 1,
  requests: { perSecond: 10, errorsPerSecond: 0.5, p50Ms: 1, p95Ms: 2000, p99Ms: 3000 }, databaseRefusals: 0,
};
const quiet: Overview = {
  at, services: [{ service: "planning", health: "healthy", instances: [well] }],
  queues: [{ service: "planning", queue: "q", messages: 3, consumers: 1, perSecond: 1, lagP95Ms: 60_000, errorQueue: "q_error", errorMessages: 0, oldestInHandSeconds: 60 }],
  outboxes: [{ service: "planning", backlog: 9, parked: 4, oldestAgeSeconds: 1 }],
  jobs: [{ service: "planning", job: "j", instance: "i", everySeconds: 60, lastStartedAt: null, lastEndedAt: null, lastSucceeded: false, ageSeconds: 180, nextAt: "2026-11-29T09:58:00Z", leaseHolder: null, leaseUntil: null }],
  setAside: [{ service: "planning", work: "rollups", pieces: 0 }],
  stores: [{ service: "planning", instance: "i", kind: "database", bytes: 1, freeBytes: 10, volumeBytes: 100 }, { service: "identity", instance: "i", kind: "database", bytes: 1, freeBytes: null, volumeBytes: null }],
  expiring: [
    { service: "gateway", instance: "i", kind: "certificate", name: "CN=a", state: "valid", from: at, expiresAt: "2026-12-13T10:00:00Z" },
    { service: "identity", instance: "i", kind: "signingKey", name: "k", state: "signs", from: at, expiresAt: "2026-11-29T08:00:00Z" },
  ],
};
const kinds = (overview: Overview) => troublesOf(overview).map((trouble) => trouble.runbook);
const withInstance = (change: Partial<Instance>): Overview => ({ ...quiet, services: [{ service: "planning", health: "healthy", instances: [{ ...well, ...change }] }] });
const withQueue = (change: Partial<Overview["queues"][number]>): Overview => ({ ...quiet, queues: [{ ...quiet.queues[0]!, ...change }] });

describe("scheduled work", () => {
  it.each<[string | null, string | null, boolean]>([[null, null, false], [at, null, true], [at, "2026-11-29T09:59:00Z", true], [at, at, false], ["2026-11-29T09:59:00Z", at, false]])(
    "begun at %s and ended at %s runs: %s", (lastStartedAt, lastEndedAt, runs) => expect(isRunning({ ...quiet.jobs[0]!, lastStartedAt, lastEndedAt })).toBe(runs));
});

describe("troubles", () => {
  it("are none at the bounds", () => expect(troublesOf(quiet)).toEqual([]));
  it.each<[string, Overview]>([
    ["ServiceDown", withInstance({ health: "unreachable", checks: [], requests: null })],
    ["ServiceDown", withInstance({ checks: [{ name: "start", status: "unhealthy" }] })],
    ["ServiceDown", withInstance({ health: "unhealthy", checks: [] })],
    ["ServiceDown", withInstance({ health: "unhealthy" })],
    ["BrokerDown", withInstance({ health: "degraded", checks: [{ name: "broker", status: "degraded" }] })],
    ["BrokerDown", { ...quiet, queues: [] }],
    ["DatabaseUnavailable", withInstance({ checks: [{ name: "database", status: "unhealthy" }] })],
    ["DatabaseUnavailable", withInstance({ databaseRefusals: 1 })],
    ["DatabaseUnavailable", withInstance({ health: "unhealthy", databaseRefusals: 1, checks: [{ name: "database", status: "unhealthy" }] })],
    ["HighErrorRate", withInstance({ requests: { ...well.requests!, errorsPerSecond: 0.6 } })],
    ["SlowRequests", withInstance({ requests: { ...well.requests!, p95Ms: 2001 } })],
    ["MessagesGivenUp", withQueue({ errorMessages: 1 })],
    ["ConsumerStuck", withQueue({ consumers: 0 })],
    ["ConsumerStuck", withQueue({ perSecond: 0 })],
    ["ConsumerStuck", withQueue({ messages: 0, perSecond: 0, oldestInHandSeconds: 61 })],
    ["ConsumerLagging", withQueue({ lagP95Ms: 60_001 })],
    ["OutboxGrowing", { ...quiet, outboxes: [{ ...quiet.outboxes[0]!, oldestAgeSeconds: 1.1 }] }],
    ["DiskFilling", { ...quiet, stores: [{ ...quiet.stores[0]!, freeBytes: 9 }] }],
    ["ScheduledWorkLate", { ...quiet, jobs: [{ ...quiet.jobs[0]!, ageSeconds: 181 }, { ...quiet.jobs[0]!, instance: "h", ageSeconds: 300 }] }],
    ["WorkSetAside", { ...quiet, setAside: [{ service: "planning", work: "documents", pieces: 1 }] }],
    ["CertificateExpiring", { ...quiet, expiring: [{ ...quiet.expiring[0]!, expiresAt: "2026-12-13T09:59:59Z" }] }],
    ["SigningKeyOverdue", { ...quiet, expiring: [{ ...quiet.expiring[1]!, expiresAt: "2026-11-29T07:59:59Z" }] }],
  ])("are %s beyond them", (runbook, overview) => expect(kinds(overview)).toEqual([runbook]));
  it("name the instance whose disk fills, where several have disks", () => {
    const full = { ...quiet.stores[0]!, instance: "other", freeBytes: 1 };
    expect(troublesOf({ ...quiet, stores: [...quiet.stores, full] })[0]!.places).toEqual([{ service: "planning", name: "database other", figure: "1 B" }]);
  });
  it("do not repeat what the gateway says of others", () => expect(kinds(withInstance({ checks: [{ name: "services", status: "degraded" }] }))).toEqual([]));
  it("are not seen in work that another instance does", () => expect(kinds({ ...quiet, jobs: [{ ...quiet.jobs[0]!, ageSeconds: 900 }, { ...quiet.jobs[0]!, instance: "h" }] })).toEqual([]));
  it("are not seen in a burst that is just being worked on", () => expect(kinds(withQueue({ perSecond: 0, oldestInHandSeconds: 0.3 }))).toEqual([]));
  it("are not seen in a service that is about to read its queues", () => expect(kinds({ ...withInstance({ uptimeSeconds: 3 }), queues: [{ ...quiet.queues[0]!, messages: 0, consumers: 0 }] })).toEqual([]));
  it("are not seen in a single request that fails", () => expect(kinds(withInstance({ requests: { ...well.requests!, perSecond: 0.02, errorsPerSecond: 0.02, p95Ms: 1 } }))).toEqual([]));
  it("are not seen in a single slow request", () => expect(kinds(withInstance({ requests: { ...well.requests!, perSecond: 0.02, errorsPerSecond: 0, p95Ms: 4702 } }))).toEqual([]));
  it("name each place once under what it is, the worst first", () => {
    const two = { ...quiet, queues: [{ ...quiet.queues[0]!, errorMessages: 1 }, { ...quiet.queues[0]!, queue: "r", errorMessages: 1200 }] };
    expect(troublesOf(two)).toEqual([{ runbook: "MessagesGivenUp", severity: "error", places: [{ name: "r", figure: "1.200" }, { name: "q", figure: "1" }] }]);
  });
  it("have a page of the runbooks each", () =>
    expect(readdirSync(`${repository}/docs/runbooks`)).toEqual(expect.arrayContaining(Object.keys(english.troubles).map((name) => `${name}.md`))));
  it.each<[string, number]>([
    ["HighErrorRate", limits.errorShare], ["SlowRequests", limits.slow / 1000], ["ConsumerLagging", limits.lag / 1000],
    ["DiskFilling", limits.freeShare], ["ScheduledWorkLate", limits.lateIntervals], ["CertificateExpiring", limits.certificateDays], ["SigningKeyOverdue", -limits.keyHours * 3600],
  ])("have the bound of the alert %s", (alert, bound) => {
    const rule = readFileSync(`${repository}/deploy/observability/rules/workplan.rules.yml`, "utf8").split("- alert: ").find((part) => part.startsWith(`${alert}\n`))!;
    expect(Number(/ [<>] (-?[\d.]+)(?: \* 86400)?\n/.exec(rule)![1])).toBe(bound);
  });
});

describe("a consumer that hangs", () => {
  it("has the bound of its alert", () =>
    expect(readFileSync(`${repository}/deploy/observability/rules/workplan.rules.yml`, "utf8")).toContain(`(workplan_inbox_in_hand_seconds) > ${limits.inHand}\n`));
});

describe("durations", () => {
  it.each([[0.4, "0,4 s"], [59, "59 s"], [61, "1 min 1 s"], [3700, "1 h 1 min"], [90_000, "1 d 1 h"], [null, "–"]])("%s s are %s", (seconds, text) => expect(durationText(seconds)).toBe(text));
});

describe("rates", () => {
  it.each([[0.017, "0,02"], [12, "12"], [0, "0"], [undefined, "–"]])("%s a second are %s", (value, text) => expect(rateText(value)).toBe(text));
});
