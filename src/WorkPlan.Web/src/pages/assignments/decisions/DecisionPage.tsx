import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, App, Button, Descriptions, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import { hasRole, useMe } from "../../../api/me";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { Link } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import { usePersonName } from "../usePeople";
import { Amend } from "./Amend";

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
  const unitOf = useUnitName();
  const personOf = usePersonName(decision.unitCode);
  const path = { id: decision.id };
  const isDraft = decision.state === "draft";
  const me = useMe().data;
  const [amending, setAmending] = useState(false);
  const check = useQuery({ queryKey: ["decisions", decision.id, "check", tag], enabled: isDraft, queryFn: () => dataOf(api.assignments.POST("/api/v1/assignments/decisions/{id}/check", { params: { path } })) });
  const issue = useChange([["decisions"], ["tasks"], ["workload"], ["coverage"]], () => dataOf(api.assignments.POST("/api/v1/assignments/decisions/{id}/issue", { params: { path, header: { "If-Match": tag } } as never })));
  const tasks = useQuery({ queryKey: ["tasks", "titles", decision.unitCode, decision.workYear], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", { params: { query: { unit: decision.unitCode, workYear: decision.workYear, pageSize: 200 } } })) });
  const titleOf = (id: string) => tasks.data?.items.find((task) => task.id === id)?.title ?? t("tasks.task");
  const ask = () => void modal.confirm({ title: t("decisions.issueAsk", { number: decision.number }), content: t("decisions.issueWhat", { day: dayText(decision.effectiveOn) }), okText: t("decisions.issue"), onOk: () => issue.mutateAsync().catch(() => undefined) });
  return (
    <Page title={title} note={<>{unitOf(decision.unitCode)} · <Tag color={isDraft ? "gold" : "green"}>{t(`decisions.states.${decision.state}`)}</Tag></>}
      actions={<>{!isDraft && decision.amendsDecisionId == null && hasRole(me, "chief", "deputyChief", "unitHead", "planner") && <Button onClick={() => setAmending(true)}>{t("decisions.amendShort")}</Button>}<DocumentOut path={`/api/v1/assignments/decisions/${decision.id}/document`} />{isDraft && <Button type="primary" loading={issue.isPending} disabled={(check.data?.blocks.length ?? 1) > 0} onClick={ask}>{t("decisions.issue")}</Button>}</>}>
      <div className="stack">
        {check.data && <Objections offences={check.data.blocks} kind="error" title={t("decisions.blocks", { count: check.data.blocks.length })} />}
        {check.data && <Objections offences={check.data.warnings} kind="warning" title={t("decisions.warnings", { count: check.data.warnings.length })} />}
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
          <ShortTable<Decision["items"][number]> rows={decision.items} rowKey={(row) => `${row.taskId}-${row.personCode}`} empty={t("decisions.noItems")} columns={[
            { title: t("tasks.task"), render: (_, row) => <Link to={`/assignments/tasks/${row.taskId}`} style={{ whiteSpace: "normal" }}>{titleOf(row.taskId)}</Link> },
            { title: t("people.name"), render: (_, row) => <Link to={`/assignments/people/${row.personCode}`}>{personOf(row.personCode)}</Link> },
            { title: t("tasks.role"), render: (_, row) => t(`roles.${row.role}`) },
            { title: t("decisions.override"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.overrideReason ?? "–"}</span> },
          ]} />
        </Section>
      </div>
      {amending && <Amend decision={decision} tasks={tasks.data?.items ?? []} titleOf={titleOf} onClose={() => setAmending(false)} />}
    </Page>
  );
}

function Objections({ offences, kind, title }: { offences: readonly Offence[]; kind: "error" | "warning"; title: string }) {
  if (offences.length === 0) return null;
  return <Alert type={kind} showIcon title={title} description={<ul style={{ margin: 0, paddingInlineStart: 18 }}>{offences.map((offence) => <li key={`${offence.taskId}-${offence.personCode}-${offence.rule}`}><b>{offence.fullName}</b> – {offence.taskTitle}: {offence.sentence}{offence.citation != null && ` (${offence.citation})`}</li>)}</ul>} />;
}
