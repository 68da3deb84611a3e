import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Form, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { FieldPicker } from "../../../components/FieldPicker";
import { FormDialog } from "../../../components/FormDialog";
import { UnitField } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { activities, judicialTitles, managementTitles, qualificationLevels } from "../kinds";
import { SubjectFields } from "./SubjectFields";
import type { WorkTask } from "./Tasks";

export type RequirementsInput = components["schemas"]["RequirementsRequest"];

/** What the service takes where nothing is chosen. */
export function requirementsOf(input: RequirementsInput | undefined): RequirementsInput {
  return {
    activity: input?.activity ?? "general", judicialTitle: input?.judicialTitle ?? null, managementTitle: input?.managementTitle ?? null, qualification: input?.qualification ?? null,
    skills: input?.skills ?? [], effortDays: input?.effortDays ?? 0, subjects: input?.subjects ?? [], placeUnitCode: input?.placeUnitCode ?? null,
  };
}

/** What a task asks of whoever takes it, in a form that holds it as `required`. `titlesFromPlan` leaves the titles to the plan. */
export function RequirementsFields({ within, titlesFromPlan = false }: { within: string[]; titlesFromPlan?: boolean }) {
  const { t } = useTranslation(["assignments", "common"]);
  return (
    <>
      <div className="filters">
        <Form.Item name={[...within, "effortDays"]} label={t("tasks.effortDays")} style={{ width: 150 }}><InputNumber min={0} max={366} precision={0} /></Form.Item>
        <Form.Item name={[...within, "activity"]} label={t("tasks.activity")} style={{ flex: "1 1 220px", minWidth: 0 }}><Select options={activities.map((value) => ({ value, label: t(`activities.${value}`) }))} /></Form.Item>
      </div>
      {titlesFromPlan && <Alert type="info" showIcon title={t("tasks.titlesFromPlan")} style={{ marginBottom: 12 }} />}
      <div className="filters">
        <Form.Item name={[...within, "judicialTitle"]} label={t("tasks.lowestJudicialTitle")} style={{ flex: "1 1 220px", minWidth: 0 }}><Select allowClear disabled={titlesFromPlan} options={judicialTitles.map((value) => ({ value, label: t(`judicialTitles.${value}`) }))} /></Form.Item>
        <Form.Item name={[...within, "managementTitle"]} label={t("tasks.lowestManagementTitle")} style={{ flex: "1 1 180px", minWidth: 0 }}><Select allowClear disabled={titlesFromPlan} options={managementTitles.map((value) => ({ value, label: t(`managementTitles.${value}`) }))} /></Form.Item>
        <Form.Item name={[...within, "qualification"]} label={t("tasks.lowestQualification")} style={{ width: 170 }}><Select allowClear options={qualificationLevels.map((value) => ({ value, label: t(`qualificationLevels.${value}`) }))} /></Form.Item>
      </div>
      <Form.Item name={[...within, "skills"]} label={t("tasks.skills")}><FieldPicker multiple label={t("tasks.skills")} /></Form.Item>
      <Form.Item name={[...within, "placeUnitCode"]} label={t("tasks.place")}><UnitField label={t("tasks.place")} /></Form.Item>
      <Form.List name={[...within, "subjects"]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} style={{ display: "flex", gap: 8, alignItems: "center" }}>
                <div style={{ flex: 1 }}><SubjectFields name={[name]} within={[...within, "subjects"]} /></div>
                <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} />
              </div>
            ))}
            <p style={{ margin: 0 }}><Button size="small" icon={<PlusOutlined />} onClick={() => add({ kind: "case", code: "" })}>{t("subjects.add")}</Button> <small className="page-note">{t("subjects.note")}</small></p>
          </>
        )}
      </Form.List>
    </>
  );
}

/** Changes what a task asks; whoever has it is looked at again. */
export function EditRequirements({ task, tag, onClose }: { task: WorkTask; tag: string; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const change = useChange([["tasks"], ["workload"], ["coverage"]], ({ required }: { required: RequirementsInput }) => dataOf(api.assignments.PUT("/api/v1/assignments/tasks/{id}/requirements", {
    params: { path: { id: task.id }, header: { "If-Match": tag } }, body: requirementsOf(required),
  })), onClose);
  return (
    <FormDialog<{ required: RequirementsInput }> width={720} title={t("tasks.editRequirements")} note={t("tasks.editRequirementsWhat")} busy={change.isPending} onClose={onClose} onFinish={change.mutate} initial={{ required: { ...task.required } }}>
      <RequirementsFields within={["required"]} titlesFromPlan={task.origin === "plan"} />
    </FormDialog>
  );
}
