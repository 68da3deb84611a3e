import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import type { Plan, PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

type Task = Plan["tasks"][number];
interface NewTask { kind: Task["kind"]; title: string; rationale?: string; measures?: string; dueOn?: string }
const colours = { key: "red", breakthrough: "gold", regular: "default" } as const;

/** Key, breakthrough and regular tasks. */
export function Tasks({ plan, tag, editable }: PlanProps) {
  const { t } = useTranslation(["planning", "common"]);
  const [adding, setAdding] = useState(false);
  const [form] = Form.useForm<NewTask>();
  const add = usePlanChange(plan.id, ({ measures, ...task }: NewTask) => api.planning.POST("/api/v1/planning/plans/{id}/tasks", {
    params: { path: { id: plan.id }, header: { "If-Match": tag } },
    body: { ...task, dueOn: task.dueOn || null, effortDays: 0, measures: (measures ?? "").split("\n").map((line) => line.trim()).filter(Boolean) },
  }), () => setAdding(false));
  return (
    <div className="stack">
      {editable && <div><Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("plan.addTask")}</Button></div>}
      <ShortTable<Task> rows={plan.tasks} rowKey="id" empty={t("plan.noTasks")} columns={[
        { title: t("plan.taskKind"), render: (_, row) => <Tag color={colours[row.kind]}>{t(`plan.taskKinds.${row.kind}`)}</Tag> },
        { title: t("plan.task"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 260, maxWidth: 560 }}>{row.title}{row.measures.length > 0 && <ul style={{ margin: "4px 0 0", paddingInlineStart: 18, color: "#4b5563" }}>{row.measures.map((measure) => <li key={measure}>{measure}</li>)}</ul>}</span> },
        { title: t("plan.due"), render: (_, row) => dayText(row.dueOn) },
      ]} />
      <Modal open={adding} title={t("plan.addTask")} okText={t("action.save", { ns: "common" })} onCancel={() => setAdding(false)} onOk={() => form.submit()} confirmLoading={add.isPending} destroyOnHidden>
        <Form<NewTask> form={form} layout="vertical" initialValues={{ kind: "regular" }} onFinish={(task) => add.mutate(task)}>
          <Form.Item name="kind" label={t("plan.taskKind")}><Select options={(["key", "breakthrough", "regular"] as const).map((value) => ({ value, label: t(`plan.taskKinds.${value}`) }))} /></Form.Item>
          <Form.Item name="title" label={t("plan.task")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="rationale" label={t("plan.rationale")}><Input.TextArea autoSize /></Form.Item>
          <Form.Item name="measures" label={`${t("plan.measures")} (${t("plan.oneALine")})`}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="dueOn" label={t("plan.due")}><Input type="date" /></Form.Item>
        </Form>
      </Modal>
    </div>
  );
}
