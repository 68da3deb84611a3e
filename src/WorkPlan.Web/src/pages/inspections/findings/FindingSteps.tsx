import { Button, Form, Input, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { rolesOf, useMe } from "../../../api/me";
import { today } from "../../../components/dates";
import { useChange } from "../../../components/useChange";
import { keepEvidence, evidenceTypes, type ChosenFile } from "../evidence";
import type { Finding } from "./FindingCard";

type Step = "remediate" | "verify" | "reopen" | "refer";
interface StepInput { description?: string; caption?: string; file?: ChosenFile; on?: string; reason?: string; due?: string; number?: string; body?: string }

/** The unit remedies with evidence, the inspector verifies or opens it again. */
export function FindingSteps({ finding, tag }: { finding: Finding; tag: string }) {
  const { t } = useTranslation(["inspections", "common"]);
  const [step, setStep] = useState<Step>();
  const [form] = Form.useForm<StepInput>();
  const roles = rolesOf(useMe().data, today());
  const inspects = (["inspector", "chief", "deputyChief", "unitHead", "systemAdministrator"] as const).some((role) => roles.has(role));
  const steps: Step[] = [...(finding.state === "open" ? ["remediate"] as const : []), ...(inspects && finding.state === "remediated" ? ["verify"] as const : []), ...(inspects && finding.state !== "open" ? ["reopen"] as const : []), ...(inspects && finding.referral == null ? ["refer"] as const : [])];
  const send = useChange([["inspections"]], async (input: StepInput) => {
    const params = { path: { id: finding.id }, header: { "If-Match": tag } } as never;
    switch (step!) {
      case "remediate": {
        const evidence = await keepEvidence(input.file!.fileList[0]!.originFileObj, input.caption, input.on ?? today(), null);
        return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/remediations", { params, body: { description: input.description ?? "", effectiveOn: input.on ?? today(), evidence } }));
      }
      case "verify": return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/verify", { params, body: { verifiedOn: input.on ?? today(), remediationId: null } }));
      case "refer": return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/referral", { params, body: { number: input.number ?? "", issuedOn: input.on ?? today(), body: input.body ?? "" } }));
      case "reopen": return dataOf(api.inspections.POST("/api/v1/inspections/findings/{id}/reopen", { params, body: { reason: input.reason ?? "", reopenedOn: input.on ?? today(), dueAt: `${input.due}T17:00:00+07:00` } }));
    }
  }, () => setStep(undefined));
  const needed = [{ required: true, message: t("needed") }];
  return (
    <>
      {steps.map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`findings.${next}`)}</Button>)}
      <Modal open={step !== undefined} title={step && t(`findings.${step}`)} okText={t("action.confirm", { ns: "common" })} onCancel={() => setStep(undefined)} onOk={() => form.submit()} confirmLoading={send.isPending} destroyOnHidden>
        <Form<StepInput> form={form} layout="vertical" initialValues={{ on: today() }} onFinish={(input) => send.mutate(input)}>
          {step === "remediate" && <>
            <Form.Item name="description" label={t("findings.whatWasDone")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
            <Form.Item name="file" label={t("findings.evidence")} rules={needed}><Upload accept={evidenceTypes} beforeUpload={() => false} maxCount={1}><Button>{t("findings.chooseFile")}</Button></Upload></Form.Item>
            <Form.Item name="caption" label={t("papers.caption")}><Input /></Form.Item>
          </>}
          {step === "reopen" && <><Form.Item name="reason" label={t("reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item><Form.Item name="due" label={t("findings.due")} rules={needed}><Input type="date" /></Form.Item></>}
          {step === "refer" && <><Form.Item name="body" label={t("findings.referralBody")} rules={needed}><Input /></Form.Item><Form.Item name="number" label={t("findings.referralNumber")} rules={needed}><Input /></Form.Item></>}
          <Form.Item name="on" label={t("day")} rules={needed}><Input type="date" /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
