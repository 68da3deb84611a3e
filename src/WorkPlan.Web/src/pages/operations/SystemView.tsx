import { Alert, Badge, Progress, Skeleton, Tag } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "../../api/problem";
import { listen } from "../../api/stream";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Link } from "../../components/Link";
import { Page, Section } from "../../components/Page";
import { Problem } from "../../components/Problem";
import { Troubles } from "./Troubles";
import { areSeveral, bytesText, durationText, figureText, isRunning, rateText, timeText, type Expiring, type Instance, type Job, type OfAnInstance, type Overview, type Queue, type Store } from "./state";

const healthColours: Record<string, string> = { healthy: "green", degraded: "gold", unhealthy: "red", unreachable: "red" };
/** A state comes every two seconds, and waits two more for a service that does not answer. */
const silentAfter = 5_000;

/** The running system, live: every service and instance, queues, outboxes, scheduled work, disks and what expires. */
export default function SystemView() {
  const { t } = useTranslation("operations");
  const { overview, silent, refused } = useOverview();
  if (refused !== undefined) return <Page title={t("system.title")} note={t("system.note")}><Problem error={refused} /></Page>;
  if (overview === undefined) return <Page title={t("system.title")} note={t("system.note")}>{silent ? <Alert type="error" showIcon title={t("system.silent")} /> : <Skeleton active paragraph={{ rows: 8 }} />}</Page>;
  return (
    <Page title={t("system.title")} note={<span aria-live="polite">{t("system.at", { at: timeText(overview.at) })}</span>}>
      <div className="stack">
        {silent && <Alert type="error" showIcon title={t("system.silent")} />}
        <Troubles overview={overview} />
        <Section title={t("system.services")}><Services overview={overview} /></Section>
        <Section title={t("system.queues")}>
          <ShortTable<Queue> size="small" rows={overview.queues.toSorted((a, b) => b.errorMessages - a.errorMessages || b.messages - a.messages)} rowKey="queue" empty={t("system.noQueues")} columns={[
            { title: t("system.queue"), render: (_, row) => <code>{row.queue}</code> },
            { title: t("system.messages"), align: "right", render: (_, row) => figureText(row.messages) },
            { title: t("system.consumers"), align: "right", dataIndex: "consumers" },
            { title: t("system.rate"), align: "right", render: (_, row) => rateText(row.perSecond) },
            { title: t("system.lag"), align: "right", render: (_, row) => figureText(row.lagP95Ms, "ms") },
            { title: t("system.errorMessages"), align: "right", render: (_, row) => row.errorMessages === 0 ? 0 : <Link to="/operations/error-queues"><Tag color="red">{row.errorMessages}</Tag></Link> },
          ]} />
        </Section>
        <Section title={t("system.outboxes")}>
          <ShortTable<Overview["outboxes"][number]> size="small" rows={overview.outboxes} rowKey="service" columns={[
            { title: t("system.service"), render: (_, row) => t(`services.${row.service}`) },
            { title: t("system.backlog"), align: "right", render: (_, row) => figureText(row.backlog) },
            { title: t("system.parked"), align: "right", render: (_, row) => figureText(row.parked) },
            { title: t("system.oldest"), align: "right", render: (_, row) => durationText(row.oldestAgeSeconds) },
          ]} />
        </Section>
        <Section title={t("system.jobs")}>
          <ShortTable<Job> size="small" pagination={false} rows={overview.jobs} rowKey={(row) => `${row.service}${row.job}${row.instance}`} columns={[
            { title: t("system.job"), render: (_, row) => <Of row={row} among={overview.jobs}><code>{row.job}</code></Of> },
            { title: t("system.every"), align: "right", render: (_, row) => durationText(row.everySeconds) },
            { title: t("system.last"), render: (_, row) => <>{timeText(row.lastEndedAt)} {isRunning(row) && <Tag>{t("system.running", { at: timeText(row.lastStartedAt) })}</Tag>} {row.lastSucceeded === false && <Tag color="red">{t("system.failed")}</Tag>}</> },
            { title: t("system.next"), render: (_, row) => timeText(row.nextAt) },
            { title: t("system.lease"), render: (_, row) => row.leaseHolder ?? "–" },
            { title: t("system.leaseUntil"), render: (_, row) => timeText(row.leaseUntil) },
          ]} />
        </Section>
        <div className="two">
          <Section title={t("system.stores")}>
            <ShortTable<Store> size="small" rows={overview.stores} rowKey={(row) => `${row.service}${row.kind}${row.instance}`} columns={[
              { title: t("system.service"), render: (_, row) => <Of row={row} among={overview.stores}>{t(`stores.${row.kind}`, { defaultValue: row.kind })}</Of> },
              { title: t("system.size"), align: "right", render: (_, row) => bytesText(row.bytes) },
              { title: t("system.free"), align: "right", render: (_, row) => bytesText(row.freeBytes) },
              { title: t("system.used"), align: "right", render: (_, row) => row.freeBytes == null || row.volumeBytes == null ? "–" : <Progress size="small" style={{ width: 110 }} aria-label={t("system.used")} percent={Math.round((1 - row.freeBytes / row.volumeBytes) * 100)} status={row.freeBytes < row.volumeBytes / 10 ? "exception" : "normal"} /> },
            ]} />
          </Section>
          <Section title={t("system.expiring")}>
            <ShortTable<Expiring> size="small" rows={overview.expiring} rowKey={(row) => `${row.service}${row.kind}${row.name}${row.instance}${row.from}`} columns={[
              { title: t("system.key"), render: (_, row) => <><span style={{ display: "block", maxWidth: 160 }}><Of row={row} among={overview.expiring}>{t(`expiring.${row.kind}`, { defaultValue: row.kind })}</Of></span><code>{row.name.length > 18 ? `${row.name.slice(0, 17)}…` : row.name}</code></> },
              { title: t("system.state"), render: (_, row) => <Tag>{t(`expiring.${row.state}`, { defaultValue: row.state })}</Tag> },
              { title: t("system.until"), render: (_, row) => dayText(row.expiresAt) },
            ]} />
          </Section>
        </div>
      </div>
    </Page>
  );
}

/** Whose a row is; which instance's, where several have told. */
function Of({ row, among, children }: { row: OfAnInstance; among: readonly OfAnInstance[]; children: ReactNode }) {
  const { t } = useTranslation("operations");
  return <>{t(`services.${row.service}`)} · {children}{areSeveral(row, among) && <> <code>{row.instance}</code></>}</>;
}

function Services({ overview }: { overview: Overview }) {
  const { t } = useTranslation("operations");
  const rows = overview.services.flatMap((service) => service.instances.map((instance) => ({ service: service.service, ...instance })));
  return (
    <ShortTable<Instance & { service: string }> size="small" rows={rows} rowKey="address" columns={[
      { title: t("system.service"), render: (_, row) => <Badge color={healthColours[row.health] ?? "default"} text={t(`services.${row.service}`)} /> },
      { title: t("system.health"), render: (_, row) => <Tag color={healthColours[row.health] ?? "default"}>{t(`health.${row.health}`)}</Tag> },
      { title: t("system.address"), render: (_, row) => <code>{row.address || "–"}</code> },
      { title: t("system.version"), render: (_, row) => row.version ?? "–" },
      { title: t("system.uptime"), align: "right", render: (_, row) => durationText(row.uptimeSeconds) },
      { title: t("system.memory"), align: "right", render: (_, row) => bytesText(row.workingSetBytes) },
      { title: t("system.rate"), align: "right", render: (_, row) => rateText(row.requests?.perSecond) },
      { title: t("system.errorRate"), align: "right", render: (_, row) => (row.requests?.errorsPerSecond ?? 0) > 0 ? <Tag color="red">{rateText(row.requests?.errorsPerSecond)}</Tag> : rateText(row.requests?.errorsPerSecond) },
      { title: "p50 / p95 / p99", align: "right", render: (_, row) => row.requests == null ? "–" : `${figureText(row.requests.p50Ms)} / ${figureText(row.requests.p95Ms)} / ${figureText(row.requests.p99Ms, "ms")}` },
    ]} />
  );
}

/** The latest overview of the stream; silent when none has come for a while; refused to whoever is no operator. */
function useOverview() {
  const [overview, setOverview] = useState<Overview>();
  const [silent, setSilent] = useState(false);
  const [refused, setRefused] = useState<ApiProblem>();
  useEffect(() => {
    const stop = new AbortController();
    const tellSilence = () => setSilent(true);
    let timer = setTimeout(tellSilence, silentAfter);
    listen("/api/v1/operations/stream", ({ event, data }) => {
      if (event !== "state") return;
      setOverview(JSON.parse(data) as Overview);
      setSilent(false);
      clearTimeout(timer);
      timer = setTimeout(tellSilence, silentAfter);
    }, stop.signal, setRefused);
    return () => { stop.abort(); clearTimeout(timer); };
  }, []);
  return { overview, silent, refused };
}
