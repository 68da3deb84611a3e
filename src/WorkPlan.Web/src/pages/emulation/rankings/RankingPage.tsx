import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { ShortTable } from "../../../components/DataTable";
import { dayText, momentText } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { Link, useFilters } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { usePersonNames } from "../../../components/usePersonNames";
import { pointsText } from "./points";
import { rankingColours } from "./Rankings";
import { Points } from "./Points";
import { RankingSteps } from "./RankingSteps";
import { useFactName, useFactValue } from "./useFactValue";
import { useRules } from "./useRules";

type Ranking = components["schemas"]["RankingView"];
type Version = components["schemas"]["RankingVersionView"];
type Ranked = Version["units"][number];
type Cause = Version["causes"][number];

/** A cluster's ranking in a version: who stands where with how many points, each point with its fact, and why it differs from before. */
export default function RankingPage() {
  const { t } = useTranslation("emulation");
  const { id } = useParams({ strict: false }) as { id: string };
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const ranking = useQuery({ queryKey: ["emulation", "rankings", id], queryFn: () => taggedOf(api.emulation.GET("/api/v1/emulation/rankings/{id}", { params: { path: { id } } })) });
  const latest = ranking.data?.data.latest.number;
  const number = Number(filters.version ?? latest ?? 0);
  const version = useQuery({
    queryKey: ["emulation", "rankings", id, number, ranking.data?.tag], enabled: number > 0,
    queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/rankings/{id}/versions/{number}", { params: { path: { id, number } } })),
  });
  const shownState = ranking.data?.data.versions.find((known) => known.number === number)?.state;
  return (
    <Loaded query={ranking}>
      {({ data, tag }) => (
        <Page title={t("rankings.titleOf", { year: data.workYear })} note={<><Tag color={rankingColours[shownState ?? data.latest.state]}>{t(`rankings.states.${shownState ?? data.latest.state}`)}</Tag>{t("rankings.version", { number })} · <Link to={`/emulation/clusters/${data.clusterId}`}>{t("rankings.toCluster")}</Link></>} actions={
          <>
            <Select style={{ minWidth: 220 }} aria-label={t("rankings.versions")} value={number} onChange={(next: number) => change({ version: next })}
              options={data.versions.map((known) => ({ value: known.number, label: `${t("rankings.version", { number: known.number })} – ${t(`rankings.states.${known.state}`)}` }))} />
            {shownState === "published" && <DocumentOut label={t("rankings.paper")} path={`/api/v1/emulation/rankings/${id}/versions/${number}/document`} />}
            <RankingSteps ranking={data} tag={tag} />
          </>
        }>
          <div className="stack">
            {data.correctionPending && <Alert type="warning" showIcon title={t("rankings.correctionPending")} description={t("rankings.correctionWhat")} />}
            <Loaded query={version}>{(shown) => <ShownVersion version={shown} ranking={data} nameOf={nameOf} />}</Loaded>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function ShownVersion({ version, ranking, nameOf }: { version: Version; ranking: Ranking; nameOf: (code: string) => string }) {
  const { t } = useTranslation("emulation");
  const { id } = ranking;
  const rules = useRules(ranking.clusterId, ranking.workYear);
  const whatOf = useFactName();
  const valueOf = useFactValue();
  const personOf = usePersonNames([version.preparedBy, version.explainedBy, version.verifiedBy, version.publishedBy]);
  const byWhom = (person: string | null) => (person == null ? t("rankings.bySystem") : personOf(person));
  return (
    <>
      {version.reason != null && <Alert type="info" showIcon title={t("rankings.reason")} description={<>{version.reason}<div style={{ color: "#4b5563" }}>{t("rankings.explained", { by: byWhom(version.explainedBy) })}</div></>} />}
      <Section title={t("rankings.order")}>
        <ShortTable<Ranked> rows={version.units.toSorted((a, b) => a.rank - b.rank || a.unitCode.localeCompare(b.unitCode))} rowKey="unitCode"
          expandable={{ expandedRowRender: (row) => <Points id={id} number={version.number} unit={row.unitCode} ruleOf={rules.nameOf} /> }}
          columns={[
            { title: t("rankings.rank"), width: 90, render: (_, row) => <><b>{row.rank}</b>{row.formerRank != null && row.formerRank !== row.rank && <Tag style={{ marginInlineStart: 8 }} color={row.formerRank > row.rank ? "green" : "red"} title={t("rankings.formerRank")}>{row.formerRank} → {row.rank}</Tag>}</> },
            { title: t("unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("rankings.points"), align: "right", render: (_, row) => <span className="numbers">{pointsText(row.points)}</span> },
          ]} />
      </Section>
      {version.causes.length > 0 && (
        <Section title={t("rankings.causes")}>
          <ShortTable<Cause> rows={version.causes} rowKey={(row) => `${row.unitCode}${row.factKey ?? ""}${row.what}`} columns={[
            { title: t("unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("rankings.fact"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 220 }}>{whatOf(row.what)}</span> },
            { title: t("day"), render: (_, row) => dayText(row.on) },
            { title: t("rankings.value"), render: (_, row) => `${valueOf(row.before)} → ${valueOf(row.after)}` },
            { title: t("rankings.points"), align: "right", render: (_, row) => `${pointsText(row.pointsBefore)} → ${pointsText(row.pointsAfter)}` },
          ]} />
        </Section>
      )}
      <p style={{ color: "#4b5563", margin: 0 }}>
        {t("rankings.prepared", { by: byWhom(version.preparedBy), at: momentText(version.preparedAt) })}
        {version.verifiedAt != null && <> · {t("rankings.verified", { by: byWhom(version.verifiedBy), at: momentText(version.verifiedAt) })}</>}
        {version.publishedAt != null && <> · {t("rankings.published", { by: byWhom(version.publishedBy), at: momentText(version.publishedAt) })}</>}
      </p>
    </>
  );
}
