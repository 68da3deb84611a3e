import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, App, Button, Descriptions, Pagination, Progress, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { ShortTable } from "../../components/DataTable";
import { dayText, momentText } from "../../components/dates";
import { Link, useFilters, useGo } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { useTellProblem } from "../../components/Problem";
import { StandingTag } from "../../components/Standing";
import { useChange } from "../../components/useChange";
import { useUnitName } from "../../components/UnitPicker";
import { CorrectDocument } from "./CorrectDocument";
import { EnterDocument } from "./EnterDocument";
import { UnitTraces } from "./meetings/UnitTraces";
import { RecordReaders, TakeUp } from "./TakeUp";

type TouchedPlan = components["schemas"]["TouchedPlanView"];
type Dissemination = components["schemas"]["DisseminationView"];

/** A document: what it touches, and who has taken it up. */
export default function DocumentPage() {
  const { t } = useTranslation(["planning", "common"]);
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const may = useMay();
  const [filters, change] = useFilters();
  const [changing, setChanging] = useState(false);
  const params = { params: { path: { id } } };
  const document = useQuery({ queryKey: ["documents", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/documents/{id}", params)) });
  const impact = useQuery({ queryKey: ["documents", id, "impact"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents/{id}/impact", params)) });
  const board = useQuery({
    queryKey: ["documents", id, "dissemination"], enabled: document.data?.data.state === "registered",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents/{id}/dissemination", params)),
  });
  const trace = useQuery({
    queryKey: ["documents", id, "trace", filters.page], enabled: document.data?.data.state === "registered",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents/{id}/trace", { params: { path: { id }, query: { pageSize: 50, page: Number(filters.page ?? 1) } } })),
  });
  return (
    <Loaded query={document}>
      {({ data, tag }) => (
        <Page title={`${t(`documents.types.${data.type}`)} ${data.number ?? ""}`} note={data.abstract} actions={<>
          {may("registerDocuments", data.scopeUnitCode) && data.supersededById == null && <Button onClick={() => setChanging(true)}>{t(data.state === "draft" ? "documents.edit" : "documents.correct")}</Button>}
          {data.state === "draft" ? may("registerDocuments", data.scopeUnitCode) && <><Discard id={id} tag={tag} /><Register id={id} tag={tag} people={impact.data?.people} plans={impact.data?.plans.length} /></> : <TakeUp id={id} />}
        </>}>
          <div className="stack">
            {data.state === "draft" && <Alert type="warning" showIcon title={t("documents.draftNote")} />}
            <Section title={t("documents.about")}>
              <Descriptions size="small" column={{ xs: 1, md: 2, xl: 3 }} items={[
                { label: t("documents.issuer"), children: data.issuer }, { label: t("documents.issuedOn"), children: dayText(data.issuedOn) },
                { label: t("documents.receivedOn"), children: dayText(data.receivedOn) }, { label: t("documents.scope"), children: nameOf(data.scopeUnitCode) },
                { label: t("documents.workYear"), children: data.workYear },
                { label: t("documents.classification"), children: data.classification ?? "–" }, { label: t("documents.disseminationDueAt"), children: momentText(data.disseminationDueAt) },
                ...(data.supersededById == null ? [] : [{ label: t("documents.superseded"), children: <Link to={`/planning/documents/${data.supersededById}`}>{t("documents.supersededBy", { day: dayText(data.supersededOn) })}</Link> }]),
              ]} />
            </Section>
            {data.corrections.length > 0 && (
              <Section title={t("documents.corrections")}>
                <ul style={{ margin: 0, paddingInlineStart: 20 }}>{data.corrections.map((one) => <li key={one.number}>{dayText(one.correctedOn)}: {one.reason} <Tag color={one.material ? "orange" : "default"}>{t(one.material ? "documents.materialYes" : "documents.immaterialYes")}</Tag></li>)}</ul>
              </Section>
            )}
            <Section title={t("documents.impact")}>
              <Loaded query={impact}>
                {(view) => (
                  <>
                    <p>{t("documents.impactSummary", { units: view.units, people: view.people, plans: view.plans.length, due: dayText(view.supplementDueOn) })}</p>
                    <ShortTable<TouchedPlan> rows={view.plans} rowKey="planId" empty={t("documents.noPlans")} columns={[
                      { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
                      { title: t("plans.name"), render: (_, row) => <Link to={`/planning/plans/${row.planId}`}>{row.title}</Link> },
                      { title: t("plans.state"), render: (_, row) => t(`plans.states.${row.state}`) },
                      { title: t("documents.mustSupplement"), render: (_, row) => row.mustBeSupplemented ? <Tag color="orange">{t("yes")}</Tag> : t("no") },
                      { title: t("documents.answered"), render: (_, row) => row.obligation == null ? "–" : <StandingTag state={row.obligation} /> },
                    ]} />
                  </>
                )}
              </Loaded>
            </Section>
            {data.state === "registered" && (
              <Section title={t("documents.uptake")}>
                <Loaded query={board}>
                  {(rows) => (
                    <ShortTable<Dissemination> rows={rows} rowKey="unitCode" empty={t("documents.noUptake")}
                      expandable={{ rowExpandable: (row) => row.missing.length > 0, expandedRowRender: (row) => <RecordReaders id={id} unit={row.unitCode} missing={row.missing} /> }}
                      columns={[
                        { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
                        { title: t("documents.disseminatedOn"), render: (_, row) => row.disseminatedOn == null ? <Tag color="red">{t("documents.notYet")}</Tag> : dayText(row.disseminatedOn) },
                        { title: t("documents.timely"), render: (_, row) => row.timely == null ? "–" : row.timely ? <Tag color="green">{t("documents.inTime")}</Tag> : <Tag color="red">{t("documents.late")}</Tag> },
                        { title: t("documents.people"), render: (_, row) => <Progress style={{ minWidth: 160 }} size="small" aria-label={t("documents.people")} percent={row.requiredPersons === 0 ? (row.disseminatedOn == null ? 0 : 100) : Math.floor((row.acknowledgedPersons / row.requiredPersons) * 100)} format={() => `${row.acknowledgedPersons}/${row.requiredPersons}`} /> },
                      ]} />
                  )}
                </Loaded>
              </Section>
            )}
            {data.state === "registered" && (
              <Section title={t("documents.trace")}>
                <Loaded query={trace}>
                  {(view) => (
                    <>
                      <p style={{ marginTop: 0 }}>{t("documents.traceSummary", { owed: view.owed, answered: view.answered, inTime: view.inTime, overdue: view.overdue })}</p>
                      <UnitTraces rows={view.units} empty={t("documents.noPlans")} />
                      {view.total > view.pageSize && <Pagination size="small" current={view.page} pageSize={view.pageSize} total={view.total} showSizeChanger={false} onChange={(page) => change({ page })} />}
                    </>
                  )}
                </Loaded>
              </Section>
            )}
          </div>
          {changing && (data.state === "draft" ? <EnterDocument known={data} tag={tag} onClose={() => setChanging(false)} /> : <CorrectDocument document={data} tag={tag} onClose={() => setChanging(false)} />)}
        </Page>
      )}
    </Loaded>
  );
}

/** A draft has told nobody anything yet: it can be thrown away. */
function Discard({ id, tag }: { id: string; tag: string }) {
  const { t } = useTranslation("planning");
  const { modal } = App.useApp();
  const go = useGo();
  const discard = useChange([], () => api.planning.DELETE("/api/v1/planning/documents/{id}", { params: { path: { id }, header: { "If-Match": tag } } }), () => go("/planning/documents"));
  const ask = () => void modal.confirm({ title: t("documents.discardAsk"), content: t("documents.discardWhat"), okText: t("documents.discard"), okButtonProps: { danger: true }, onOk: () => discard.mutateAsync().catch(() => undefined) });
  return <Button danger loading={discard.isPending} onClick={ask}>{t("documents.discard")}</Button>;
}

/** Registering cannot be undone, so it says what it will do and asks. */
function Register({ id, tag, people, plans }: { id: string; tag: string; people: number | undefined; plans: number | undefined }) {
  const { t } = useTranslation(["planning", "common"]);
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const registering = useMutation({
    mutationFn: () => dataOf(api.planning.POST("/api/v1/planning/documents/{id}/register", { params: { path: { id }, header: { "If-Match": tag } } as never })),
    onSuccess: () => { void message.success(t("documents.done")); void queries.invalidateQueries({ queryKey: ["documents"] }); },
    onError: tellProblem,
  });
  const ask = () => void modal.confirm({ title: t("documents.registerAsk"), content: t("documents.registerWhat", { people, plans }), okText: t("documents.register"), onOk: () => registering.mutateAsync().catch(() => undefined) });
  return <Button type="primary" loading={registering.isPending} onClick={ask}>{t("documents.register")}</Button>;
}
