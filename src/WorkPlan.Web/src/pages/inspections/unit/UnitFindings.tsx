import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { dayText, today } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded, Nothing } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { attachEvidence, evidenceTypes, type ChosenFile } from "../evidence";
import { FindingCard, findingCategories, findingSeverities } from "../findings/FindingCard";
import type { Campaign, UnitInspection, UnitProps } from "./UnitPage";

interface NewFinding {
  category: (typeof findingCategories)[number]; severity: (typeof findingSeverities)[number]; statement: string; cause: string; causeKind?: "cause" | "condition"; causeObjective?: boolean; remedy: string; raisedOn: string; dueAt: string;
  itemCode: string; known?: string; file?: ChosenFile; caption?: string; planId?: string; planItem?: string;
}

/** What the inspection has found in the unit, and a new finding. */
export function UnitFindings({ campaign, inspection, sides }: UnitProps) {
  const { t } = useTranslation("inspections");
  const [raising, setRaising] = useState(false);
  const query = useQuery({ queryKey: ["inspections", "findings", "of", inspection.campaignId, inspection.unitCode], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/findings", { params: { query: { campaign: inspection.campaignId, unit: inspection.unitCode, pageSize: 200 } } })) });
  return (
    <div className="stack">
      {sides.examines && campaign.state === "announced" && inspection.state !== "concluded" && <div><Button icon={<PlusOutlined />} onClick={() => setRaising(true)}>{t("findings.raise")}</Button></div>}
      <Loaded query={query} empty={(page) => page.items.length === 0 && <Nothing>{t("findings.noneHere")}</Nothing>}>{(page) => <>{page.items.map((finding) => <FindingCard key={finding.id} finding={finding} />)}</>}</Loaded>
      {raising && <RaiseFinding campaign={campaign} inspection={inspection} onClose={() => setRaising(false)} />}
    </div>
  );
}

/** At which question it came up, what shows it, and which item of the plan it touches: the finding then stands as a flag at that item. */
function RaiseFinding({ campaign, inspection, onClose }: { campaign: Campaign; inspection: UnitInspection; onClose: () => void }) {
  const { t } = useTranslation("inspections");
  const needed = useNeeded();
  const raise = useChange([["inspections"]], async ({ known, file, caption, planId, planItem, causeKind, causeObjective, ...finding }: NewFinding) => {
    const chosen = file?.fileList[0]?.originFileObj;
    const evidenceId = known ?? (chosen === undefined ? null : (await attachEvidence(inspection, chosen, caption, finding.raisedOn, finding.itemCode)).id);
    const [kind, item] = planItem === undefined ? [] : [planItem.slice(0, planItem.indexOf(":")), planItem.slice(planItem.indexOf(":") + 1)];
    return dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/units/{unitCode}/findings", {
      params: { path: { id: inspection.campaignId, unitCode: inspection.unitCode } } as never,
      body: {
        ...finding, dueAt: `${finding.dueAt}T17:00:00+07:00`, evidenceId, causeKind: causeKind ?? null, causeObjective: causeObjective ?? null, planId: planId ?? null,
        planTaskId: kind === "task" ? item! : null, planTargetCode: kind === "target" ? item! : null, fieldCode: kind === "field" ? item! : null,
      },
    }));
  }, onClose);
  return (
    <FormDialog<NewFinding> title={t("findings.raise")} width={720} busy={raise.isPending} onClose={onClose} onFinish={raise.mutate} initial={{ category: "planContent", severity: "limitation", raisedOn: today() }}>
      <div className="filters">
        <Form.Item name="category" label={t("findings.category")} style={{ flex: "1 1 200px" }}><Select options={findingCategories.map((value) => ({ value, label: t(`categories.${value}`) }))} /></Form.Item>
        <Form.Item name="severity" label={t("findings.severity")} style={{ flex: "1 1 200px" }}><Select options={findingSeverities.map((value) => ({ value, label: t(`severities.${value}`) }))} /></Form.Item>
      </div>
      <Form.Item name="itemCode" label={t("findings.item")} rules={needed}><Select showSearch={{ optionFilterProp: "label" }} options={inspection.items.map((item) => ({ value: item.code, label: `${item.code} ${item.question}` }))} /></Form.Item>
      <ItemOfPlan unit={inspection.unitCode} workYear={campaign.subjectObject?.workYear ?? campaign.workYear} />
      <Proof inspection={inspection} />
      <Form.Item name="statement" label={t("findings.statement")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="cause" label={t("findings.cause")} rules={needed}><Input.TextArea autoSize /></Form.Item>
      <div className="filters">
        <Form.Item name="causeKind" label={t("findings.causeKind")} style={{ flex: "1 1 200px" }}><Select allowClear options={(["cause", "condition"] as const).map((value) => ({ value, label: t(`causeKinds.${value}`) }))} /></Form.Item>
        <Form.Item name="causeObjective" label={t("findings.causeObjective")} style={{ flex: "1 1 200px" }}><Select allowClear options={[{ value: true, label: t("causeKinds.objective") }, { value: false, label: t("causeKinds.subjective") }]} /></Form.Item>
      </div>
      <Form.Item name="remedy" label={t("findings.remedy")} rules={needed}><Input.TextArea autoSize /></Form.Item>
      <div className="filters">
        <Form.Item name="raisedOn" label={t("findings.raisedOn")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="dueAt" label={t("findings.due")} rules={needed}><Input type="date" /></Form.Item>
      </div>
    </FormDialog>
  );
}

/** The unit's plans of the year, and of the chosen one a task, a target or a field. */
function ItemOfPlan({ unit, workYear }: { unit: string; workYear: number }) {
  const { t } = useTranslation("inspections");
  const fieldOf = useFieldName();
  const form = Form.useFormInstance<NewFinding>();
  const planId = Form.useWatch("planId", form);
  const plans = useQuery({ queryKey: ["plans", unit, workYear, "of-unit"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans", { params: { query: { unit, workYear, pageSize: 20 } } })) });
  const plan = useQuery({ queryKey: ["plans", planId, "items"], enabled: planId != null, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}", { params: { path: { id: planId! } } })) });
  const groups = planId == null || plan.data === undefined ? [] : [
    { label: t("findings.planTasks"), options: plan.data.tasks.map((task) => ({ value: `task:${task.id}`, label: task.title })) },
    { label: t("findings.planTargets"), options: plan.data.sections.flatMap((section) => section.targets.map((target) => ({ value: `target:${target.targetCode}`, label: `${target.name} – ${fieldOf(section.fieldCode)}` }))) },
    { label: t("findings.planFields"), options: plan.data.sections.map((section) => ({ value: `field:${section.fieldCode}`, label: fieldOf(section.fieldCode) })) },
  ].filter((group) => group.options.length > 0);
  return (
    <div className="filters">
      <Form.Item name="planId" label={t("findings.plan")} style={{ flex: "1 1 240px", minWidth: 0 }}>
        <Select allowClear loading={plans.isPending} onChange={() => form.setFieldValue("planItem", undefined)} options={plans.data?.items.map((known) => ({ value: known.id, label: known.number == null ? known.title : `${known.title} (${known.number})` })) ?? []} />
      </Form.Item>
      <Form.Item name="planItem" label={t("findings.planItem")} extra={t("findings.planItemWhat")} style={{ flex: "1 1 300px", minWidth: 0 }}>
        <Select allowClear disabled={planId == null} loading={plan.isFetching} showSearch={{ optionFilterProp: "label" }} options={groups} />
      </Form.Item>
    </div>
  );
}

/** A piece of evidence that is there, a new file, or the fact that says that something is missing. */
function Proof({ inspection }: { inspection: UnitInspection }) {
  const { t } = useTranslation("inspections");
  const form = Form.useFormInstance<NewFinding>();
  const cited = Form.useWatch("itemCode", form);
  const asked = inspection.items.find((item) => item.code === cited);
  const contested = inspection.mode === "direct" && asked?.answer?.verdict === "contest";
  const fact = asked?.fact != null && showsLack(asked.fact) && !contested ? asked.fact : undefined;
  const shown = [{ validator: () => fact !== undefined || form.getFieldValue("known") !== undefined || (form.getFieldValue("file") as ChosenFile | undefined)?.fileList.length ? Promise.resolve() : Promise.reject(new Error(t("findings.evidenceNeeded"))) }];
  return (
    <>
      {fact !== undefined && <p>{t("findings.byFact", { fact: fact.sentence })}</p>}
      {inspection.evidence.length > 0 && <Form.Item name="known" label={t("findings.known")}><Select allowClear options={inspection.evidence.map((row) => ({ value: row.id, label: `${row.caption}, ${dayText(row.takenOn)}` }))} /></Form.Item>}
      <div className="filters">
        <Form.Item name="file" label={t("findings.file")} dependencies={["known", "itemCode"]} rules={shown}><Upload accept={evidenceTypes} beforeUpload={() => false} maxCount={1}><Button>{t("findings.chooseFile")}</Button></Upload></Form.Item>
        <Form.Item name="caption" label={t("papers.caption")} style={{ flex: "1 1 240px" }}><Input /></Form.Item>
      </div>
    </>
  );
}

/** Whether a fact can show a fault: as the service judges it when the finding is raised. */
function showsLack(fact: { available: boolean; reached: number; expected: number; gaps: readonly unknown[] }) {
  return fact.available && (fact.expected === 0 || fact.reached < fact.expected || fact.gaps.length > 0);
}
