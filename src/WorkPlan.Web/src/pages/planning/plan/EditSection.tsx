import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Drawer, Input, InputNumber, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useDraft } from "../../../components/drafts";
import { Loaded, Nothing } from "../../../components/Page";
import { AdditionalTargets } from "./AdditionalTargets";
import type { Plan, PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

type Demand = components["schemas"]["SuperiorDemandView"];
type Request = components["schemas"]["SetSectionRequest"];
type Commitment = Request["commitments"][number];
type Section = Plan["sections"][number];
type Rule = components["schemas"]["TargetRule"];
type Threshold = components["schemas"]["ThresholdRule"];
interface Draft { commitments: Commitment[]; measures: string; schedule: string; responsible: string }

/** Edits a field of the plan; what is typed is kept here until it is saved. */
export function EditSection({ plan, tag, fieldCode, fieldName, onClose }: PlanProps & { fieldCode: string; fieldName: string; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const section = plan.sections.find((known) => known.fieldCode === fieldCode);
  const draft = useDraft<Draft>(`plan.${plan.id}.${fieldCode}`, draftOf(section));
  const [begunFrom, beginFrom] = useState(section);
  const changes = differences(begunFrom, section);
  const { value } = draft;
  const demands = useQuery({ queryKey: ["targets", plan.unitCode, plan.workYear], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/targets", { params: { query: { unit: plan.unitCode, workYear: plan.workYear } } })) });
  const save = usePlanChange(plan.id, () => api.planning.PUT("/api/v1/planning/plans/{id}/sections/{fieldCode}", {
    params: { path: { id: plan.id, fieldCode }, header: { "If-Match": tag } },
    body: { commitments: value.commitments, measures: value.measures.split("\n").map((line) => line.trim()).filter(Boolean), schedule: value.schedule || null, responsible: value.responsible || null },
  }), () => { draft.discard(); onClose(); });
  const asked = new Set(demands.data?.map((demand) => demand.code));
  const additional = value.commitments.filter((known) => demands.data !== undefined && !asked.has(known.targetCode));
  const commit = (demand: Demand, rule: Rule | undefined) => draft.change({ ...value, commitments: [...value.commitments.filter((known) => known.targetCode !== demand.code), ...(rule === undefined ? [] : [{ targetCode: demand.code, rule }])] });
  return (
    <Drawer open onClose={onClose} size={760} title={fieldName} extra={<Space>{draft.isDraft && <Button onClick={draft.discard}>{t("action.discard", { ns: "common" })}</Button>}<Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>{t("action.save", { ns: "common" })}</Button></Space>}>
      <div className="stack">
        {changes.length > 0 && (
          <Alert type="warning" showIcon title={t("plan.changedByAnother")} description={<ul style={{ margin: 0, paddingInlineStart: 20 }}>{changes.map(({ what, before, after }) => <li key={what}><b>{t(`plan.${what}`, { defaultValue: what })}</b>: {before || "∅"} → {after || "∅"}</li>)}</ul>}
            action={<Space orientation="vertical"><Button size="small" onClick={() => { draft.discard(); beginFrom(section); }}>{t("plan.takeTheirs")}</Button><Button size="small" onClick={() => beginFrom(section)}>{t("plan.keepMine")}</Button></Space>} />
        )}
        <div>
          <h3 style={{ fontSize: 14, marginTop: 0 }}>{t("plan.targetsOfSuperior")}</h3>
          <Loaded query={demands} empty={(rows) => !rows.some((row) => row.field === fieldCode) && <Nothing>{t("plan.noDemands")}</Nothing>}>
            {(rows) => (
              <ul style={{ listStyle: "none", padding: 0, margin: 0 }}>
                {rows.filter((row) => row.field === fieldCode).map((demand) => <DemandLine key={demand.code} demand={demand} commitment={value.commitments.find((known) => known.targetCode === demand.code)} onChange={(rule) => commit(demand, rule)} />)}
              </ul>
            )}
          </Loaded>
        </div>
        {demands.data !== undefined && <AdditionalTargets plan={plan} commitments={additional} onChange={(next) => draft.change({ ...value, commitments: [...value.commitments.filter((known) => asked.has(known.targetCode)), ...next] })} />}
        <label>{t("plan.measures")} <small>({t("plan.oneALine")})</small><Input.TextArea autoSize={{ minRows: 4 }} value={value.measures} onChange={(event) => draft.change({ ...value, measures: event.target.value })} /></label>
        <label>{t("plan.schedule")}<Input value={value.schedule} onChange={(event) => draft.change({ ...value, schedule: event.target.value })} /></label>
        <label>{t("plan.responsible")}<Input value={value.responsible} onChange={(event) => draft.change({ ...value, responsible: event.target.value })} /></label>
        {draft.isDraft && <small role="status">{t("draftKept", { ns: "common" })}</small>}
      </div>
    </Drawer>
  );
}

function draftOf(section: Section | undefined): Draft {
  return {
    commitments: section?.targets.map(({ targetCode, rule, name, taskId, dueOn }) => ({ targetCode, rule, name, taskId, dueOn })) ?? [],
    measures: section?.measures.join("\n") ?? "", schedule: section?.schedule ?? "", responsible: section?.responsible ?? "",
  };
}

/** What another person has changed in the section since this one began to type, in words. */
function differences(before: Section | undefined, after: Section | undefined) {
  const lines = (section: Section | undefined) => new Map([
    ["measures", section?.measures.join("; ") ?? ""], ["schedule", section?.schedule ?? ""], ["responsible", section?.responsible ?? ""],
    ...(section?.targets.map((target) => [target.name, target.ruleText] as const) ?? []),
  ]);
  const [was, is] = [lines(before), lines(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((what) => ({ what, before: was.get(what) ?? "", after: is.get(what) ?? "" })).filter((line) => line.before !== line.after);
}

/** A rule without a kind is a threshold. */
const thresholdOf = (rule: Rule | undefined): Threshold | undefined => (rule !== undefined && (rule.kind ?? "threshold") === "threshold" ? (rule as Threshold) : undefined);

interface LineProps { demand: Demand; commitment: Commitment | undefined; onChange: (rule: Rule | undefined) => void }

/** The superior's target, taken up as it is or higher. */
function DemandLine({ demand, commitment, onChange }: LineProps) {
  const { t } = useTranslation("planning");
  const own = thresholdOf(commitment?.rule);
  const asked = thresholdOf(demand.rule);
  const factor = asked?.measure === "ratio" ? 100 : 1;
  return (
    <li style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", padding: "6px 0", borderBottom: "1px solid #eef2f7" }}>
      <Checkbox checked={commitment !== undefined} onChange={(event) => onChange(event.target.checked ? demand.rule : undefined)} style={{ flex: "1 1 320px" }}>{demand.name}</Checkbox>
      <span title={demand.citation}>{t("plan.asked")} <b>{demand.ruleText}</b></span>
      {asked !== undefined && own !== undefined && (
        <InputNumber aria-label={t("plan.ownOf", { name: demand.name })} value={own.threshold / factor} min={0} suffix={factor === 100 ? "%" : undefined} style={{ width: 110 }}
          onChange={(number) => number !== null && onChange({ ...own, threshold: Math.round(number * factor) })} />
      )}
    </li>
  );
}
