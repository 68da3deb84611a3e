import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Drawer, Input, InputNumber, Space } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useDraft } from "../../../components/drafts";
import { Loaded, Nothing } from "../../../components/Page";
import type { PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

type Demand = components["schemas"]["SuperiorDemandView"];
type Request = components["schemas"]["SetSectionRequest"];
type Commitment = Request["commitments"][number];
type Rule = components["schemas"]["TargetRule"];
type Threshold = components["schemas"]["ThresholdRule"];
interface Draft { commitments: Commitment[]; measures: string; schedule: string; responsible: string }

/** Edits a field of the plan; what is typed is kept here until it is saved. */
export function EditSection({ plan, tag, fieldCode, fieldName, onClose }: PlanProps & { fieldCode: string; fieldName: string; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const section = plan.sections.find((known) => known.fieldCode === fieldCode);
  const draft = useDraft<Draft>(`plan.${plan.id}.${fieldCode}`, {
    commitments: section?.targets.map(({ targetCode, rule, name, taskId, dueOn }) => ({ targetCode, rule, name, taskId, dueOn })) ?? [],
    measures: section?.measures.join("\n") ?? "", schedule: section?.schedule ?? "", responsible: section?.responsible ?? "",
  });
  const { value } = draft;
  const demands = useQuery({ queryKey: ["targets", plan.unitCode, plan.workYear], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/targets", { params: { query: { unit: plan.unitCode, workYear: plan.workYear } } })) });
  const save = usePlanChange(plan.id, () => api.planning.PUT("/api/v1/planning/plans/{id}/sections/{fieldCode}", {
    params: { path: { id: plan.id, fieldCode }, header: { "If-Match": tag } },
    body: { commitments: value.commitments, measures: value.measures.split("\n").map((line) => line.trim()).filter(Boolean), schedule: value.schedule || null, responsible: value.responsible || null },
  }), () => { draft.discard(); onClose(); });
  const commit = (demand: Demand, rule: Rule | undefined) => draft.change({ ...value, commitments: [...value.commitments.filter((known) => known.targetCode !== demand.code), ...(rule === undefined ? [] : [{ targetCode: demand.code, rule }])] });
  return (
    <Drawer open onClose={onClose} size={760} title={fieldName} extra={<Space>{draft.isDraft && <Button onClick={draft.discard}>{t("action.discard", { ns: "common" })}</Button>}<Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>{t("action.save", { ns: "common" })}</Button></Space>}>
      <div className="stack">
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
        <label>{t("plan.measures")} <small>({t("plan.oneALine")})</small><Input.TextArea autoSize={{ minRows: 4 }} value={value.measures} onChange={(event) => draft.change({ ...value, measures: event.target.value })} /></label>
        <label>{t("plan.schedule")}<Input value={value.schedule} onChange={(event) => draft.change({ ...value, schedule: event.target.value })} /></label>
        <label>{t("plan.responsible")}<Input value={value.responsible} onChange={(event) => draft.change({ ...value, responsible: event.target.value })} /></label>
        {draft.isDraft && <small role="status">{t("draftKept", { ns: "common" })}</small>}
      </div>
    </Drawer>
  );
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
