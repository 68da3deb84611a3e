import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { ShortTable } from "../../components/DataTable";
import { Loaded, Section } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";

type Score = components["schemas"]["UnitScore"];

/** What the units scored, in all and group by group, judged anew from their answers. */
export function Scores({ campaign }: { campaign: components["schemas"]["CampaignView"] }) {
  const { t } = useTranslation("inspections");
  const nameOf = useUnitName();
  const query = useQuery({
    queryKey: ["inspections", "scores", campaign.workYear], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/scores", { params: { query: { workYear: campaign.workYear } } })),
    select: (scores) => scores.filter((score) => score.campaignId === campaign.id && score.answered > 0),
  });
  if (query.data?.length === 0) return null;
  return (
    <Section title={t("campaigns.scores")}>
      <Loaded query={query}>
        {(rows) => {
          const groups = [...new Set(rows.flatMap((row) => row.groups.map((group) => group.group)))];
          return <ShortTable<Score> rows={rows} rowKey="unitCode" columns={[
            { title: t("findings.unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("campaigns.total"), align: "right", render: (_, row) => `${row.score}/${row.maxScore}`, sorter: (a, b) => a.score / a.maxScore - b.score / b.maxScore },
            ...groups.map((name) => ({ title: t(`groups.${name}`, { defaultValue: name }), align: "right" as const, render: (_: unknown, row: Score) => { const group = row.groups.find((known) => known.group === name); return group === undefined ? "–" : `${group.score}/${group.maxScore}`; } })),
          ]} />;
        }}
      </Loaded>
    </Section>
  );
}
