import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Drawer, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { dayText } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { countText, shareText } from "../../../components/numbers";
import { Loaded, Nothing } from "../../../components/Page";
import { AdditionalTargets } from "./AdditionalTargets";
import type { Plan, PlanProps } from "./PlanPage";
import { linesOf } from "./tasks";
import { usePlanChange } from "./usePlanChange";

type Demand = components["schemas"]["SuperiorDemandView"];
export type Request = components["schemas"]["SetSectionRequest"];
type Commitment = Request["commitments"][number];
type Section = Plan["sections"][number];
type Rule = components["schemas"]["TargetRule"];
type Threshold = components["schemas"]["ThresholdRule"];
export interface SectionDraft { commitments: Commitment[]; measures: string; schedule: string; responsible: string }

/** Edits a field of the plan; what is typed is kept here until it is saved. */
export function EditSection({ plan, tag, fieldCode, fieldName, onClose }: PlanProps & { fieldCode: string; fieldName: string; onClose: () => void }) {
  const save = usePlanChange(plan.id, ({ request }: { request: Request; done: () => void }) => api.planning.PUT("/api/v1/planning/plans/{id}/sections/{fieldCode}", { params: { path: { id: plan.id, fieldCode }, header: { "If-Match": tag } }, body: request }));
  const section = plan.sections.find((known) => known.fieldCode === fieldCode);
  return (
    <SectionEditor plan={plan} tasks={plan.tasks} section={section} fieldCode={fieldCode} fieldName={fieldName} draftKey={`plan.${plan.id}.${fieldCode}`} initial={draftOf(section)}
      busy={save.isPending} onClose={onClose} onSave={(request, done) => save.mutate({ request, done }, { onSuccess: done })} />
  );
}

interface SectionEditorProps {
  plan: Plan;
  /** The tasks that targets of the unit's own can serve. */
  tasks: readonly { id: string; title: string; kind: string }[];
  /** As it stands in the plan; undefined for a field that the plan does not have. */
  section: Section | undefined;
  fieldCode: string;
  fieldName: string;
  draftKey: string;
  initial: SectionDraft;
  busy: boolean;
  saveText?: string;
  onSave: (request: Request, done: () => void) => void;
  onClose: () => void;
}

/** A field of work with what is asked from above, what the unit sets itself, and how it gets there. */
export function SectionEditor({ plan, tasks, section, fieldCode, fieldName, draftKey, initial, busy, saveText, onSave, onClose }: SectionEditorProps) {
  const { t } = useTranslation(["planning", "common"]);
  const draft = useDraft<SectionDraft>(draftKey, initial);
  const { value } = draft;
  const demands = useQuery({ queryKey: ["targets", plan.unitCode, plan.workYear], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/targets", { params: { query: { unit: plan.unitCode, workYear: plan.workYear } } })) });
  const save = () => onSave({ commitments: value.commitments, measures: linesOf(value.measures), schedule: value.schedule || null, responsible: value.responsible || null }, () => { draft.discard(); onClose(); });
  const asked = new Set(demands.data?.map((demand) => demand.code));
  const additional = value.commitments.filter((known) => demands.data !== undefined && !asked.has(known.targetCode));
  // What a commitment says beside its rule stays: its name, the task that it serves, its own day.
  const commit = (demand: Demand, next: Partial<Commitment> | undefined) => draft.change((before) => ({
    ...before,
    commitments: next === undefined ? before.commitments.filter((known) => known.targetCode !== demand.code)
      : before.commitments.some((known) => known.targetCode === demand.code) ? before.commitments.map((known) => (known.targetCode === demand.code ? { ...known, ...next } : known))
      : [...before.commitments, { targetCode: demand.code, rule: demand.rule, ...next }],
  }));
  const nameOf = (known: Commitment) => known.name ?? section?.targets.find((target) => target.targetCode === known.targetCode)?.name ?? demands.data?.find((demand) => demand.code === known.targetCode)?.name ?? known.targetCode;
  const targetText = (known: Commitment) => [section?.targets.find((target) => target.targetCode === known.targetCode && JSON.stringify(target.rule) === JSON.stringify(known.rule))?.ruleText ?? levelOf(known.rule), known.dueOn == null ? "" : dayText(known.dueOn)].filter(Boolean).join("; ");
  return (
    <Drawer open onClose={onClose} size={760} title={fieldName} extra={<Button type="primary" disabled={draft.changedByAnother} loading={busy} onClick={save}>{saveText ?? t("action.save", { ns: "common" })}</Button>}>
      <div className="stack">
        <ChangedByAnother draft={draft} linesOf={(of) => [
          [t("plan.measures"), of.measures], [t("plan.schedule"), of.schedule], [t("plan.responsible"), of.responsible],
          ...of.commitments.map((known) => [nameOf(known), targetText(known)] as const),
        ]} />
        <div>
          <h3 style={{ fontSize: 14, marginTop: 0 }}>{t("plan.targetsOfSuperior")}</h3>
          <Loaded query={demands} empty={(rows) => !rows.some((row) => row.field === fieldCode) && <Nothing>{t("plan.noDemands")}</Nothing>}>
            {(rows) => (
              <ul style={{ listStyle: "none", padding: 0, margin: 0 }}>
                {rows.filter((row) => row.field === fieldCode).map((demand) => <DemandLine key={demand.code} demand={demand} commitment={value.commitments.find((known) => known.targetCode === demand.code)} onChange={(next) => commit(demand, next)} />)}
              </ul>
            )}
          </Loaded>
        </div>
        {demands.data !== undefined && <AdditionalTargets tasks={tasks} commitments={additional} onChange={(next) => draft.change((before) => ({ ...before, commitments: [...before.commitments.filter((known) => asked.has(known.targetCode)), ...next] }))} />}
        <label>{t("plan.measures")} <small>({t("plan.oneALine")})</small><Input.TextArea autoSize={{ minRows: 4 }} value={value.measures} onChange={(event) => draft.change((before) => ({ ...before, measures: event.target.value }))} /></label>
        <label>{t("plan.schedule")}<Input value={value.schedule} onChange={(event) => draft.change((before) => ({ ...before, schedule: event.target.value }))} /></label>
        <label>{t("plan.responsible")}<Input value={value.responsible} onChange={(event) => draft.change((before) => ({ ...before, responsible: event.target.value }))} /></label>
        <DraftNote draft={draft} />
      </div>
    </Drawer>
  );
}

/** What an editor begins with. */
export function draftOf(section: Section | undefined): SectionDraft {
  return {
    commitments: section?.targets.map(({ targetCode, rule, name, taskId, dueOn }) => ({ targetCode, rule, name, taskId, dueOn })) ?? [],
    measures: section?.measures.join("\n") ?? "", schedule: section?.schedule ?? "", responsible: section?.responsible ?? "",
  };
}

/** A rule without a kind is a threshold. */
const thresholdOf = (rule: Rule | undefined): Threshold | undefined => (rule !== undefined && (rule.kind ?? "threshold") === "threshold" ? (rule as Threshold) : undefined);

/** The level of a threshold, for which nobody has made a sentence yet. */
function levelOf(rule: Rule): string {
  const threshold = thresholdOf(rule);
  return threshold === undefined ? "" : threshold.measure === "ratio" ? shareText(threshold.threshold) : countText(threshold.threshold);
}

interface LineProps { demand: Demand; commitment: Commitment | undefined; onChange: (next: Partial<Commitment> | undefined) => void }

/** The superior's target, taken up as it is or higher, and by when where that is before the year's end. */
function DemandLine({ demand, commitment, onChange }: LineProps) {
  const { t } = useTranslation("planning");
  const own = thresholdOf(commitment?.rule);
  const asked = thresholdOf(demand.rule);
  const factor = asked?.measure === "ratio" ? 100 : 1;
  return (
    <li style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", padding: "6px 0", borderBottom: "1px solid #eef2f7" }}>
      <Checkbox checked={commitment !== undefined} onChange={(event) => onChange(event.target.checked ? { rule: demand.rule } : undefined)} style={{ flex: "1 1 320px" }}>{demand.name}</Checkbox>
      <span title={demand.citation}>{t("plan.asked")} <b>{demand.ruleText}</b></span>
      {asked !== undefined && own !== undefined && (
        <InputNumber aria-label={t("plan.ownOf", { name: demand.name })} value={own.threshold / factor} min={0} suffix={factor === 100 ? "%" : undefined} style={{ width: 110 }}
          onChange={(number) => number !== null && onChange({ rule: { ...own, threshold: Math.round(number * factor) } })} />
      )}
      {commitment !== undefined && <Input type="date" aria-label={t("plan.dueOf", { name: demand.name })} title={t("plan.dueOfWhat")} value={commitment.dueOn ?? ""} style={{ width: 150 }} onChange={(event) => onChange({ dueOn: event.target.value || null })} />}
    </li>
  );
}
