import { App, Button, Select, Space, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { dayText } from "../../../components/dates";
import { useFields } from "../../../components/fields";
import { Nothing, Section } from "../../../components/Page";
import { Scrollable } from "../../../components/Scrollable";
import { EditSection } from "./EditSection";
import { Flagged } from "./Flagged";
import type { PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

type Commitment = components["schemas"]["CommitmentView"];
const kindColours = { mandatory: "blue", stretch: "green", additional: "purple" } as const;

/** The plan by field of work: targets with the superior's value beside each, measures, who and when. */
export function Sections(props: PlanProps) {
  const { plan, tag, editable } = props;
  const { t } = useTranslation(["planning", "common"]);
  const [editing, setEditing] = useState<string>();
  const fields = useFields();
  const { modal } = App.useApp();
  const remove = usePlanChange(plan.id, (fieldCode: string) => api.planning.DELETE("/api/v1/planning/plans/{id}/sections/{fieldCode}", { params: { path: { id: plan.id, fieldCode }, header: { "If-Match": tag } } }));
  const nameOf = (code: string) => fields.data?.items.find((field) => field.code === code)?.name ?? code;
  const missing = (fields.data?.items ?? []).filter((field) => !plan.sections.some((section) => section.fieldCode === field.code));
  const askRemove = (fieldCode: string) => void modal.confirm({
    title: t("plan.removeSectionAsk", { name: nameOf(fieldCode) }), content: t("plan.removeSectionWhat"), okText: t("plan.removeSection"), okButtonProps: { danger: true },
    onOk: () => remove.mutateAsync(fieldCode).catch(() => undefined),
  });
  return (
    <div className="stack">
      {editable && (
        <Select<string> style={{ maxWidth: 420, width: "100%" }} value={null} placeholder={t("plan.addSection")} aria-label={t("plan.addSection")} showSearch={{ optionFilterProp: "label" }} onChange={setEditing}
          options={missing.map((field) => ({ value: field.code, label: field.name }))} />
      )}
      {plan.sections.length === 0 && <Nothing>{t("plan.noSections")}</Nothing>}
      {plan.sections.map((section) => (
        <Section key={section.fieldCode} title={nameOf(section.fieldCode)} extra={editable && <Space><Button size="small" onClick={() => setEditing(section.fieldCode)}>{t("action.edit", { ns: "common" })}</Button><Button size="small" danger onClick={() => askRemove(section.fieldCode)}>{t("plan.removeSection")}</Button></Space>}>
          <Flagged findings={section.findings} />
          <Scrollable><Table<Commitment> size="small" rowKey={(row) => `${row.targetCode}-${row.dueOn ?? ""}`} dataSource={section.targets} pagination={false} scroll={{ x: "max-content" }} locale={{ emptyText: t("plan.noTargets") }}
            columns={[
              { title: t("plan.target"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 220, maxWidth: 420 }}>{row.name}<Flagged findings={row.findings} /></span> },
              { title: t("plan.own"), render: (_, row) => <b>{row.ruleText}</b> },
              { title: t("plan.superior"), render: (_, row) => row.superior == null ? "–" : <span title={row.superior.citation ?? undefined}>{row.superior.ruleText}</span> },
              { title: t("plan.comparison"), render: (_, row) => <Tag color={row.comparison === "higher" ? "green" : row.comparison === "lower" ? "red" : kindColours[row.kind]}>{row.comparisonText || t(`plan.kinds.${row.kind}`)}</Tag> },
              { title: t("plan.due"), render: (_, row) => dayText(row.dueOn) },
            ]} /></Scrollable>
          {section.measures.length > 0 && <><h3 style={{ fontSize: 14, margin: "12px 0 4px" }}>{t("plan.measures")}</h3><ul style={{ margin: 0, paddingInlineStart: 20 }}>{section.measures.map((measure) => <li key={measure}>{measure}</li>)}</ul></>}
          <p style={{ margin: "8px 0 0", color: "#4b5563" }}>{[section.schedule, section.responsible].filter(Boolean).join(" · ")}</p>
        </Section>
      ))}
      {editing !== undefined && <EditSection {...props} fieldCode={editing} fieldName={nameOf(editing)} onClose={() => setEditing(undefined)} />}
    </div>
  );
}
