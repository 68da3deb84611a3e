import { Button, Form, Input, Modal, Slider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { leads, useMe } from "../../../api/me";
import { today } from "../../../components/dates";
import { useChange } from "../../../components/useChange";
import type { WorkTask } from "./Tasks";

type Step = "progress" | "complete" | "confirm" | "giveBack";
interface StepInput { percent?: number; note?: string; on?: string; reason?: string }
interface Props { task: WorkTask; tag: string; responsibles: components["schemas"]["ResponsibleView"][] }

/** What its people report, and what their head says to it. */
export function TaskSteps({ task, tag, responsibles }: Props) {
  const { t } = useTranslation(["assignments", "common"]);
  const [step, setStep] = useState<Step>();
  const [form] = Form.useForm<StepInput>();
  const me = useMe().data;
  const head = leads(me);
  const mine = responsibles.some((row) => row.personCode === me?.personCode && (row.to == null || row.to >= today()));
  const going = task.state === "open" || task.state === "inProgress";
  const steps: Step[] = [...(going && (mine || head) ? ["progress", "complete"] as const : []), ...(task.state === "done" && head ? ["confirm", "giveBack"] as const : [])];
  const send = useChange([["tasks"], ["workload"]], (input: StepInput) => {
    const params = { path: { id: task.id }, header: { "If-Match": tag } } as never;
    switch (step!) {
      case "progress": return dataOf(api.assignments.POST("/api/v1/assignments/tasks/{id}/progress", { params, body: { percent: input.percent ?? 0, note: input.note || null } }));
      case "complete": return dataOf(api.assignments.POST("/api/v1/assignments/tasks/{id}/complete", { params, body: { completedOn: input.on ?? today(), result: input.note || null } }));
      case "confirm": return dataOf(api.assignments.POST("/api/v1/assignments/tasks/{id}/confirm", { params, body: { confirmedOn: input.on ?? today() } }));
      case "giveBack": return dataOf(api.assignments.POST("/api/v1/assignments/tasks/{id}/give-back", { params, body: { reason: input.reason ?? "" } }));
    }
  }, () => setStep(undefined));
  return (
    <>
      {steps.map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`steps.${next}`)}</Button>)}
      <Modal open={step !== undefined} title={step && t(`steps.${step}`)} okText={t("action.confirm", { ns: "common" })} onCancel={() => setStep(undefined)} onOk={() => form.submit()} confirmLoading={send.isPending} destroyOnHidden>
        <Form<StepInput> form={form} layout="vertical" initialValues={{ percent: task.percentDone, on: today() }} onFinish={(input) => send.mutate(input)}>
          {step === "progress" && <Form.Item name="percent" label={t("tasks.progress")}><Slider marks={{ 0: "0 %", 50: "50 %", 100: "100 %" }} ariaLabelForHandle={t("tasks.progress")} /></Form.Item>}
          {(step === "complete" || step === "confirm") && <Form.Item name="on" label={t(`steps.${step}On`)} rules={[{ required: true, message: t("needed") }]}><Input type="date" /></Form.Item>}
          {(step === "progress" || step === "complete") && <Form.Item name="note" label={t(step === "complete" ? "steps.result" : "steps.note")}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
          {step === "giveBack" && <Form.Item name="reason" label={t("steps.reason")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
        </Form>
      </Modal>
    </>
  );
}
