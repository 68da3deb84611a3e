import { Form, Input, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useMe } from "../../../api/me";
import { today } from "../../../components/dates";
import { useFieldOptions } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import type { Plan } from "../plan/PlanPage";

type Request = components["schemas"]["RaiseObstacleRequest"];
export type Obstacle = components["schemas"]["ObstacleView"];

/** What keeps the unit from its work, whom it is about and since when; the level above hears of it when it lasts too long. */
export function RaiseObstacle({ unit, plan, onClose }: { unit: string; plan?: Plan; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const nameOf = useUnitName();
  const fields = useFieldOptions();
  const me = useMe().data;
  const raise = useChange([["obstacles"]], (request: Request) => api.planning.POST("/api/v1/planning/obstacles", { body: { ...request, unitCode: unit, planId: plan?.id ?? null, taskId: request.taskId ?? null, fieldCode: request.fieldCode ?? null } }), onClose);
  return (
    <FormDialog<Request> title={t("obstacles.raise")} note={`${nameOf(unit)}. ${t("obstacles.raiseWhat")}`} okText={t("obstacles.raise")} busy={raise.isPending} onClose={onClose} onFinish={raise.mutate} initial={{ raisedOn: today(), ...(me !== undefined && { raisedBy: me.fullName }) }}>
      <Form.Item name="text" label={t("obstacles.text")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="raisedBy" label={t("obstacles.raisedBy")} rules={needed}><Input /></Form.Item>
      <Form.Item name="raisedOn" label={t("obstacles.raisedOn")} rules={needed}><Input type="date" /></Form.Item>
      {plan !== undefined && <Form.Item name="taskId" label={t("plan.task")}><Select allowClear options={plan.tasks.map((task) => ({ value: task.id, label: task.title }))} showSearch={{ optionFilterProp: "label" }} /></Form.Item>}
      <Form.Item name="fieldCode" label={t("plan.taskField")}><Select allowClear options={fields} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
    </FormDialog>
  );
}

const ageColours = { fresh: "blue", ageing: "orange", overdue: "red" } as const;

/** Whether it is resolved, and how long it has been dragging on while it is not. */
export function ObstacleAgeTag({ obstacle }: { obstacle: Obstacle }) {
  const { t } = useTranslation("planning");
  return obstacle.state === "resolved" ? <Tag color="green">{t("obstacles.states.resolved")}</Tag> : <Tag color={ageColours[obstacle.age ?? "fresh"]}>{t("obstacles.since", { days: obstacle.ageDays })}</Tag>;
}
