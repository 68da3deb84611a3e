import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { Link } from "../../../components/Link";
import { OutcomeTag } from "../../../components/Outcomes";
import { Flagged } from "./Flagged";
import type { PlanProps } from "./PlanPage";
import { TaskDialog } from "./TaskDialog";
import { inputOf, requestOf, taskColours, type PlanTask, type TaskInput } from "./tasks";
import { usePlanChange } from "./usePlanChange";

/** Key, breakthrough and regular tasks; while the plan is drafted they are added, changed and taken out. */
export function Tasks(props: PlanProps) {
  const { plan, tag, editable } = props;
  const { t } = useTranslation(["planning", "common", "assignments"]);
  const { modal } = App.useApp();
  const [editing, setEditing] = useState<PlanTask | "new">();
  const fieldOf = useFieldName();
  const remove = usePlanChange(plan.id, (task: PlanTask) => api.planning.DELETE("/api/v1/planning/plans/{id}/tasks/{taskId}", { params: { path: { id: plan.id, taskId: task.id }, header: { "If-Match": tag } } }));
  const ask = (task: PlanTask) => void modal.confirm({
    title: t("plan.removeTaskAsk"), content: task.targets.length > 0 ? `${task.title}. ${t("plan.removeTaskTargets", { total: task.targets.length })}` : task.title,
    okText: t("plan.removeTask"), okButtonProps: { danger: true }, onOk: () => remove.mutateAsync(task).catch(() => undefined),
  });
  const needs = (task: PlanTask) => [
    task.fieldCode != null && fieldOf(task.fieldCode),
    task.requiredJudicialTitle != null && t(`judicialTitles.${task.requiredJudicialTitle}`, { ns: "assignments", defaultValue: task.requiredJudicialTitle }),
    task.requiredManagementTitle != null && t(`managementTitles.${task.requiredManagementTitle}`, { ns: "assignments", defaultValue: task.requiredManagementTitle }),
    task.effortDays > 0 && t("plan.effort", { days: task.effortDays }),
  ].filter(Boolean).join(" · ");
  return (
    <div className="stack">
      {editable && <div><Button icon={<PlusOutlined />} onClick={() => setEditing("new")}>{t("plan.addTask")}</Button></div>}
      <ShortTable<PlanTask> rows={plan.tasks} rowKey="id" empty={t(editable ? "plan.noTasksAdd" : "plan.noTasks")} columns={[
        { title: t("plan.taskKind"), render: (_, row) => <Tag color={taskColours[row.kind]}>{t(`plan.taskKinds.${row.kind}`)}</Tag> },
        { title: t("plan.task"), render: (_, row) => (
          <span style={{ whiteSpace: "normal", display: "block", minWidth: 260, maxWidth: 560 }}>
            {row.title}<Flagged findings={row.findings} />
            {needs(row) !== "" && <small style={{ display: "block", color: "#4b5563" }}>{needs(row)}</small>}
            {row.measures.length > 0 && <ul style={{ margin: "4px 0 0", paddingInlineStart: 18, color: "#4b5563" }}>{row.measures.map((measure) => <li key={measure}>{measure}</li>)}</ul>}
            {row.continuedFrom != null && <Continued from={row.continuedFrom} />}
          </span>
        ) },
        { title: t("plan.due"), render: (_, row) => dayText(row.dueOn) },
        ...(editable ? [{ title: "", render: (_: unknown, row: PlanTask) => (
          <Space>
            <Button size="small" aria-label={t("plan.changeTaskOf", { title: row.title })} onClick={() => setEditing(row)}>{t("action.edit", { ns: "common" })}</Button>
            <Button size="small" danger aria-label={t("plan.removeTaskOf", { title: row.title })} onClick={() => ask(row)}>{t("plan.removeTask")}</Button>
          </Space>
        ) }] : []),
      ]} />
      {editing !== undefined && <EditTask key={editing === "new" ? editing : editing.id} {...props} task={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

function EditTask({ plan, tag, task, onClose }: PlanProps & { task: PlanTask | undefined; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const save = usePlanChange(plan.id, (input: TaskInput): Promise<unknown> => {
    const header = { "If-Match": tag };
    return task === undefined
      ? api.planning.POST("/api/v1/planning/plans/{id}/tasks", { params: { path: { id: plan.id }, header }, body: requestOf(input) })
      : api.planning.PUT("/api/v1/planning/plans/{id}/tasks/{taskId}", { params: { path: { id: plan.id, taskId: task.id }, header }, body: requestOf(input) });
  }, onClose);
  return <TaskDialog plan={plan} title={t(task === undefined ? "plan.addTask" : "plan.changeTask")} initial={task === undefined ? { kind: "regular", effortDays: 0 } : inputOf(task)} busy={save.isPending} onFinish={save.mutate} onClose={onClose} />;
}

/** Last year's task that this one continues, with what came of it. */
function Continued({ from }: { from: NonNullable<PlanTask["continuedFrom"]> }) {
  const { t } = useTranslation("planning");
  return (
    <div style={{ marginTop: 4, color: "#4b5563" }}>
      ↻ {t("plan.continues", { year: from.workYear })}: <Link to={`/planning/plans/${from.planId}`} search={{ tab: "tasks" }}>{from.title}</Link>
      {from.results.map((result) => <div key={result.targetCode}><OutcomeTag outcome={result.outcome ?? undefined} /> {result.name}: {result.how}</div>)}
    </div>
  );
}
