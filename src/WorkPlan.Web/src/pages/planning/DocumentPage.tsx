import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, App, Button, Descriptions, Progress, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { ShortTable } from "../../components/DataTable";
import { dayText, momentText } from "../../components/dates";
import { Link } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { useTellProblem } from "../../components/Problem";
import { StandingTag } from "../../components/Standing";
import { useUnitName } from "../../components/UnitPicker";
import { TakeUp } from "./TakeUp";

type TouchedPlan = components["schemas"]["TouchedPlanView"];
type Dissemination = components["schemas"]["DisseminationView"];

/** A document: what it touches, and who has taken it up. */
export default function DocumentPage() {
  const { t } = useTranslation(["planning", "common"]);
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const may = useMay();
  const params = { params: { path: { id } } };
  const document = useQuery({ queryKey: ["documents", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/documents/{id}", params)) });
  const impact = useQuery({ queryKey: ["documents", id, "impact"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents/{id}/impact", params)) });
  const board = useQuery({
    queryKey: ["documents", id, "dissemination"], enabled: document.data?.data.state === "registered",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents/{id}/dissemination", params)),
  });
  return (
    <Loaded query={document}>
      {({ data, tag }) => (
        <Page title={`${t(`documents.types.${data.type}`)} ${data.number ?? ""}`} note={data.abstract} actions={data.state === "draft" ? may("registerDocuments", data.scopeUnitCode) && <Register id={id} tag={tag} people={impact.data?.people} plans={impact.data?.plans.length} /> : <TakeUp id={id} />}>
          <div className="stack">
            {data.state === "draft" && <Alert type="warning" showIcon title={t("documents.draftNote")} />}
            <Section title={t("documents.about")}>
              <Descriptions size="small" column={{ xs: 1, md: 2, xl: 3 }} items={[
                { label: t("documents.issuer"), children: data.issuer }, { label: t("documents.issuedOn"), children: dayText(data.issuedOn) },
                { label: t("documents.receivedOn"), children: dayText(data.receivedOn) }, { label: t("documents.scope"), children: nameOf(data.scopeUnitCode) },
                { label: t("documents.classification"), children: data.classification ?? "–" }, { label: t("documents.disseminationDueAt"), children: momentText(data.disseminationDueAt) },
              ]} />
            </Section>
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
                      expandable={{ rowExpandable: (row) => row.missing.length > 0, expandedRowRender: (row) => <>{t("documents.missing")}: {row.missing.map((person) => person.fullName).join(", ")}</> }}
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
          </div>
        </Page>
      )}
    </Loaded>
  );
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
