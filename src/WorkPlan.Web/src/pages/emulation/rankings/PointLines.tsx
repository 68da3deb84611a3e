import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/emulation";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { useFactName, useFactValue } from "./useFactValue";
import { pointsText } from "./points";

type Line = components["schemas"]["PointView"];

/** Points one by one, each with the fact it comes from: what, when, and by which message it was told. */
export function PointLines({ lines, ruleOf }: { lines: readonly Line[]; ruleOf: (code: string) => string }) {
  const { t } = useTranslation("emulation");
  const whatOf = useFactName();
  const valueOf = useFactValue();
  return (
    <ShortTable<Line> size="small" rows={lines} rowKey={(row) => `${row.ruleCode}${row.factKey ?? ""}`} empty={t("rankings.noPoints")} columns={[
      { title: t("rankings.rule"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{ruleOf(row.ruleCode)}</span> },
      { title: t("rankings.fact"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 200 }}>{whatOf(row.what)}</span> },
      { title: t("rankings.value"), render: (_, row) => valueOf(row.value) },
      { title: t("day"), render: (_, row) => dayText(row.on) },
      { title: t("rankings.points"), align: "right", render: (_, row) => <span className="numbers" title={row.messageId ?? undefined}>{pointsText(row.points)}</span> },
    ]} />
  );
}
