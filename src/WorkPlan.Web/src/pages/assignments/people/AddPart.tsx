import { Form, Input, InputNumber, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { FieldPicker } from "../../../components/FieldPicker";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { UnitField } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { absenceKinds, judicialTitles, managementTitles, qualificationLevels, type JudicialTitle, type ManagementTitle, type QualificationLevel } from "../kinds";

/** What is dated under a person, by the name that the service has for it. */
export type PartKind = "titles" | "qualifications" | "strengths" | "capabilities" | "positions" | "stations" | "absences";
export const personChanges = [["people"], ["workload"], ["coverage"]];
interface PartInput {
  title?: "judicial" | "management"; judicialTitle?: JudicialTitle; managementTitle?: ManagementTitle; decisionNumber?: string;
  level?: QualificationLevel; rate?: number; name?: string; fieldCode?: string; unitCode?: string; absence?: components["schemas"]["AbsenceKind"]; from?: string; to?: string;
}
interface AddPartProps { code: string; tag: string; kind: PartKind; onClose: () => void }

/** Records a title, a qualification, a strength, a capability, a position, the seat of work or an absence, with its dates. */
export function AddPart({ code, tag, kind, onClose }: AddPartProps) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const add = useChange(personChanges, (input: PartInput): Promise<unknown> => {
    const params = { path: { code }, header: { "If-Match": tag } };
    const time = { from: input.from ?? today(), to: input.to || null };
    const fieldCode = input.fieldCode ?? null;
    const name = input.name ?? "";
    switch (kind) {
      case "titles": return api.assignments.POST("/api/v1/assignments/people/{code}/titles", { params, body: { ...time, decisionNumber: input.decisionNumber || null, ...(input.title === "management" ? { managementTitle: input.managementTitle ?? null } : { judicialTitle: input.judicialTitle ?? null }) } });
      case "qualifications": return api.assignments.POST("/api/v1/assignments/people/{code}/qualifications", { params, body: { level: input.level ?? "bachelor", name, fieldCode, awardedOn: time.from, to: time.to } });
      case "strengths": return api.assignments.POST("/api/v1/assignments/people/{code}/strengths", { params, body: { fieldCode: fieldCode ?? "", level: input.rate ?? 3, ...time } });
      case "capabilities": return api.assignments.POST("/api/v1/assignments/people/{code}/capabilities", { params, body: { fieldCode: fieldCode ?? "", name, ...time } });
      case "positions": return api.assignments.POST("/api/v1/assignments/people/{code}/positions", { params, body: { name, fieldCode, ...time } });
      case "stations": return api.assignments.POST("/api/v1/assignments/people/{code}/stations", { params, body: { unitCode: input.unitCode ?? "", ...time } });
      case "absences": return api.assignments.POST("/api/v1/assignments/people/{code}/absences", { params, body: { kind: input.absence ?? "leave", ...time } });
    }
  }, onClose);
  const named = kind === "qualifications" || kind === "capabilities" || kind === "positions";
  return (
    <FormDialog<PartInput> title={t(`people.add.${kind}`)} busy={add.isPending} onClose={onClose} onFinish={add.mutate} initial={{ title: "judicial", level: "bachelor", rate: 3, absence: "leave", from: today() }}>
      {kind === "titles" && <TitleFields />}
      {kind === "qualifications" && <Form.Item name="level" label={t("people.levelName")}><Select options={qualificationLevels.map((value) => ({ value, label: t(`qualificationLevels.${value}`) }))} /></Form.Item>}
      {kind === "absences" && <Form.Item name="absence" label={t("people.what")}><Select options={absenceKinds.map((value) => ({ value, label: t(`absenceKinds.${value}`) }))} /></Form.Item>}
      {kind === "stations" && <Form.Item name="unitCode" label={t("people.seat")} rules={needed}><UnitField label={t("people.seat")} /></Form.Item>}
      {named && <Form.Item name="name" label={t(`people.nameOf.${kind}`)} rules={needed}><Input /></Form.Item>}
      {(named || kind === "strengths") && <Form.Item name="fieldCode" label={t("tasks.field")} rules={kind === "strengths" || kind === "capabilities" ? needed : []}><FieldPicker label={t("tasks.field")} /></Form.Item>}
      {kind === "strengths" && <Form.Item name="rate" label={t("people.rate")} rules={needed}><InputNumber min={1} max={5} precision={0} /></Form.Item>}
      <div className="filters">
        <Form.Item name="from" label={t(kind === "qualifications" ? "people.awardedOn" : "people.from")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="to" label={t("people.to")}><Input type="date" /></Form.Item>
      </div>
    </FormDialog>
  );
}

/** A judicial or a management title, by which decision. */
function TitleFields() {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const title = Form.useWatch<PartInput["title"]>("title");
  return (
    <>
      <Form.Item name="title" label={t("people.titleKind")}><Radio.Group options={[{ value: "judicial", label: t("criteria.judicialTitle") }, { value: "management", label: t("criteria.managementTitle") }]} /></Form.Item>
      {title === "management"
        ? <Form.Item name="managementTitle" label={t("people.titleName")} rules={needed}><Select options={managementTitles.map((value) => ({ value, label: t(`managementTitles.${value}`) }))} /></Form.Item>
        : <Form.Item name="judicialTitle" label={t("people.titleName")} rules={needed}><Select options={judicialTitles.map((value) => ({ value, label: t(`judicialTitles.${value}`) }))} /></Form.Item>}
      <Form.Item name="decisionNumber" label={t("moves.decisionNumber")}><Input placeholder="12/QĐ-VKS" /></Form.Item>
    </>
  );
}
