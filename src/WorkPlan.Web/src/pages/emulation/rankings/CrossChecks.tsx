import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { App, Button, Form, Input, InputNumber, Radio, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { pointsText } from "./points";
import { useRules } from "./useRules";

type Check = components["schemas"]["CrossCheckView"];
type Difference = Check["differences"][number];
type Step = { kind: "note"; check: Check } | { kind: "settle"; check: Check; number: number };
interface StepInput { ruleCode?: string; points?: number; statement?: string; evidence?: string; accepted?: boolean; settlement?: string }
const colours = { open: "gold", accepted: "green", rejected: "red" } as const;

/** Units of a cluster check each other's scores: what they find different is noted with its evidence, and settled by whoever leads. */
export default function CrossChecks() {
  const { t } = useTranslation("emulation");
  const { cluster } = useParams({ strict: false }) as { cluster: string };
  const { unit, workYear } = useScope();
  const { modal } = App.useApp();
  const nameOf = useUnitName();
  const needed = useNeeded();
  const may = useMay();
  const rules = useRules(cluster, workYear);
  const [step, setStep] = useState<Step>();
  const key = ["emulation", "cross-checks", cluster, workYear];
  const query = useQuery({ queryKey: key, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/cross-checks", { params: { query: { cluster, workYear } } })) });
  const pair = useChange([key], () => dataOf(api.emulation.POST("/api/v1/emulation/cross-checks", { body: { clusterId: cluster, workYear } })));
  const tagOf = async (id: string) => (await taggedOf(api.emulation.GET("/api/v1/emulation/cross-checks/{id}", { params: { path: { id } } }))).tag;
  const complete = useChange([key], async (id: string) => api.emulation.POST("/api/v1/emulation/cross-checks/{id}/complete", { params: { path: { id }, header: { "If-Match": await tagOf(id) } } }));
  const send = useChange([key], async (input: StepInput): Promise<unknown> => {
    const path = { id: step!.check.id };
    const header = { "If-Match": await tagOf(path.id) };
    return step!.kind === "note"
      ? api.emulation.POST("/api/v1/emulation/cross-checks/{id}/differences", { params: { path, header }, body: { ruleCode: input.ruleCode ?? "", points: input.points ?? 0, statement: input.statement ?? "", evidence: input.evidence ?? "" } })
      : api.emulation.POST("/api/v1/emulation/cross-checks/{id}/differences/{number}/settle", { params: { path: { ...path, number: step!.number }, header }, body: { accepted: input.accepted ?? false, settlement: input.settlement ?? "" } });
  }, () => setStep(undefined));
  const asOf = `${workYear}-11-30`;
  const clusters = useQuery({ queryKey: ["emulation", "clusters", asOf], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/clusters", { params: { query: { asOf } } })) });
  const leads = may("writeClusters", clusters.data?.find((known) => known.id === cluster)?.formedByUnitCode ?? "");
  const askComplete = (check: Check) => void modal.confirm({ title: t("crossChecks.completeAsk", { unit: nameOf(check.checkedUnitCode) }), okText: t("crossChecks.complete"), onOk: () => complete.mutateAsync(check.id).catch(() => undefined) });
  return (
    <Page title={t("crossChecks.title", { year: workYear })} note={t("crossChecks.note")} actions={<><Link to="/emulation/rankings" style={{ alignSelf: "center" }}>{t("rankings.title")}</Link>{leads && query.data?.length === 0 && <Button type="primary" loading={pair.isPending} onClick={() => pair.mutate()}>{t("crossChecks.pair")}</Button>}</>}>
      <Loaded query={query} empty={(checks) => checks.length === 0 && <Nothing>{t("crossChecks.none")}</Nothing>}>
        {(checks) => (
          <div className="stack">
            {checks.map((check) => (
              <Section key={check.id} title={t("crossChecks.pairOf", { checker: nameOf(check.checkerUnitCode), checked: nameOf(check.checkedUnitCode) })} extra={check.completedOn != null ? <Tag color="green">{t("crossChecks.completedOn", { day: dayText(check.completedOn) })}</Tag> : check.checkerUnitCode === unit && may("crossCheck", unit) && <span style={{ display: "flex", gap: 8 }}><Button size="small" onClick={() => setStep({ kind: "note", check })}>{t("crossChecks.noteDifference")}</Button><Button size="small" onClick={() => askComplete(check)}>{t("crossChecks.complete")}</Button></span>}>
                {check.differences.length === 0 ? t("crossChecks.noDifference") : <ShortTable<Difference> size="small" rows={check.differences} rowKey="number" pagination={false} columns={[
                  { title: t("rankings.rule"), render: (_, row) => rules.nameOf(row.ruleCode) },
                  { title: t("rankings.points"), align: "right", render: (_, row) => pointsText(row.points) },
                  { title: t("crossChecks.statement"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 220 }}>{row.statement}<br /><small>{row.evidence}</small></span> },
                  { title: t("council.state"), render: (_, row) => <><Tag color={colours[row.state]}>{t(`crossChecks.states.${row.state}`)}</Tag>{row.settlement}</> },
                  ...(leads ? [{ title: "", render: (_: unknown, row: Difference) => row.state === "open" && <Button size="small" onClick={() => setStep({ kind: "settle", check, number: row.number })}>{t("crossChecks.settle")}</Button> }] : []),
                ]} />}
              </Section>
            ))}
          </div>
        )}
      </Loaded>
      {step !== undefined && (
        <FormDialog<StepInput> title={t(step.kind === "note" ? "crossChecks.noteDifference" : "crossChecks.settle")} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={step.kind === "settle" ? { accepted: true } : {}}>
          {step.kind === "note" ? (
            <>
              <Form.Item name="ruleCode" label={t("rankings.rule")} rules={needed}><Select options={rules.options} /></Form.Item>
              <Form.Item name="points" label={t("crossChecks.by")} rules={needed}><InputNumber precision={2} decimalSeparator="," /></Form.Item>
              <Form.Item name="statement" label={t("crossChecks.statement")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
              <Form.Item name="evidence" label={t("crossChecks.evidence")} rules={needed}><Input /></Form.Item>
            </>
          ) : (
            <>
              <Form.Item name="accepted" label={t("crossChecks.verdict")}><Radio.Group options={[{ value: true, label: t("crossChecks.states.accepted") }, { value: false, label: t("crossChecks.states.rejected") }]} /></Form.Item>
              <Form.Item name="settlement" label={t("crossChecks.settlement")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
            </>
          )}
        </FormDialog>
      )}
    </Page>
  );
}
