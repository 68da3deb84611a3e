import { useQueries, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, App, Button, Descriptions, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { Link, useGo } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import { usePersonNames } from "../../../components/usePersonNames";
import { Amend, ChangeDraft } from "./Amend";

type Decision = components["schemas"]["DecisionView"];
type Offence = components["schemas"]["OffendingItem"];

/** A decision: who gets which task, what stands against it, and the paper that goes out. */
export default function DecisionPage() {
  const { t } = useTranslation("assignments");
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ["decisions", id], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/decisions/{id}", { params: { path: { id } } })) });
  return <Loaded query={query}>{({ data, tag }) => <Decided decision={data} tag={tag} title={t("decisions.one", { number: data.number })} />}</Loaded>;
}

function Decided({ decision, tag, title }: { decision: Decision; tag: string; title: string }) {
  const { t } = useTranslation("assignments");
  const { modal } = App.useApp();
  const go = useGo();
  const may = useMay();
  const unitOf = useUnitName();
  const personOf = usePersonNames(decision.items.map((item) => item.personCode));
  const path = { id: decision.id };
  const params = { path, header: { "If-Match": tag } };
  const isDraft = decision.state === "draft";
  const drafts = may("draftDecisions", decision.unitCode);
  const [doing, setDoing] = useState<"amend" | "change">();
  const check = useQuery({ queryKey: ["decisions", decision.id, "check", tag], enabled: isDraft && drafts, queryFn: () => dataOf(api.assignments.POST("/api/v1/assignments/decisions/{id}/check", { params: { path } })) });
  const issue = useChange([["decisions"], ["tasks"], ["workload"], ["coverage"], ["board"]], () => dataOf(api.assignments.POST("/api/v1/assignments/decisions/{id}/issue", { params })));
  const discard = useChange([["decisions", "list"]], () => api.assignments.DELETE("/api/v1/assignments/decisions/{id}", { params }), () => go("/assignments/decisions"));
  const tasks = useQuery({ queryKey: ["tasks", "titles", decision.unitCode, decision.workYear], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", { params: { query: { unit: decision.unitCode, workYear: decision.workYear, pageSize: 200 } } })) });
  const amended = useQuery({ queryKey: ["decisions", decision.amendsDecisionId], enabled: isDraft && decision.amendsDecisionId != null, queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/decisions/{id}", { params: { path: { id: decision.amendsDecisionId! } } })) });
  // Tasks of another work year are not in the list; each is asked for by itself.
  const listed = new Map(tasks.data?.items.map((task) => [task.id, task.title]));
  const unlisted = tasks.data === undefined ? [] : [...new Set([...decision.items.map((item) => item.taskId), ...decision.revokedTaskIds])].filter((id) => !listed.has(id));
  const others = useQueries({ queries: unlisted.map((id) => ({ queryKey: ["tasks", id], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/tasks/{id}", { params: { path: { id } } })) })) });
  const titles = [...listed, ...others.flatMap((other) => (other.data === undefined ? [] : [[other.data.data.id, other.data.data.title] as const]))].map(([id, title]) => ({ id, title }));
  const titleOf = (id: string) => titles.find((task) => task.id === id)?.title ?? "…";
  const ask = () => void modal.confirm({ title: t("decisions.issueAsk", { number: decision.number }), content: t("decisions.issueWhat", { day: dayText(decision.effectiveOn) }), okText: t("decisions.issue"), onOk: () => issue.mutateAsync().catch(() => undefined) });
  const askDiscard = () => void modal.confirm({ title: t("decisions.discardAsk", { number: decision.number }), content: t("decisions.discardWhat"), okText: t("decisions.discard"), okButtonProps: { danger: true }, onOk: () => discard.mutateAsync().catch(() => undefined) });
  const blocks = check.data?.blocks ?? [];
  const offences = [...blocks.map((one) => ({ ...one, blocks: true })), ...(check.data?.warnings ?? []).map((one) => ({ ...one, blocks: false }))];
  // A warning needs a reason before it can be issued; what the law blocks needs another person.
  const unexplained = (check.data?.warnings ?? []).filter((warning) => !decision.items.some((item) => item.taskId === warning.taskId && item.personCode === warning.personCode && item.overrideReason != null));
  return (
    <Page title={title} note={<>{unitOf(decision.unitCode)} · <Tag color={isDraft ? "gold" : "green"}>{t(`decisions.states.${decision.state}`)}</Tag></>}
      actions={
        <>
          {!isDraft && decision.amendsDecisionId == null && drafts && <Button onClick={() => setDoing("amend")}>{t("decisions.amendShort")}</Button>}
          {isDraft && drafts && <><Button danger onClick={askDiscard}>{t("decisions.discard")}</Button><Button type={offences.length > 0 && (blocks.length > 0 || unexplained.length > 0) ? "primary" : "default"} onClick={() => setDoing("change")}>{t("decisions.changeShort")}</Button></>}
          <DocumentOut path={`/api/v1/assignments/decisions/${decision.id}/document`} />
          {isDraft && may("issueDecisions", decision.unitCode) && <Button type="primary" loading={issue.isPending} disabled={check.data === undefined || blocks.length > 0 || unexplained.length > 0} onClick={ask}>{t("decisions.issue")}</Button>}
        </>
      }>
      <div className="stack">
        {check.data && <Objections offences={check.data.blocks} kind="error" title={t("decisions.blocks", { count: itemsIn(check.data.blocks) })} />}
        {check.data && <Objections offences={check.data.warnings} kind="warning" title={t(unexplained.length > 0 ? "decisions.warningsToExplain" : "decisions.warnings", { count: itemsIn(check.data.warnings) })} />}
        <Section title={t("decisions.about")}>
          <Descriptions size="small" column={{ xs: 1, md: 2, xl: 4 }} items={[
            { label: t("decisions.signedOn"), children: dayText(decision.signedOn) }, { label: t("decisions.effectiveOn"), children: dayText(decision.effectiveOn) },
            { label: t("decisions.capacity"), children: t(`capacities.${decision.signingCapacity}`) }, { label: t("decisions.signer"), children: decision.signerName ?? "–" },
          ]} />
          {decision.amendsDecisionId != null && <p style={{ marginBottom: 0 }}><Link to={`/assignments/decisions/${decision.amendsDecisionId}`}>{t("decisions.amends")}</Link></p>}
          {decision.amendedBy.length > 0 && <p style={{ marginBottom: 0 }}>{t("decisions.amendedBy")}: {decision.amendedBy.map((row, index) => <span key={row.id}>{index > 0 && ", "}<Link to={`/assignments/decisions/${row.id}`}>{row.number}</Link> ({t("decisions.effectiveOn")} {dayText(row.effectiveOn)})</span>)}</p>}
        </Section>
        {decision.revokedTaskIds.length > 0 && <Section title={t("decisions.revoked")}><ul style={{ margin: 0, paddingInlineStart: 18 }}>{decision.revokedTaskIds.map((task) => <li key={task}><Link to={`/assignments/tasks/${task}`}>{titleOf(task)}</Link></li>)}</ul></Section>}
        <Section title={t("decisions.items")}>
          <ShortTable<Decision["items"][number]> rows={decision.items} rowKey={(row) => `${row.taskId}-${row.personCode}-${row.role}`} empty={t("decisions.noItems")} columns={[
            { title: t("tasks.task"), render: (_, row) => <Link to={`/assignments/tasks/${row.taskId}`} style={{ whiteSpace: "normal", display: "inline-block", minWidth: 220, maxWidth: 460 }}>{titleOf(row.taskId)}</Link> },
            { title: t("people.name"), render: (_, row) => <Link to={`/assignments/people/${row.personCode}`}>{personOf(row.personCode)}</Link> },
            { title: t("tasks.role"), render: (_, row) => t(`roles.${row.role}`) },
            { title: t("decisions.override"), render: (_, row) => <span className="reason">{row.overrideReason ?? "–"}{row.warnings.length > 0 && <><br /><small>⚠ {row.warnings.join(" ")}</small></>}</span> },
          ]} />
        </Section>
      </div>
      {doing === "amend" && <Amend decision={decision} tasks={titles} titleOf={titleOf} onClose={() => setDoing(undefined)} />}
      {doing === "change" && <ChangeDraft decision={decision} tag={tag} tasks={titles} offences={offences} onClose={() => setDoing(undefined)}
        amended={decision.amendsDecisionId == null ? undefined : [...new Set([...(amended.data?.data.items.map((item) => item.taskId) ?? []), ...decision.revokedTaskIds])].map((id) => ({ id, title: titleOf(id) }))} />}
    </Page>
  );
}

/** How many of the decision's items they speak of. */
const itemsIn = (offences: readonly Offence[]) => new Set(offences.map((offence) => `${offence.taskId} ${offence.personCode}`)).size;

function Objections({ offences, kind, title }: { offences: readonly Offence[]; kind: "error" | "warning"; title: string }) {
  if (offences.length === 0) return null;
  return <Alert type={kind} showIcon title={title} description={<ul style={{ margin: 0, paddingInlineStart: 18 }}>{offences.map((offence) => <li key={`${offence.taskId}-${offence.personCode}-${offence.rule}`}><b>{offence.fullName}</b> – {offence.taskTitle}: {offence.sentence}{offence.citation != null && ` (${offence.citation})`}</li>)}</ul>} />;
}
