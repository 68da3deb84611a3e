import { useQuery } from "@tanstack/react-query";
import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { useFieldOptions } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { keyOf } from "./basis";
import type { Plan } from "./PlanPage";
import { taskKinds, type TaskInput } from "./tasks";

const judicialTitles = ["prosecutorSupreme", "prosecutorSenior", "prosecutorIntermediate", "prosecutorJunior", "examinerSenior", "examinerPrincipal", "examiner"] as const;
const managementTitles = ["chief", "deputyChief", "head", "deputyHead"] as const;

interface TaskDialogProps { plan: Plan; title: string; initial: Partial<TaskInput>; busy?: boolean; onFinish: (task: TaskInput) => void; onClose: () => void }

/** Everything that a plan says of a task: what and why, by when and how, and whom the law lets do it. */
export function TaskDialog({ plan, title, initial, busy = false, onFinish, onClose }: TaskDialogProps) {
  const { t } = useTranslation(["planning", "assignments"]);
  const needed = useNeeded();
  const fields = useFieldOptions();
  return (
    <FormDialog<TaskInput> title={title} width={680} busy={busy} onClose={onClose} onFinish={onFinish} initial={initial}>
      <Form.Item name="kind" label={t("plan.taskKind")}><Select options={taskKinds.map((value) => ({ value, label: t(`plan.taskKinds.${value}`) }))} /></Form.Item>
      <Form.Item name="title" label={t("plan.task")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="rationale" label={t("plan.rationale")}><Input.TextArea autoSize /></Form.Item>
      <Form.Item name="measures" label={`${t("plan.measures")} (${t("plan.oneALine")})`}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="continuedFrom" label={t("plan.continuedFrom")} extra={t("plan.continuedFromNote")}><LastYearsTasks plan={plan} /></Form.Item>
      <div className="filters">
        <Form.Item name="fieldCode" label={t("plan.taskField")} style={{ flex: "1 1 260px", minWidth: 0 }}><Select allowClear options={fields} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
        <Form.Item name="dueOn" label={t("plan.due")}><Input type="date" /></Form.Item>
        <Form.Item name="effortDays" label={t("plan.effortDays")}><InputNumber min={0} max={10_000} precision={0} style={{ width: 110 }} /></Form.Item>
      </div>
      <div className="filters">
        <Form.Item name="requiredJudicialTitle" label={t("plan.requiredJudicialTitle")} style={{ flex: "1 1 240px", minWidth: 0 }}><Select allowClear options={judicialTitles.map((value) => ({ value, label: t(`judicialTitles.${value}`, { ns: "assignments" }) }))} /></Form.Item>
        <Form.Item name="requiredManagementTitle" label={t("plan.requiredManagementTitle")} style={{ flex: "1 1 240px", minWidth: 0 }}><Select allowClear options={managementTitles.map((value) => ({ value, label: t(`managementTitles.${value}`, { ns: "assignments" }) }))} /></Form.Item>
      </div>
      {plan.basis.length > 0 && <Form.Item name="basis" label={t("plan.taskBasis")}><Select mode="multiple" options={plan.basis.map((basis) => ({ value: keyOf(basis), label: basis.name }))} showSearch={{ optionFilterProp: "label" }} /></Form.Item>}
    </FormDialog>
  );
}

/** Key and breakthrough tasks of the unit's plans of the year before. */
function LastYearsTasks({ plan, id, value, onChange }: { plan: Plan; id?: string; value?: string; onChange?: (id: string | undefined) => void }) {
  const query = useQuery({
    queryKey: ["plans", plan.unitCode, plan.workYear - 1, "tasks"],
    queryFn: async () => {
      const plans = await dataOf(api.planning.GET("/api/v1/planning/plans", { params: { query: { unit: plan.unitCode, workYear: plan.workYear - 1, pageSize: 20 } } }));
      const whole = await Promise.all(plans.items.map((summary) => dataOf(api.planning.GET("/api/v1/planning/plans/{id}", { params: { path: { id: summary.id } } }))));
      return whole.flatMap((last) => last.tasks.filter((task) => task.kind !== "regular"));
    },
  });
  return <Select {...(id !== undefined && { id })} allowClear loading={query.isPending} value={value ?? null} onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)} options={(query.data ?? []).map((task) => ({ value: task.id, label: task.title }))} showSearch={{ optionFilterProp: "label" }} />;
}
