import { Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { rolesOf, useMe } from "../../../api/me";
import { today } from "../../../components/dates";
import { useChange } from "../../../components/useChange";
import type { UnitProps } from "./UnitPage";

type Step = "submit" | "return" | "conclude" | "escalate";
interface StepInput { text?: string; reason?: string; on?: string; dueAt?: string; grade?: "met" | "basicallyMet" | "notMet" }

/** What can be done with the inspection as a whole now, by whom. */
export function UnitSteps({ inspection, tag }: UnitProps) {
  const { t } = useTranslation(["inspections", "common"]);
  const [step, setStep] = useState<Step>();
  const [form] = Form.useForm<StepInput>();
  const roles = rolesOf(useMe().data, today());
  const inspects = (["inspector", "chief", "deputyChief", "unitHead", "systemAdministrator"] as const).some((role) => roles.has(role));
  const steps: Step[] = [
    ...(inspection.state === "open" && inspection.mode === "self" ? ["submit"] as const : []),
    ...(inspects && inspection.state === "submitted" ? ["return"] as const : []),
    ...(inspects && inspection.state !== "concluded" ? ["conclude"] as const : []),
    ...(inspects && inspection.mode === "self" && inspection.state !== "concluded" ? ["escalate"] as const : []),
  ];
  const send = useChange([["inspections"]], (input: StepInput) => {
    const params = { path: { id: inspection.campaignId, unitCode: inspection.unitCode }, header: { "If-Match": tag } } as never;
    const base = "/api/v1/inspections/campaigns/{id}/units/{unitCode}" as const;
    switch (step!) {
      case "submit": return dataOf(api.inspections.POST(`${base}/submit`, { params, body: { text: input.text ?? "", submittedAt: null } }));
      case "return": return dataOf(api.inspections.POST(`${base}/return`, { params, body: { reason: input.reason ?? "", dueAt: `${input.dueAt}:00+07:00` } }));
      case "conclude": return dataOf(api.inspections.POST(`${base}/conclude`, { params, body: { grade: input.grade!, text: input.text ?? "", concludedOn: input.on ?? today() } }));
      case "escalate": return dataOf(api.inspections.POST(`${base}/escalate`, { params, body: { reason: input.reason ?? "", escalatedOn: input.on ?? today() } }));
    }
  }, () => setStep(undefined));
  const needed = [{ required: true, message: t("needed") }];
  return (
    <>
      {steps.map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`steps.${next}`)}</Button>)}
      <Modal open={step !== undefined} title={step && t(`steps.${step}`)} okText={step && t(`steps.${step}`)} onCancel={() => setStep(undefined)} onOk={() => form.submit()} confirmLoading={send.isPending} destroyOnHidden>
        <p>{step && t(`steps.${step}What`)}</p>
        <Form<StepInput> form={form} layout="vertical" initialValues={{ on: today(), grade: "met" }} onFinish={(input) => send.mutate(input)}>
          {step === "conclude" && <Form.Item name="grade" label={t("unit.grade")}><Select options={(["met", "basicallyMet", "notMet"] as const).map((value) => ({ value, label: t(`grades.${value}`) }))} /></Form.Item>}
          {(step === "submit" || step === "conclude") && <Form.Item name="text" label={t(`steps.${step}Text`)} rules={needed}><Input.TextArea autoSize={{ minRows: 4 }} /></Form.Item>}
          {(step === "return" || step === "escalate") && <Form.Item name="reason" label={t("reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
          {step === "return" && <Form.Item name="dueAt" label={t("steps.newDue")} rules={needed}><Input type="datetime-local" /></Form.Item>}
          {(step === "conclude" || step === "escalate") && <Form.Item name="on" label={t("day")} rules={needed}><Input type="date" /></Form.Item>}
        </Form>
      </Modal>
    </>
  );
}
