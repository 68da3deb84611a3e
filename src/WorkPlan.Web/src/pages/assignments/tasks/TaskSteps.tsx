import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, Form, Input, Slider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useMe } from "../../../api/me";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import { EditTask } from "./AddTask";
import type { WorkTask } from "./Tasks";

type Step = "progress" | "complete" | "confirm" | "giveBack" | "keep" | "withdraw";
interface StepInput { percent?: number; note?: string; on?: string; reason?: string }
interface Props { task: WorkTask; tag: string; responsibles: readonly components["schemas"]["ResponsibleView"][] }

/** What its people report, and what their head says to it. */
export function TaskSteps({ task, tag, responsibles }: Props) {
  const { t } = useTranslation(["assignments", "common"]);
  const [step, setStep] = useState<Step | "edit">();
  const needed = useNeeded();
  const me = useMe().data;
  const may = useMay();
  const head = may("confirmTasks", task.unitCode);
  const mine = responsibles.some((row) => row.personCode === me?.personCode && (row.to == null || row.to >= today()));
  const going = task.state === "open" || task.state === "inProgress";
  // What the law has found against a holder nobody may keep; what has merely changed the head may.
  const toReview = responsibles.some((row) => row.review === "taskChanged" || row.review === "taskWithdrawn");
  const steps: Step[] = [
    ...(going && (mine || head) ? ["progress", "complete"] as const : []),
    ...(task.state === "done" && head ? ["confirm", "giveBack"] as const : []),
    ...(going && toReview && may("issueDecisions", task.unitCode) ? ["keep"] as const : []),
  ];
  const edits = task.origin === "unit" && task.state !== "withdrawn" && task.state !== "confirmed" && may("writeTasks", task.unitCode);
  const send = useChange([["tasks"], ["workload"], ["coverage"]], (input: StepInput): Promise<unknown> => {
    const params = { path: { id: task.id }, header: { "If-Match": tag } };
    const reason = input.reason ?? "";
    switch (step as Step) {
      case "progress": return api.assignments.POST("/api/v1/assignments/tasks/{id}/progress", { params, body: { percent: input.percent ?? 0, note: input.note || null } });
      case "complete": return api.assignments.POST("/api/v1/assignments/tasks/{id}/complete", { params, body: { completedOn: input.on ?? today(), result: input.note || null } });
      case "confirm": return api.assignments.POST("/api/v1/assignments/tasks/{id}/confirm", { params, body: { confirmedOn: input.on ?? today() } });
      case "giveBack": return api.assignments.POST("/api/v1/assignments/tasks/{id}/give-back", { params, body: { reason } });
      case "keep": return api.assignments.POST("/api/v1/assignments/tasks/{id}/responsibles/keep", { params, body: { reason } });
      case "withdraw": return api.assignments.POST("/api/v1/assignments/tasks/{id}/withdraw", { params, body: { reason } });
    }
  }, () => setStep(undefined));
  const asks = step === "giveBack" || step === "keep" || step === "withdraw";
  return (
    <>
      {steps.map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`steps.${next}`)}</Button>)}
      {edits && <Dropdown trigger={["click"]} menu={{ items: [{ key: "edit", label: t("tasks.edit") }, { key: "withdraw", label: t("steps.withdraw"), danger: true }], onClick: ({ key }) => setStep(key as "edit" | "withdraw") }}><Button>{t("tasks.more")} <DownOutlined /></Button></Dropdown>}
      {step === "edit" && <EditTask task={task} tag={tag} onClose={() => setStep(undefined)} />}
      {step !== undefined && step !== "edit" && (
        <FormDialog<StepInput> title={t(`steps.${step}`)} okText={t("action.confirm", { ns: "common" })} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={{ percent: task.percentDone, on: today() }} {...((step === "keep" || step === "withdraw") && { note: t(`steps.what.${step}`) })}>
          {step === "progress" && <Form.Item name="percent" label={t("tasks.progress")}><Slider max={99} marks={{ 0: "0 %", 50: "50 %", 99: "99 %" }} ariaLabelForHandle={t("tasks.progress")} /></Form.Item>}
          {(step === "complete" || step === "confirm") && <Form.Item name="on" label={t(`steps.${step}On`)} rules={needed}><Input type="date" max={today()} /></Form.Item>}
          {(step === "progress" || step === "complete") && <Form.Item name="note" label={t(step === "complete" ? "steps.result" : "steps.note")}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
          {asks && <Form.Item name="reason" label={t("steps.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
        </FormDialog>
      )}
    </>
  );
}
