import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { useChange } from "../../../components/useChange";

interface NewTask { kind: "key" | "breakthrough" | "regular"; title: string; dueOn?: string }

/** A task of the unit's own, which stands in no plan. */
export function AddTask({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation(["assignments", "common"]);
  const [form] = Form.useForm<NewTask>();
  const add = useChange([["tasks"]], (task: NewTask) => dataOf(api.assignments.POST("/api/v1/assignments/tasks", {
    body: { ...task, dueOn: task.dueOn || null, unitCode: unit, workYear } as never,
  })), onClose);
  return (
    <Modal open title={t("tasks.add")} okText={t("action.save", { ns: "common" })} onCancel={onClose} onOk={() => form.submit()} confirmLoading={add.isPending}>
      <Form<NewTask> form={form} layout="vertical" initialValues={{ kind: "regular" }} onFinish={(task) => add.mutate(task)}>
        <Form.Item name="title" label={t("tasks.task")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        <Form.Item name="kind" label={t("tasks.kind")}><Select options={(["regular", "key", "breakthrough"] as const).map((value) => ({ value, label: t(`tasks.kinds.${value}`) }))} /></Form.Item>
        <Form.Item name="dueOn" label={t("tasks.due")}><Input type="date" /></Form.Item>
      </Form>
    </Modal>
  );
}
