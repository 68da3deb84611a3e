import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { OutcomeTag } from "../../../components/Outcomes";
import { Flagged } from "./Flagged";
import type { Plan, PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

type Task = Plan["tasks"][number];
interface NewTask { kind: Task["kind"]; title: string; rationale?: string; measures?: string; dueOn?: string; continuedFrom?: string; fieldCode?: string }
const colours = { key: "red", breakthrough: "gold", regular: "default" } as const;

/** Key, breakthrough and regular tasks. */
export function Tasks({ plan, tag, editable }: PlanProps) {
  const { t } = useTranslation(["planning", "common"]);
  const [adding, setAdding] = useState(false);
  const [form] = Form.useForm<NewTask>();
  const add = usePlanChange(plan.id, ({ measures, ...task }: NewTask) => api.planning.POST("/api/v1/planning/plans/{id}/tasks", {
    params: { path: { id: plan.id }, header: { "If-Match": tag } },
    body: { ...task, dueOn: task.dueOn || null, continuedFrom: task.continuedFrom ?? null, fieldCode: task.fieldCode ?? null, effortDays: 0, measures: (measures ?? "").split("\n").map((line) => line.trim()).filter(Boolean) },
  }), () => setAdding(false));
  return (
    <div className="stack">
      {editable && <div><Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("plan.addTask")}</Button></div>}
      <ShortTable<Task> rows={plan.tasks} rowKey="id" empty={t("plan.noTasks")} columns={[
        { title: t("plan.taskKind"), render: (_, row) => <Tag color={colours[row.kind]}>{t(`plan.taskKinds.${row.kind}`)}</Tag> },
        { title: t("plan.task"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 260, maxWidth: 560 }}>{row.title}<Flagged findings={row.findings} />{row.measures.length > 0 && <ul style={{ margin: "4px 0 0", paddingInlineStart: 18, color: "#4b5563" }}>{row.measures.map((measure) => <li key={measure}>{measure}</li>)}</ul>}{row.continuedFrom != null && <Continued from={row.continuedFrom} />}</span> },
        { title: t("plan.due"), render: (_, row) => dayText(row.dueOn) },
      ]} />
      <Modal open={adding} title={t("plan.addTask")} okText={t("action.save", { ns: "common" })} onCancel={() => setAdding(false)} onOk={() => form.submit()} confirmLoading={add.isPending} destroyOnHidden>
        <Form<NewTask> form={form} layout="vertical" initialValues={{ kind: "regular" }} onFinish={(task) => add.mutate(task)}>
          <Form.Item name="kind" label={t("plan.taskKind")}><Select options={(["key", "breakthrough", "regular"] as const).map((value) => ({ value, label: t(`plan.taskKinds.${value}`) }))} /></Form.Item>
          <Form.Item name="title" label={t("plan.task")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="rationale" label={t("plan.rationale")}><Input.TextArea autoSize /></Form.Item>
          <Form.Item name="measures" label={`${t("plan.measures")} (${t("plan.oneALine")})`}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="continuedFrom" label={t("plan.continuedFrom")} extra={t("plan.continuedFromNote")}><LastYearsTasks plan={plan} /></Form.Item>
          <Form.Item name="dueOn" label={t("plan.due")}><Input type="date" /></Form.Item>
        </Form>
      </Modal>
    </div>
  );
}

/** Last year's task that this one continues, with what came of it. */
function Continued({ from }: { from: NonNullable<Task["continuedFrom"]> }) {
  const { t } = useTranslation("planning");
  return (
    <div style={{ marginTop: 4, color: "#4b5563" }}>
      ↻ {t("plan.continues", { year: from.workYear })}: <Link to={`/planning/plans/${from.planId}`} search={{ tab: "tasks" }}>{from.title}</Link>
      {from.results.map((result) => <div key={result.targetCode}><OutcomeTag outcome={result.outcome ?? undefined} /> {result.name}: {result.how}</div>)}
    </div>
  );
}

/** Key and breakthrough tasks of the unit's plans of the year before. */
function LastYearsTasks({ plan, value, onChange }: { plan: Plan; value?: string; onChange?: (id: string | undefined) => void }) {
  const query = useQuery({
    queryKey: ["plans", plan.unitCode, plan.workYear - 1, "tasks"],
    queryFn: async () => {
      const plans = await dataOf(api.planning.GET("/api/v1/planning/plans", { params: { query: { unit: plan.unitCode, workYear: plan.workYear - 1, pageSize: 20 } } }));
      const whole = await Promise.all(plans.items.map((summary) => dataOf(api.planning.GET("/api/v1/planning/plans/{id}", { params: { path: { id: summary.id } } }))));
      return whole.flatMap((last) => last.tasks.filter((task) => task.kind !== "regular"));
    },
  });
  return <Select allowClear loading={query.isPending} value={value ?? null} onChange={(id: string | null) => onChange?.(id ?? undefined)} options={(query.data ?? []).map((task) => ({ value: task.id, label: task.title }))} showSearch={{ optionFilterProp: "label" }} />;
}
