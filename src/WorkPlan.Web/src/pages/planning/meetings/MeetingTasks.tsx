import { Button, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { dayText } from "../../../components/dates";
import { useFieldOptions } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Due } from "../../../components/Standing";
import { useChange } from "../../../components/useChange";
import { UnitField, useUnitName } from "../../../components/UnitPicker";
import type { Direction } from "./DirectionForm";
import type { ColumnsOf } from "../../../components/DataTable";

export type MeetingTask = components["schemas"]["MeetingTaskView"];
type Request = components["schemas"]["GiveTaskRequest"];
const colours = { open: "blue", done: "green", cancelled: "default" } as const;

/** A task that a meeting gives to a unit; who does it is decided in assignments. */
export function GiveTask({ meeting, unit, directions, onClose }: { meeting: { kind: "briefings" | "sessions"; id: string }; unit: string; directions: readonly Direction[]; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const fields = useFieldOptions();
  const give = useChange([["meeting-tasks"]], (request: Request): Promise<unknown> => {
    const options = { params: { path: { id: meeting.id } }, body: { ...request, fieldCode: request.fieldCode ?? null, dueOn: request.dueOn || null, directionId: request.directionId ?? null } };
    return meeting.kind === "briefings" ? dataOf(api.planning.POST("/api/v1/planning/briefings/{id}/tasks", options)) : dataOf(api.planning.POST("/api/v1/planning/sessions/{id}/tasks", options));
  }, onClose);
  return (
    <FormDialog<Request> title={t("meetingTasks.give")} note={t("meetingTasks.giveWhat")} busy={give.isPending} onClose={onClose} onFinish={give.mutate} initial={{ unitCode: unit }}>
      <Form.Item name="title" label={t("plan.task")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="unitCode" label={t("meetingTasks.unit")} rules={needed}><UnitField label={t("meetingTasks.unit")} /></Form.Item>
      <Form.Item name="dueOn" label={t("plan.due")}><Input type="date" /></Form.Item>
      <Form.Item name="fieldCode" label={t("plan.taskField")}><Select allowClear options={fields} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      {directions.length > 0 && <Form.Item name="directionId" label={t("meetingTasks.direction")}><Select allowClear options={directions.map((direction) => ({ value: direction.id, label: direction.text }))} /></Form.Item>}
    </FormDialog>
  );
}

/** The columns of a list of such tasks, with the way to take one back. */
export function useMeetingTaskColumns(): ColumnsOf<MeetingTask> {
  const { t } = useTranslation("planning");
  const nameOf = useUnitName();
  return [
    { title: t("plan.due"), render: (_, row) => <Due on={row.dueOn} open={row.state === "open"} /> },
    { title: t("plan.task"), render: (_, row) => <div className="reason">{row.title}{row.cancelledReason != null && <div><small>{t("meetingTasks.cancelledBecause", { reason: row.cancelledReason })}</small></div>}</div> },
    { title: t("meetingTasks.unit"), render: (_, row) => nameOf(row.unitCode) },
    { title: t("meetingTasks.givenAt"), render: (_, row) => `${t(`meetingTasks.meetings.${row.meetingKind}`)}, ${dayText(row.givenOn)}` },
    { title: t("obligations.state"), render: (_, row) => <Tag color={colours[row.state]}>{t(`meetingTasks.states.${row.state}`)}{row.completedOn != null && ` ${dayText(row.completedOn)}`}</Tag> },
    { title: "", render: (_, row) => <CancelTask task={row} /> },
  ];
}

function CancelTask({ task }: { task: MeetingTask }) {
  const { t } = useTranslation("planning");
  const [asking, setAsking] = useState(false);
  const may = useMay();
  const needed = useNeeded();
  const cancel = useChange([["meeting-tasks"]], async ({ reason }: { reason: string }) => {
    const path = { id: task.id };
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/meeting-tasks/{id}", { params: { path } }));
    return api.planning.POST("/api/v1/planning/meeting-tasks/{id}/cancel", { params: { path, header: { "If-Match": tag } }, body: { reason } });
  }, () => setAsking(false));
  if (task.state !== "open" || !may("recordMeetings", task.givenByUnit)) return null;
  return (
    <>
      <Button size="small" aria-label={`${t("meetingTasks.cancel")}: ${task.title}`} onClick={() => setAsking(true)}>{t("meetingTasks.cancel")}</Button>
      {asking && <FormDialog<{ reason: string }> title={t("meetingTasks.cancel")} note={task.title} okText={t("meetingTasks.cancel")} busy={cancel.isPending} onClose={() => setAsking(false)} onFinish={cancel.mutate}><Form.Item name="reason" label={t("obstacles.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item></FormDialog>}
    </>
  );
}
