import { Button, Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, type Act } from "../../../api/acts";
import { api } from "../../../api/client";
import { useChange } from "../../../components/useChange";
import type { Report } from "./ReportPage";

type Step = "submit" | "return" | "accept" | "correct";
const stepsFrom: Record<Report["state"], readonly Step[]> = { draft: ["submit"], returned: ["submit"], submitted: ["accept", "return"], accepted: ["correct"] };
const actOf: Record<Step, Act> = { submit: "writeReports", return: "acceptReports", accept: "acceptReports", correct: "writeReports" };
interface StepInput { reason?: string; cell?: string; value?: number }

/** The next steps of a report; a correction after acceptance names the cell, the figure and the reason. */
export function ReportSteps({ report, tag }: { report: Report; tag: string }) {
  const { t } = useTranslation(["planning", "common"]);
  const may = useMay();
  const [step, setStep] = useState<Step>();
  const [form] = Form.useForm<StepInput>();
  const change = useChange([["reports"], ["outcomes"], ["rollups"], ["heat-map"]], ({ reason, cell, value }: StepInput): Promise<unknown> => {
    const params = { path: { id: report.id }, header: { "If-Match": tag } };
    switch (step!) {
      case "submit": return api.planning.POST("/api/v1/planning/reports/{id}/submit", { params });
      case "accept": return api.planning.POST("/api/v1/planning/reports/{id}/accept", { params });
      case "return": return api.planning.POST("/api/v1/planning/reports/{id}/return", { params, body: { reason: reason ?? "" } });
      case "correct": return api.planning.POST("/api/v1/planning/reports/{id}/corrections", { params, body: { reason: reason ?? "", cells: [{ cell: cell ?? "", value: value ?? 0 }] } });
    }
  }, () => setStep(undefined));
  const needed = [{ required: true, message: t("needed") }];
  return (
    <>
      {stepsFrom[report.state].filter((next) => may(actOf[next], report.unitCode)).map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`reports.steps.${next}`)}</Button>)}
      <Modal open={step !== undefined} title={step && t(`reports.steps.${step}`)} okText={t("action.confirm", { ns: "common" })} onCancel={() => setStep(undefined)} onOk={() => form.submit()} confirmLoading={change.isPending} destroyOnHidden>
        <p>{step && t(`reports.what.${step}`)}</p>
        <Form<StepInput> form={form} layout="vertical" onFinish={(input) => change.mutate(input)}>
          {step === "correct" && (
            <>
              <Form.Item name="cell" label={t("reports.cell")} rules={needed}><Select options={report.cells.map((cell) => ({ value: cell.code, label: `${cell.code} ${cell.name}` }))} /></Form.Item>
              <Form.Item name="value" label={t("reports.value")} rules={needed}><InputNumber precision={0} style={{ width: 160 }} /></Form.Item>
            </>
          )}
          {(step === "return" || step === "correct") && <Form.Item name="reason" label={t("reports.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
        </Form>
      </Modal>
    </>
  );
}
