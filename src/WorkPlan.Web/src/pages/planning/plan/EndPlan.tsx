import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded } from "../../../components/Page";
import type { PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

interface Closing { note?: string; withoutOutcomesReason?: string; waiveObligationsReason?: string }
type EndProps = PlanProps & { onClose: () => void };

/** Closes the plan after its year: what is still open is named, and what may be settled with a reason is settled in the same step. */
export function ClosePlan({ plan, tag, onClose }: EndProps) {
  const { t } = useTranslation("planning");
  const may = useMay();
  const needed = useNeeded();
  const outlook = useQuery({ queryKey: ["plans", plan.id, "closing"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/closing", { params: { path: { id: plan.id } } })) });
  const close = usePlanChange(plan.id, ({ note, withoutOutcomesReason, waiveObligationsReason }: Closing) => api.planning.POST("/api/v1/planning/plans/{id}/close", {
    params: { path: { id: plan.id }, header: { "If-Match": tag } } as never, body: { note: note || null, withoutOutcomesReason: withoutOutcomesReason || null, waiveObligationsReason: waiveObligationsReason || null } as never,
  }), onClose);
  const isOpen = (rule: string) => outlook.data?.items.some((item) => item.rule === rule && !item.met) ?? false;
  return (
    <FormDialog<Closing> title={t("approval.close")} okText={t("approval.close")} note={t("approval.closeWhat")} width={640} busy={close.isPending} onClose={onClose} onFinish={close.mutate}>
      <Loaded query={outlook}>
        {(view) => (
          <ul style={{ listStyle: "none", padding: 0, margin: "0 0 12px" }}>
            {view.items.map((item) => (
              <li key={item.rule} style={{ display: "flex", gap: 8, padding: "4px 0" }}>
                {item.met ? <CheckCircleFilled style={{ color: "#2f855a" }} aria-label={t("plan.met")} /> : <CloseCircleFilled style={{ color: "#b3261e" }} aria-label={t("plan.blocks")} />}
                <div>{item.title}{!item.met && item.reason != null && <div style={{ color: "#4b5563" }}>{item.reason}</div>}</div>
              </li>
            ))}
            {view.openFindings > 0 && <li>{t("approval.openFindings", { total: view.openFindings })}</li>}
          </ul>
        )}
      </Loaded>
      {isOpen("closing-needs-outcomes") && <Form.Item name="withoutOutcomesReason" label={t("approval.withoutOutcomes")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
      {isOpen("closing-has-open-obligations") && may("waiveObligations", plan.unitCode) && <Form.Item name="waiveObligationsReason" label={t("approval.waiveObligations")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
      <Form.Item name="note" label={t("approval.closeNote")}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}

/** Takes the plan back: the unit can draft another one; an issued one says why. */
export function WithdrawPlan({ plan, tag, onClose }: EndProps) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const issued = plan.state === "issued";
  const withdraw = usePlanChange(plan.id, ({ reason }: { reason?: string }) => api.planning.POST("/api/v1/planning/plans/{id}/withdraw", {
    params: { path: { id: plan.id }, header: { "If-Match": tag } } as never, body: { reason: reason || null } as never,
  }), onClose);
  return (
    <FormDialog<{ reason?: string }> title={t("approval.withdraw")} okText={t("approval.withdraw")} note={t(issued ? "approval.withdrawIssuedWhat" : "approval.withdrawWhat")} busy={withdraw.isPending} onClose={onClose} onFinish={withdraw.mutate}>
      <Form.Item name="reason" label={t("approval.withdrawReason")} rules={issued ? needed : []}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
    </FormDialog>
  );
}
