import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { FieldPicker } from "../../../components/FieldPicker";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import { RequirementsFields, requirementsOf, type RequirementsInput } from "./Requirements";
import type { WorkTask } from "./Tasks";

type Described = components["schemas"]["ChangeTaskRequest"];
interface NewTask extends Described { required?: RequirementsInput }

/** What a task is, in a form. */
export function TaskFields() {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="title" label={t("tasks.task")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <div className="filters">
        <Form.Item name="kind" label={t("tasks.kind")} style={{ width: 150 }}><Select options={(["regular", "key", "breakthrough"] as const).map((value) => ({ value, label: t(`tasks.kinds.${value}`) }))} /></Form.Item>
        <Form.Item name="dueOn" label={t("tasks.due")}><Input type="date" /></Form.Item>
        <Form.Item name="fieldCode" label={t("tasks.field")} style={{ flex: "1 1 220px", minWidth: 0 }}><FieldPicker label={t("tasks.field")} /></Form.Item>
      </div>
    </>
  );
}

/** A task of the unit's own, which stands in no plan, with what it asks of whoever takes it. */
export function AddTask({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const add = useChange([["tasks"], ["coverage"]], ({ required, ...task }: NewTask) => dataOf(api.assignments.POST("/api/v1/assignments/tasks", {
    body: { ...task, dueOn: task.dueOn || null, fieldCode: task.fieldCode ?? null, unitCode: unit, workYear, required: requirementsOf(required) },
  })), onClose);
  return (
    <FormDialog<NewTask> width={720} title={t("tasks.add")} busy={add.isPending} onClose={onClose} onFinish={add.mutate} initial={{ kind: "regular", required: requirementsOf(undefined) }}>
      <TaskFields />
      <RequirementsFields within={["required"]} />
    </FormDialog>
  );
}

/** Changes a task of the unit's own. */
export function EditTask({ task, tag, onClose }: { task: WorkTask; tag: string; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const change = useChange([["tasks"], ["coverage"]], (input: Described) => dataOf(api.assignments.PUT("/api/v1/assignments/tasks/{id}", {
    params: { path: { id: task.id }, header: { "If-Match": tag } }, body: { ...input, dueOn: input.dueOn || null, fieldCode: input.fieldCode ?? null },
  })), onClose);
  return (
    <FormDialog<Described> title={t("tasks.edit")} note={t("tasks.editWhat")} busy={change.isPending} onClose={onClose} onFinish={change.mutate} initial={{ kind: task.kind, title: task.title, dueOn: task.dueOn ?? "", ...(task.fieldCode != null && { fieldCode: task.fieldCode }) }}>
      <TaskFields />
    </FormDialog>
  );
}
