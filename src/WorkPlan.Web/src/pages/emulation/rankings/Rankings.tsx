import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { momentText } from "../../../components/dates";
import { Link, useGo } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { pointsText } from "./points";
import { FormCluster } from "../clusters/FormCluster";
import { useChange } from "../../../components/useChange";
import { useIsUnder, useUnitName } from "../../../components/UnitPicker";

type Cluster = components["schemas"]["ClusterView"];
type Ranking = components["schemas"]["RankingView"];
export const rankingColours = { draft: "gold", verified: "cyan", published: "green" } as const;

/** Each cluster with its members, its head and the ranking of the year. */
export default function Rankings() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const isUnder = useIsUnder(unit);
  const nameOf = useUnitName();
  const go = useGo();
  const [forming, setForming] = useState(false);
  const asOf = `${workYear}-11-30`;
  const clusters = useQuery({ queryKey: ["emulation", "clusters", asOf], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/clusters", { params: { query: { asOf } } })) });
  const rankings = useQuery({ queryKey: ["emulation", "rankings", workYear], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/rankings", { params: { query: { workYear } } })) });
  const prepare = useChange([["emulation", "rankings"]], (cluster: Cluster) => dataOf(api.emulation.POST("/api/v1/emulation/rankings", { body: { clusterId: cluster.id, workYear } })), (ranking) => go(`/emulation/rankings/${ranking.id}`));
  // Those in which the chosen unit, or one below it, competes or leads.
  const shown = (rows: readonly Cluster[]) => rows.filter((cluster) => isUnder(cluster.formedByUnitCode) || cluster.members.some((member) => isUnder(member.unitCode)));
  const rankingOf = (cluster: Cluster): Ranking | undefined => rankings.data?.find((ranking) => ranking.clusterId === cluster.id);
  return (
    <Page title={t("rankings.title")} note={t("rankings.note")} actions={may("writeClusters", unit) && <Button onClick={() => setForming(true)}>{t("clusters.form")}</Button>}>
      <Loaded query={clusters} empty={(rows) => shown(rows).length === 0 && <Nothing>{t(may("writeClusters", unit) ? "rankings.noneForm" : "rankings.none")}</Nothing>}>
        {(rows) => (
          <div className="stack">
            {shown(rows).map((cluster) => {
              const ranking = rankingOf(cluster);
              return (
                <Section key={cluster.id} title={<Link to={`/emulation/clusters/${cluster.id}`}>{cluster.name}</Link>} extra={<span style={{ display: "flex", gap: 12, flexWrap: "wrap" }}><Link to={`/emulation/clusters/${cluster.id}/cross-checks`}>{t("crossChecks.short")}</Link>{rankings.data !== undefined && (ranking === undefined
                  ? may("prepareRankings", cluster.formedByUnitCode) && <Button size="small" type="primary" loading={prepare.isPending} onClick={() => prepare.mutate(cluster)}>{t("rankings.prepare")}</Button>
                  : <Link to={`/emulation/rankings/${ranking.id}`}>{t("rankings.open")}</Link>)}</span>}>
                  <p style={{ marginTop: 0 }}>{t("rankings.cluster", { total: cluster.members.length, head: cluster.headUnitCode == null ? "–" : nameOf(cluster.headUnitCode), basis: cluster.legalBasis })}</p>
                  {ranking !== undefined && (
                    <>
                      <p><Tag color={rankingColours[ranking.latest.state]}>{t(`rankings.states.${ranking.latest.state}`)}</Tag>{t("rankings.version", { number: ranking.latest.number })} · {momentText(ranking.latest.publishedAt ?? ranking.latest.preparedAt)}{ranking.correctionPending && <Tag color="orange" style={{ marginInlineStart: 8 }}>{t("rankings.correctionPending")}</Tag>}</p>
                      <ShortTable rows={ranking.latest.units.toSorted((a, b) => a.rank - b.rank).slice(0, 3)} rowKey="unitCode" pagination={false} columns={[
                        { title: t("rankings.rank"), dataIndex: "rank", width: 80 },
                        { title: t("unit"), render: (_, row) => nameOf(row.unitCode) },
                        { title: t("rankings.points"), align: "right", render: (_, row) => pointsText(row.points) },
                      ]} />
                    </>
                  )}
                </Section>
              );
            })}
          </div>
        )}
      </Loaded>
      {forming && <FormCluster unit={unit} workYear={workYear} onClose={() => setForming(false)} />}
    </Page>
  );
}
