import { CheckSquareOutlined, EllipsisOutlined, PrinterOutlined, StopOutlined } from "@ant-design/icons";
import { Button, Dropdown, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, type Act } from "../../../api/acts";
import { api } from "../../../api/client";
import { today } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { ClosePlan, WithdrawPlan } from "./EndPlan";
import type { PlanProps } from "./PlanPage";
import { Supplement } from "./Supplement";
import { usePlanChange } from "./usePlanChange";

type Step = "submit" | "return" | "approve" | "issue";
const stepsFrom: Partial<Record<PlanProps["plan"]["state"], readonly Step[]>> = { draft: ["submit"], returned: ["submit"], submitted: ["approve", "return"], approved: ["issue", "return"] };

const actOf: Record<Step, Act> = { submit: "writePlans", return: "approvePlans", approve: "approvePlans", issue: "issuePlans" };

/** Where the paper of a version is. */
export const documentOf = (planId: string, version: number) => `/api/v1/planning/plans/${planId}/versions/${version}/document`;

interface StepInput { reason?: string; note?: string; issuedOn?: string; number?: string }

/** The next steps of the approval flow, each with what it asks for. */
export function Approval(props: PlanProps) {
  const { plan, tag } = props;
  const { t } = useTranslation(["planning", "common"]);
  const [step, setStep] = useState<Step>();
  const [supplementing, setSupplementing] = useState(false);
  const [ending, setEnding] = useState<"close" | "withdraw">();
  const [form] = Form.useForm<StepInput>();
  const may = useMay();
  const change = usePlanChange(plan.id, (input: StepInput) => {
    const params = { path: { id: plan.id }, header: { "If-Match": tag } };
    switch (step!) {
      case "submit": return api.planning.POST("/api/v1/planning/plans/{id}/submit", { params });
      case "return": return api.planning.POST("/api/v1/planning/plans/{id}/return", { params, body: { reason: input.reason ?? "" } });
      case "approve": return api.planning.POST("/api/v1/planning/plans/{id}/approve", { params, body: { note: input.note ?? null } });
      case "issue": return api.planning.POST("/api/v1/planning/plans/{id}/issue", { params, body: { issuedOn: input.issuedOn ?? today(), number: input.number || null } });
    }
  }, () => setStep(undefined));
  const steps = (stepsFrom[plan.state] ?? []).filter((next) => may(actOf[next], plan.unitCode));
  // A draft is taken back by whoever may write it, an issued plan by who leads.
  const mayWithdraw = plan.state === "issued" ? may("withdrawPlans", plan.unitCode) : plan.state !== "closed" && plan.state !== "withdrawn" && may("writePlans", plan.unitCode);
  const more = [
    { key: "print", icon: <PrinterOutlined />, label: t("action.print", { ns: "common" }) },
    ...(plan.state === "issued" && may("issuePlans", plan.unitCode) ? [{ key: "close", icon: <CheckSquareOutlined />, label: t("approval.close") }] : []),
    ...(mayWithdraw ? [{ key: "withdraw", icon: <StopOutlined />, label: t("approval.withdraw"), danger: true }] : []),
  ];
  return (
    <>
      {plan.versionNumber > 0 && <DocumentOut path={documentOf(plan.id, plan.versionNumber)} />}
      <Dropdown trigger={["click"]} menu={{ items: more, onClick: ({ key }) => (key === "print" ? window.print() : setEnding(key as "close" | "withdraw")) }}><Button icon={<EllipsisOutlined />} aria-label={t("approval.more")} title={t("approval.more")} /></Dropdown>
      {steps.map((next, index) => <Button key={next} type={index === 0 ? "primary" : "default"} onClick={() => setStep(next)}>{t(`approval.${next}`)}</Button>)}
      {plan.state === "issued" && may("issuePlans", plan.unitCode) && <Button type="primary" onClick={() => setSupplementing(true)}>{t("supplement.title")}</Button>}
      {supplementing && <Supplement {...props} onClose={() => setSupplementing(false)} />}
      {ending === "close" && <ClosePlan {...props} onClose={() => setEnding(undefined)} />}
      {ending === "withdraw" && <WithdrawPlan {...props} onClose={() => setEnding(undefined)} />}
      <Modal open={step !== undefined} title={step && t(`approval.${step}`)} okText={step && t(`approval.${step}`)} onCancel={() => setStep(undefined)} onOk={() => form.submit()} confirmLoading={change.isPending} destroyOnHidden>
        <p>{step && t(`approval.${step}What`)}</p>
        <Form<StepInput> form={form} layout="vertical" initialValues={{ issuedOn: today() }} onFinish={(input) => change.mutate(input)}>
          {step === "return" && <Form.Item name="reason" label={t("approval.reason")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
          {step === "approve" && <Form.Item name="note" label={t("approval.note")}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
          {step === "issue" && <><Form.Item name="number" label={t("plans.number")}><Input placeholder="01/KH-VKS" /></Form.Item><Form.Item name="issuedOn" label={t("plans.issuedOn")} rules={[{ required: true, message: t("needed") }]}><Input type="date" /></Form.Item></>}
        </Form>
      </Modal>
    </>
  );
}
