import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { UnitField, useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { ClusterScores } from "./ClusterScores";
import { UnitChoice } from "./UnitChoice";

type Cluster = components["schemas"]["ClusterView"];
type Member = Cluster["members"][number];
type Step = { kind: "join" | "head" | "dissolve" } | { kind: "leave"; unit: string };
interface StepInput { unitCode?: string; from?: string; lastDay?: string }

/** A cluster in a work year: who competes in it, who leads and has led it, and the points as the facts give them now. */
export default function ClusterPage() {
  const { t } = useTranslation("emulation");
  const { cluster: id } = useParams({ strict: false }) as { cluster: string };
  const { workYear } = useScope();
  const may = useMay();
  const nameOf = useUnitName();
  const needed = useNeeded();
  const [step, setStep] = useState<Step>();
  const asOf = `${workYear}-11-30`;
  const params = { path: { id }, query: { asOf } };
  const query = useQuery({ queryKey: ["emulation", "clusters", id, asOf], queryFn: () => taggedOf(api.emulation.GET("/api/v1/emulation/clusters/{id}", { params })) });
  const send = useChange([["emulation"]], async ({ unitCode, from, lastDay }: StepInput): Promise<unknown> => {
    const changing = { path: { id }, header: { "If-Match": query.data!.tag } };
    switch (step!.kind) {
      case "join": return api.emulation.POST("/api/v1/emulation/clusters/{id}/members", { params: changing, body: { unitCode: unitCode!, from: from! } });
      case "leave": return api.emulation.POST("/api/v1/emulation/clusters/{id}/members/leave", { params: changing, body: { unitCode: step!.unit, lastDay: lastDay! } });
      case "head": return api.emulation.POST("/api/v1/emulation/clusters/{id}/heads", { params: changing, body: { unitCode: unitCode!, from: from! } });
      default: return api.emulation.POST("/api/v1/emulation/clusters/{id}/dissolve", { params: changing, body: { lastDay: lastDay! } });
    }
  }, () => setStep(undefined));
  return (
    <Loaded query={query}>
      {({ data }) => {
        const writes = may("writeClusters", data.formedByUnitCode) && data.validTo == null;
        return (
          <Page title={data.name} note={data.validTo == null ? t("clusters.since", { day: dayText(data.validFrom) }) : <><Tag>{t("clusters.dissolved")}</Tag>{dayText(data.validFrom)} – {dayText(data.validTo)}</>} actions={
            <>
              <Link to="/emulation/rankings" style={{ alignSelf: "center" }}>{t("rankings.title")}</Link>
              <Link to={`/emulation/clusters/${id}/cross-checks`} style={{ alignSelf: "center" }}>{t("crossChecks.short")}</Link>
              {writes && <><Button onClick={() => setStep({ kind: "join" })}>{t("clusters.join")}</Button><Button onClick={() => setStep({ kind: "head" })}>{t("clusters.head")}</Button><Button danger onClick={() => setStep({ kind: "dissolve" })}>{t("clusters.dissolve")}</Button></>}
            </>
          }>
            <div className="stack">
              <Section title={t("clusters.about")}>
                <Descriptions size="small" column={{ xs: 1, md: 3 }} items={[
                  { label: t("clusters.formedBy"), children: nameOf(data.formedByUnitCode) },
                  { label: t("council.legalBasis"), children: data.legalBasis },
                  { label: t("clusters.table"), children: <Link to="/emulation/scoring-tables">{data.scoringTableCode}</Link> },
                ]} />
              </Section>
              <ClusterScores cluster={id} workYear={workYear} />
              <div className="two">
                <Section title={t("clusters.members", { count: data.members.length, day: dayText(asOf) })}>
                  <ShortTable<Member> rows={data.members} rowKey={(row) => `${row.unitCode}${row.from}`} empty={t("clusters.noMembers")} columns={[
                    { title: t("unit"), render: (_, row) => <>{nameOf(row.unitCode)} {row.unitCode === data.headUnitCode && <Tag color="blue">{t("clusters.isHead")}</Tag>}</> },
                    { title: t("clusters.time"), render: (_, row) => `${dayText(row.from)} – ${row.to == null ? "" : dayText(row.to)}` },
                    ...(writes ? [{ title: "", render: (_: unknown, row: Member) => row.to == null && <Button size="small" aria-label={`${t("clusters.leave")}: ${nameOf(row.unitCode)}`} onClick={() => setStep({ kind: "leave", unit: row.unitCode })}>{t("clusters.leave")}</Button> }] : []),
                  ]} />
                </Section>
                <Section title={t("clusters.heads")}>
                  {data.heads.length === 0 ? t("clusters.noHeads") : <ol style={{ margin: 0, paddingInlineStart: 20 }}>{data.heads.map((head) => <li key={`${head.unitCode}${head.from}`}>{nameOf(head.unitCode)}: {dayText(head.from)} – {head.to == null ? "" : dayText(head.to)}</li>)}</ol>}
                </Section>
              </div>
            </div>
            {step !== undefined && (
              <FormDialog<StepInput> title={t(`clusters.${step.kind}`)} okText={t(`clusters.${step.kind}`)} note={<>{step.kind === "leave" && <><b>{nameOf(step.unit)}</b> – </>}{t(`clusters.what.${step.kind}`)}</>} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate}
                initial={step.kind === "join" || step.kind === "head" ? { from: `${workYear}-12-01` } : { lastDay: asOf }}>
                {step.kind === "join" && <Form.Item name="unitCode" label={t("unit")} rules={needed}><UnitField label={t("unit")} /></Form.Item>}
                {step.kind === "head" && <Form.Item name="unitCode" label={t("unit")} rules={needed}><UnitChoice units={data.members.map((member) => member.unitCode)} /></Form.Item>}
                {step.kind === "join" || step.kind === "head"
                  ? <Form.Item name="from" label={t("council.validFrom")} rules={needed}><Input type="date" style={{ width: 180 }} /></Form.Item>
                  : <Form.Item name="lastDay" label={t("clusters.lastDay")} rules={needed}><Input type="date" style={{ width: 180 }} /></Form.Item>}
              </FormDialog>
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}
