import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { atVietnam, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import type { Finding } from "../findings/FindingCard";
import type { UnitProps } from "./UnitPage";

type Step = "submit" | "paper" | "return" | "draft" | "conclude" | "escalate" | "postpone" | "followUp";
type Outcome = "remedied" | "standing";
interface StepInput { text?: string; reason?: string; on?: string; dueAt?: string; submittedAt?: string; from?: string; to?: string; grade?: "met" | "basicallyMet" | "notMet"; findings?: Record<string, { outcome?: Outcome; due?: string }> }

/** What can be done with the inspection as a whole now, by whom. */
function stepsOf({ campaign, inspection, sides }: UnitProps): Step[] {
  const direct = inspection.mode === "direct";
  if (inspection.state === "concluded") return sides.inspects ? ["followUp"] : [];
  if (campaign.state !== "announced") return [];
  const examined = direct ? inspection.minutes?.isSigned === true : inspection.state === "submitted";
  return [
    ...(!direct && inspection.state === "open" && sides.answers ? ["submit"] as const : []),
    ...(!direct && inspection.state === "open" && sides.inspects ? ["paper"] as const : []),
    ...(!direct && inspection.state === "submitted" && sides.inspects ? ["return"] as const : []),
    ...(examined && sides.writes ? ["draft"] as const : []),
    ...(examined && sides.concludes ? ["conclude"] as const : []),
    ...(!direct && sides.runs ? ["escalate"] as const : []),
    ...(direct && sides.runs && inspection.minutes?.isSigned !== true ? ["postpone"] as const : []),
  ];
}

export function UnitSteps(props: UnitProps) {
  const { t } = useTranslation(["inspections", "common"]);
  const { inspection, tag } = props;
  const [step, setStep] = useState<Step>();
  const needed = useNeeded();
  const send = useChange([["inspections"]], (input: StepInput) => {
    const params = { path: { id: inspection.campaignId, unitCode: inspection.unitCode }, header: { "If-Match": tag } } as never;
    const base = "/api/v1/inspections/campaigns/{id}/units/{unitCode}" as const;
    const [text, reason, on] = [input.text ?? "", input.reason ?? "", input.on ?? today()];
    switch (step!) {
      case "submit": return dataOf(api.inspections.POST(`${base}/submit`, { params, body: { text, submittedAt: null } }));
      case "paper": return dataOf(api.inspections.POST(`${base}/submit`, { params, body: { text, submittedAt: atVietnam(input.submittedAt!) } }));
      case "return": return dataOf(api.inspections.POST(`${base}/return`, { params, body: { reason, dueAt: atVietnam(input.dueAt!) } }));
      case "draft": return dataOf(api.inspections.PUT(`${base}/draft`, { params, body: { grade: input.grade!, text, draftedOn: on } }));
      case "conclude": return dataOf(api.inspections.POST(`${base}/conclude`, { params, body: { grade: input.grade!, text, concludedOn: on } }));
      case "escalate": return dataOf(api.inspections.POST(`${base}/escalate`, { params, body: { reason, escalatedOn: on } }));
      case "postpone": return dataOf(api.inspections.POST(`${base}/postpone`, { params, body: { reason, postponedOn: on, visitFrom: input.from!, visitTo: input.to! } }));
      case "followUp": return dataOf(api.inspections.POST(`${base}/follow-ups`, { params, body: { visitedOn: on, content: text, findings: Object.entries(input.findings ?? {}).flatMap(([findingId, { outcome, due }]) => outcome === undefined ? [] : [{ findingId, outcome, dueAt: due === undefined ? null : `${due}T17:00:00+07:00` }]) } }));
    }
  }, () => setStep(undefined));
  const [graded, texted, reasoned] = [step === "draft" || step === "conclude", step !== "return" && step !== "escalate" && step !== "postpone", step === "return" || step === "escalate" || step === "postpone"];
  return (
    <>
      {stepsOf(props).map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`steps.${next}`)}</Button>)}
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`steps.${step}`)} note={t(`steps.${step}What`)} okText={t(`steps.${step}`)} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate}
          initial={{ on: today(), ...(graded && { grade: inspection.draft?.grade ?? "met", text: inspection.draft?.text ?? "" }) }}>
          {graded && <Form.Item name="grade" label={t("unit.grade")}><Select options={(["met", "basicallyMet", "notMet"] as const).map((value) => ({ value, label: t(`grades.${value}`) }))} /></Form.Item>}
          {texted && <Form.Item name="text" label={t(`steps.${step}Text` as "steps.submitText")} rules={needed}><Input.TextArea autoSize={{ minRows: 4 }} /></Form.Item>}
          {reasoned && <Form.Item name="reason" label={t("reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
          {step === "paper" && <Form.Item name="submittedAt" label={t("steps.submittedAt")} rules={needed}><Input type="datetime-local" /></Form.Item>}
          {step === "return" && <Form.Item name="dueAt" label={t("steps.newDue")} rules={needed}><Input type="datetime-local" /></Form.Item>}
          {step === "postpone" && <div className="filters"><Form.Item name="from" label={t("steps.visitFrom")} rules={needed}><Input type="date" /></Form.Item><Form.Item name="to" label={t("steps.visitTo")} rules={needed}><Input type="date" /></Form.Item></div>}
          {step === "followUp" && <Followed campaign={inspection.campaignId} unit={inspection.unitCode} />}
          {step !== "submit" && step !== "paper" && step !== "return" && <Form.Item name="on" label={t("day")} rules={needed}><Input type="date" /></Form.Item>}
        </FormDialog>
      )}
    </>
  );
}

/** What the visit saw of each finding. One that was closed and stands again gets a new deadline. */
function Followed({ campaign, unit }: { campaign: string; unit: string }) {
  const { t } = useTranslation("inspections");
  const needed = useNeeded();
  const findings = useQuery({ queryKey: ["inspections", "findings", "of", campaign, unit], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/findings", { params: { query: { campaign, unit, pageSize: 200 } } })) });
  return (
    <>
      {findings.data?.items.map((finding: Finding) => (
        <div key={finding.id} className="filters">
          <Form.Item name={["findings", finding.id, "outcome"]} label={finding.statement} style={{ flex: "1 1 240px" }}><Select allowClear placeholder={t("steps.notSeen")} options={(["remedied", "standing"] as const).map((value) => ({ value, label: t(`outcomes.${value}`) }))} /></Form.Item>
          {finding.state === "verified" && <Form.Item noStyle shouldUpdate>{({ getFieldValue }) => getFieldValue(["findings", finding.id, "outcome"]) === "standing" && <Form.Item name={["findings", finding.id, "due"]} label={t("findings.due")} rules={needed}><Input type="date" /></Form.Item>}</Form.Item>}
        </div>
      ))}
    </>
  );
}
