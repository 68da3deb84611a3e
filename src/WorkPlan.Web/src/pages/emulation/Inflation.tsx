import { useQuery } from "@tanstack/react-query";
import { InputNumber, Skeleton, Tag } from "antd";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { useFilters } from "../../components/Link";
import { shareText } from "../../components/numbers";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { pointsText } from "./rankings/points";

const Chart = lazy(() => import("../../components/Chart"));
type View = components["schemas"]["InflationView"];
type Year = View["years"][number];
const most = 10;

/** Whether titles and points grow without the work: year beside year, with the targets that were kept and how hard they were. */
export default function Inflation() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const nameOf = useUnitName();
  const [filters, change] = useFilters();
  const years = Math.min(most, Math.max(2, Number(filters.years ?? 5)));
  const query = useQuery({ queryKey: ["emulation", "inflation", unit, workYear, years], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/inflation", { params: { query: { unit, fromYear: workYear - years + 1, toYear: workYear } } })) });
  return (
    <Page title={t("inflation.title")} note={unit === "" ? t("inflation.note") : `${nameOf(unit)} – ${t("inflation.note")}`} actions={<InputNumber aria-label={t("inflation.years")} prefix={t("inflation.years")} min={2} max={most} precision={0} value={years} onChange={(value) => change({ years: value ?? undefined })} style={{ width: 150 }} />}>
      <Loaded query={query}>
        {(view) => (
          <div className="stack">
            {view.years.every((year) => year.titles.length === 0 && year.targetsJudged === 0) ? <Nothing>{t("inflation.none")}</Nothing> : <Section title={t("inflation.chart")}><Suspense fallback={<Skeleton active />}><Shares view={view} /></Suspense></Section>}
            <Section title={t("inflation.table")}>
              <ShortTable<Year> rows={view.years} rowKey="workYear" pagination={false} columns={[
                { title: t("inflation.year"), render: (_, row) => <b>{row.workYear}</b> },
                { title: t("inflation.people"), align: "right", dataIndex: "people" },
                { title: t("inflation.held"), render: (_, row) => row.titles.length === 0 ? "–" : <ul style={{ margin: 0, paddingInlineStart: 18, whiteSpace: "normal", minWidth: 220 }}>{row.titles.map((share) => <li key={share.title}>{t(`titles.${share.title}`)}: {share.holders}{share.shareBasisPoints != null && ` (${shareText(share.shareBasisPoints)})`}</li>)}</ul> },
                { title: t("inflation.points"), align: "right", render: (_, row) => row.meanPoints == null ? "–" : <span className="numbers">{pointsText(row.meanPoints)}<br /><small>{t("inflation.units", { count: row.units })}</small></span> },
                { title: t("inflation.kept"), align: "right", render: (_, row) => row.targetsJudged === 0 ? "–" : <span className="numbers">{shareText(keptOf(row)!)}<br /><small>{row.targetsKept}/{row.targetsJudged}</small></span> },
                { title: t("inflation.stretch"), align: "right", dataIndex: "stretchTargets" },
                { title: t("inflation.difficulty"), align: "right", render: (_, row) => row.meanDifficultyPercent == null ? "–" : `${pointsText(row.meanDifficultyPercent)} %` },
                { title: t("inflation.questions"), render: (_, row) => row.inflated.length === 0 && !row.easierTargets ? "–" : <span style={{ whiteSpace: "normal", display: "block", minWidth: 200 }}>{row.inflated.map((title) => <Tag key={title} color="orange">{t("inflation.inflated", { title: t(`titles.${title}`) })}</Tag>)}{row.easierTargets && <Tag color="orange">{t("inflation.easier")}</Tag>}</span> },
              ]} />
              <p style={{ marginBottom: 0, color: "#4b5563" }}>{t("inflation.what")}</p>
            </Section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** The share of judged targets that were kept, in hundredths of a percent; null where none was judged. */
function keptOf(year: Year): number | null {
  return year.targetsJudged === 0 ? null : Math.round((year.targetsKept / year.targetsJudged) * 10_000);
}

function Shares({ view }: { view: View }) {
  const { t } = useTranslation("emulation");
  const option = useMemo(() => {
    const held = [...new Set(view.years.flatMap((year) => year.titles.map((share) => share.title)))];
    const inPercent = (basisPoints: number | null | undefined) => (basisPoints == null ? null : basisPoints / 100);
    const line = (name: string, data: (number | null)[], dashed = false) => ({ name, type: "line", data, symbolSize: 8, lineStyle: { width: dashed ? 2 : 3, type: dashed ? "dashed" : "solid" } });
    return {
      color: ["#2f855a", "#1b4b8f", "#b7791f", "#7b341e", "#553c9a"],
      grid: { left: 48, right: 16, top: 16, bottom: 64 },
      // Named, not inherited: by it the widths of the legend are measured.
      textStyle: { fontFamily: "'Be Vietnam Pro', sans-serif" },
      legend: { bottom: 0, type: "plain", itemGap: 24 },
      tooltip: { trigger: "axis", valueFormatter: (value: number | null) => (value == null ? "–" : `${pointsText(value)} %`) },
      xAxis: { type: "category", data: view.years.map((year) => String(year.workYear)) },
      yAxis: { type: "value", min: 0, max: 100, axisLabel: { formatter: "{value} %" } },
      series: [
        line(t("inflation.kept"), view.years.map((year) => inPercent(keptOf(year)))),
        ...held.map((title) => line(t(`titles.${title}`), view.years.map((year) => inPercent(year.titles.find((share) => share.title === title)?.shareBasisPoints)), true)),
      ],
    };
  }, [view, t]);
  return <Chart option={option} height={300} label={t("inflation.chart")} />;
}
