import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable, ShortTable } from "../../components/DataTable";
import { useFieldOptions } from "../../components/fields";
import { Link, useFilters } from "../../components/Link";
import { OutcomeBar } from "../../components/Outcomes";
import { Loaded, Page, Section } from "../../components/Page";
import { shortName, useUnitName } from "../../components/UnitPicker";
import { usePeriodText } from "../../components/usePeriodText";
import { pick } from "./Obligations";

type Ranked = components["schemas"]["RankedUnit"];
type Target = components["schemas"]["RankedTarget"];

/** Which units miss most targets and why, and which targets are missed most. */
export default function Ranking() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const periodText = usePeriodText();
  const fields = useFieldOptions();
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  const query = useQuery({
    queryKey: ["rollups", "ranking", unit, workYear, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/ranking", { params: { query: { unit, workYear, pageSize: 50, page: Number(filters.page ?? 1), ...pick(filters, ["field", "period"]) } as never } })),
  });
  return (
    <Page title={t("ranking.title")} note={`${nameOf(unit)} · ${t("plans.yearOf", { year: workYear })}. ${t("ranking.note")}`}>
      <div className="filters no-print">
        <Select allowClear style={{ width: 220 }} placeholder={t("results.period")} aria-label={t("results.period")} value={filters.period ?? null} onChange={(period?: string) => change({ period, page: undefined })} options={(periods.data ?? []).filter((period) => period.kind !== "week").map((period) => ({ value: period.code, label: periodText(period.code) }))} />
        <Select allowClear style={{ width: 340, maxWidth: "100%" }} placeholder={t("outcomes.field")} aria-label={t("outcomes.field")} value={filters.field ?? null} onChange={(field?: string) => change({ field, page: undefined })} options={fields} />
      </div>
      <div className="stack">
        <DataTable<Ranked> query={{ ...query, data: query.data?.units }} rowKey="unitCode" empty={t("ranking.none")} expandable={{
          rowExpandable: (row) => row.missed.length > 0,
          expandedRowRender: (row) => <ul style={{ margin: 0, paddingInlineStart: 20 }}>{row.missed.map((target) => <li key={target.targetCode}>{target.name} ({target.ruleText}): {target.how}</li>)}</ul>,
        }} columns={[
          { title: t("ranking.rank"), width: 60, dataIndex: "rank" },
          { title: t("plans.unit"), render: (_, row) => <Link to="/planning/outcomes" search={{ unit: row.unitCode, outcome: "notMet" }}>{shortName(row.unitName)}</Link> },
          { title: t("ranking.missed"), align: "right", render: (_, row) => <b>{row.counts.notMet}</b> }, { title: t("rollups.targets"), align: "right", render: (_, row) => row.counts.targets },
          { title: t("rollups.share"), align: "right", render: (_, row) => row.counts.reachedShare ?? "–" }, { title: t("rollups.bar"), width: 180, render: (_, row) => <OutcomeBar counts={row.counts} /> },
        ]} />
        <Section title={t("ranking.targets")}>
          <Loaded query={query}>
            {(view) => <ShortTable<Target> rows={view.targets} rowKey={(row) => `${row.targetCode}-${row.from}`} empty={t("ranking.noTargets")} columns={[
              { title: t("results.target"), render: (_, row) => <span className="reason">{row.name}</span> }, { title: t("ranking.unitsMissing"), align: "right", render: (_, row) => `${row.units.notMet}/${row.units.judged}` },
              { title: t("rollups.bar"), width: 180, render: (_, row) => <OutcomeBar counts={row.units} /> },
            ]} />}
          </Loaded>
        </Section>
      </div>
    </Page>
  );
}
