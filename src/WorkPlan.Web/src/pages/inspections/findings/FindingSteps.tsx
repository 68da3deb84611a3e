import { Button, Form, Input, Radio, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import { useMe } from "../../../api/me";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useUnits } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { keepEvidence, evidenceTypes, type ChosenFile } from "../evidence";
import { OpenFile } from "../OpenFile";
import { answersFor } from "../sides";
import { proofOf, type Finding } from "./FindingCard";

type Step = "remediate" | "verify" | "reopen" | "refer";
interface StepInput { description?: string; caption?: string; file?: ChosenFile; on?: string; reason?: string; due?: string; number?: string; body?: string; remediationId?: string }

/** The unit remedies with evidence, the inspector verifies or opens it again. */
export function FindingSteps({ finding, tag }: { finding: Finding; tag: string }) {
  const { t } = useTranslation(["inspections", "common"]);
  const [step, setStep] = useState<Step>();
  const needed = useNeeded();
  const inspects = useMay()("inspect", finding.byUnitCode);
  const account = useMe().data;
  const answers = answersFor(account, finding.handedOverTo ?? finding.unitCode, finding.byUnitCode, useUnits().data ?? [], today());
  const steps: Step[] = [
    ...(answers && finding.state !== "verified" ? ["remediate"] as const : []), ...(inspects && finding.state === "remediated" ? ["verify"] as const : []),
    ...(inspects && finding.state === "verified" ? ["reopen"] as const : []), ...(inspects && finding.referral == null ? ["refer"] as const : []),
  ];
  const send = useChange([["inspections"]], async (input: StepInput) => {
    const params = { path: { id: finding.id }, header: { "If-Match": tag } } as never;
    switch (step!) {
      case "remediate": {
        const evidence = await keepEvidence(input.file!.fileList[0]!.originFileObj, input.caption, input.on ?? today(), null);
        return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/remediations", { params, body: { description: input.description ?? "", effectiveOn: input.on ?? today(), evidence } }));
      }
      case "verify": return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/verify", { params, body: { verifiedOn: input.on ?? today(), remediationId: input.remediationId ?? null } }));
      case "refer": return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/referral", { params, body: { number: input.number ?? "", issuedOn: input.on ?? today(), body: input.body ?? "" } }));
      case "reopen": return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/reopen", { params, body: { reason: input.reason ?? "", reopenedOn: input.on ?? today(), dueAt: `${input.due}T17:00:00+07:00` } }));
    }
  }, () => setStep(undefined));
  const last = finding.remediations.at(-1)?.id;
  return (
    <>
      {steps.map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`findings.${next}`)}</Button>)}
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`findings.${step}`)} okText={t("action.confirm", { ns: "common" })} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={{ on: today(), ...(last !== undefined && { remediationId: last }) }} {...(step === "verify" && { note: t("findings.verifyWhat") })}>
          {step === "remediate" && <>
            <Form.Item name="description" label={t("findings.whatWasDone")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
            <Form.Item name="file" label={t("findings.evidence")} rules={needed}><Upload accept={evidenceTypes} beforeUpload={() => false} maxCount={1}><Button>{t("findings.chooseFile")}</Button></Upload></Form.Item>
            <Form.Item name="caption" label={t("papers.caption")}><Input /></Form.Item>
          </>}
          {step === "verify" && (
            <Form.Item name="remediationId" label={t("findings.proof")} rules={needed}>
              <Radio.Group style={{ display: "grid", gap: 8 }}>
                {finding.remediations.map((remedy) => <Radio key={remedy.id} value={remedy.id}>{remedy.description} <small>({t("findings.remedied", { day: dayText(remedy.effectiveOn), evidence: remedy.evidence.caption })})</small> {remedy.evidence.contentType != null && <OpenFile path={proofOf(finding, remedy.id)} name={remedy.evidence.caption} />}</Radio>)}
              </Radio.Group>
            </Form.Item>
          )}
          {step === "reopen" && <><Form.Item name="reason" label={t("reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item><Form.Item name="due" label={t("findings.due")} rules={needed}><Input type="date" /></Form.Item></>}
          {step === "refer" && <><Form.Item name="body" label={t("findings.referralBody")} rules={needed}><Input /></Form.Item><Form.Item name="number" label={t("findings.referralNumber")} rules={needed}><Input /></Form.Item></>}
          <Form.Item name="on" label={t("day")} rules={needed}><Input type="date" /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}
