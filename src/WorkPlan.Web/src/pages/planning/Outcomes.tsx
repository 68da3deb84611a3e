import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { useFilters } from "../../components/Link";
import { Loaded, Page } from "../../components/Page";
import { outcomes as outcomeKeys, OutcomeTag } from "../../components/Outcomes";
import { useUnitName } from "../../components/UnitPicker";
import { Totals } from "./Totals";

type OutcomeRow = components["schemas"]["OutcomeView"];

/** How each target of one unit stands, and how that was reached. */
export default function Outcomes() {
  const { t } = useTranslation(["planning", "common"]);
  const scope = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const unit = filters.unit ?? scope.unit;
  const query = useQuery({ queryKey: ["outcomes", unit, scope.workYear, "year"], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/outcomes", { params: { query: { unit, workYear: scope.workYear } } })) });
  const fields = useQuery({ queryKey: ["fields"], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/fields", { params: { query: { pageSize: 200 } } })) });
  const shown = (rows: OutcomeRow[]) => rows.filter((row) => (filters.field === undefined || row.fieldCode === filters.field) && (filters.outcome === undefined || (row.outcome ?? "withoutFigures") === filters.outcome));
  return (
    <Page title={t("outcomes.title")} note={`${nameOf(unit)} · ${t("plans.yearOf", { year: scope.workYear })}`}>
      <div className="filters no-print">
        <Select allowClear style={{ width: 340, maxWidth: "100%" }} placeholder={t("outcomes.field")} aria-label={t("outcomes.field")} value={filters.field ?? null} onChange={(field?: string) => change({ field })} options={fields.data?.items.map((field) => ({ value: field.code, label: field.name })) ?? []} />
        <Select allowClear style={{ width: 180 }} placeholder={t("outcomes.outcome")} aria-label={t("outcomes.outcome")} value={filters.outcome ?? null} onChange={(outcome?: string) => change({ outcome })} options={outcomeKeys.map((value) => ({ value, label: t(`outcome.${value}`, { ns: "common" }) }))} />
      </div>
      <Loaded query={query}>
        {(view) => (
          <ShortTable<OutcomeRow> rows={shown(view.outcomes)} rowKey="targetCode" empty={t("outcomes.none")}
            expandable={{ expandedRowRender: (row) => <><div>{row.how}</div><small>{row.citation}</small><Totals unit={unit} target={row.targetCode} year={scope.workYear} /></> }}
            columns={[
              { title: t("results.target"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 260, maxWidth: 560 }}>{row.name}</span> },
              { title: t("results.rule"), render: (_, row) => row.ruleText },
              { title: t("outcomes.figures"), align: "right", className: "numbers", render: (_, row) => row.figures == null ? "–" : row.figures.denominator != null ? `${row.figures.numerator ?? "–"} / ${row.figures.denominator}` : `${row.figures.count ?? row.figures.numerator ?? "–"}` },
              { title: t("outcomes.outcome"), render: (_, row) => <><OutcomeTag outcome={row.outcome} />{row.metOn != null && <small>{t("outcomes.metOn", { day: dayText(row.metOn) })}</small>}{row.dueText != null && <div><small>{row.dueText}</small></div>}</> },
            ]} />
        )}
      </Loaded>
    </Page>
  );
}
