import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/planning";

type Commitment = components["schemas"]["CommitmentRequest"];
type Threshold = components["schemas"]["ThresholdRule"];
interface AdditionalProps { tasks: readonly { id: string; title: string; kind: string }[]; commitments: readonly Commitment[]; onChange: (commitments: Commitment[]) => void }

/** Targets of the unit's own, beyond what is asked from above: each belongs to a key task. */
export function AdditionalTargets({ tasks: all, commitments, onChange }: AdditionalProps) {
  const { t } = useTranslation(["planning", "common"]);
  const tasks = all.filter((task) => task.kind !== "regular").map((task) => ({ value: task.id, label: task.title }));
  const change = (index: number, next: Partial<Commitment>) => onChange(commitments.map((known, at) => (at === index ? { ...known, ...next } : known)));
  const add = () => onChange([...commitments, { targetCode: `BS-${Date.now().toString(36).toUpperCase()}`, name: "", rule: { kind: "threshold", comparator: "atLeast", measure: "count", threshold: 1 } satisfies Threshold as never }]);
  return (
    <div>
      <h3 style={{ fontSize: 14 }}>{t("plan.additional")}</h3>
      {commitments.map((commitment, index) => {
        const rule = commitment.rule as unknown as Threshold;
        const factor = rule.measure === "ratio" ? 100 : 1;
        const setRule = (next: Partial<Threshold>) => change(index, { rule: { ...rule, ...next } as never });
        return (
          <div key={commitment.targetCode} className="filters" style={{ borderBottom: "1px solid #eef2f7", paddingBottom: 8 }}>
            <Input style={{ flex: "2 1 280px" }} aria-label={t("plan.additionalName")} placeholder={t("plan.additionalName")} value={commitment.name ?? ""} onChange={(event) => change(index, { name: event.target.value })} />
            <Select style={{ width: 130 }} aria-label={t("plan.comparator")} value={rule.comparator} onChange={(comparator) => setRule({ comparator })} options={(["atLeast", "atMost", "exactly"] as const).map((value) => ({ value, label: t(`plan.comparators.${value}`) }))} />
            <InputNumber style={{ width: 100 }} aria-label={t("plan.threshold")} min={0} value={rule.threshold / factor} onChange={(number) => number !== null && setRule({ threshold: Math.round(number * factor) })} />
            <Select style={{ width: 110 }} aria-label={t("plan.measureOf")} value={rule.measure} onChange={(measure) => setRule({ measure, threshold: measure === "ratio" ? 10_000 : 1 })} options={(["count", "ratio"] as const).map((value) => ({ value, label: t(`plan.measuresOf.${value}`) }))} />
            <Select style={{ flex: "1 1 220px" }} aria-label={t("plan.keyTask")} placeholder={t("plan.keyTask")} value={commitment.taskId ?? null} onChange={(taskId) => change(index, { taskId })} options={tasks} />
            <Input type="date" style={{ width: 150 }} aria-label={t("plan.dueOf", { name: commitment.name ?? "" })} title={t("plan.dueOfWhat")} value={commitment.dueOn ?? ""} onChange={(event) => change(index, { dueOn: event.target.value || null })} />
            <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => onChange(commitments.filter((_, at) => at !== index))} />
          </div>
        );
      })}
      <Button icon={<PlusOutlined />} onClick={add} style={{ marginTop: 8 }}>{t("plan.addAdditional")}</Button>
    </div>
  );
}
