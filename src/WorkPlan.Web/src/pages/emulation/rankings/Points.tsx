import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Loaded } from "../../../components/Page";
import { pointsText } from "./Rankings";

type Line = components["schemas"]["PointView"];

/** Every point of a unit with the fact it comes from: what, when, and by which message it was told. */
export function Points({ id, number, unit, ruleOf }: { id: string; number: number; unit: string; ruleOf: (code: string) => string }) {
  const { t } = useTranslation("emulation");
  const query = useQuery({
    queryKey: ["emulation", "rankings", id, number, "points", unit],
    queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/rankings/{id}/versions/{number}/points", { params: { path: { id, number }, query: { unit } } })),
  });
  return (
    <Loaded query={query}>
      {(view) => (
        <ShortTable<Line> size="small" rows={view.lines} rowKey={(row) => `${row.ruleCode}${row.factKey ?? ""}`} empty={t("rankings.noPoints")} columns={[
          { title: t("rankings.rule"), render: (_, row) => <span style={{ whiteSpace: "normal" }} title={row.ruleCode}>{ruleOf(row.ruleCode)}</span> },
          { title: t("rankings.fact"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 200 }}>{row.what ?? "–"}</span> },
          { title: t("rankings.value"), render: (_, row) => row.value ?? "–" },
          { title: t("day"), render: (_, row) => dayText(row.on) },
          { title: t("rankings.points"), align: "right", render: (_, row) => <span className="numbers" title={row.messageId ?? undefined}>{pointsText(row.points)}</span> },
        ]} />
      )}
    </Loaded>
  );
}
