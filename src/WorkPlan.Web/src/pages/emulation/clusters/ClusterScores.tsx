import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { ShortTable } from "../../../components/DataTable";
import { Loaded, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { PointLines } from "../rankings/PointLines";
import { pointsText } from "../rankings/points";

type View = components["schemas"]["ClusterScoresView"];
type Row = View["ended"][number] & { rank?: number };

/** The points as the facts give them now, before any ranking is made of them; by rule, and each with its fact. */
export function ClusterScores({ cluster, workYear }: { cluster: string; workYear: number }) {
  const { t } = useTranslation("emulation");
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["emulation", "scores", cluster, workYear], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/scores", { params: { query: { cluster, workYear } } })) });
  return (
    <Section title={t("clusters.scores", { year: workYear })}>
      <Loaded query={query}>
        {(view) => {
          const ruleOf = (code: string) => view.rules.find((rule) => rule.code === code)?.name ?? code;
          return (
            <>
              <p style={{ marginTop: 0 }}>{view.legalBasis == null ? t("clusters.noTable") : t("clusters.scoresWhat", { basis: view.legalBasis })}</p>
              <ShortTable<Row> rows={[...view.units, ...view.ended]} rowKey="unitCode" empty={t("clusters.noScores")}
                expandable={{ expandedRowRender: (row) => <PointLines lines={row.lines} ruleOf={ruleOf} /> }}
                columns={[
                  { title: t("rankings.rank"), width: 80, render: (_, row) => row.rank ?? "–" },
                  { title: t("unit"), render: (_, row) => <>{nameOf(row.unitCode)}{row.rank === undefined && <><br /><small>{t("clusters.ended")}</small></>}</> },
                  ...view.rules.map((rule) => ({ title: <span style={{ whiteSpace: "normal", display: "block", minWidth: 90 }}>{rule.name}</span>, key: rule.code, align: "right" as const, render: (_: unknown, row: Row) => <span className="numbers">{pointsText(row.pointsByRule[rule.code] ?? 0)}</span> })),
                  { title: t("rankings.points"), align: "right", render: (_, row) => <b className="numbers">{pointsText(row.points)}</b> },
                ]} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
