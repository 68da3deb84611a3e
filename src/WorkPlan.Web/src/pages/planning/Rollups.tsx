import { useQuery } from "@tanstack/react-query";
import { Breadcrumb, Button, Segmented, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { useFieldName } from "../../components/fields";
import { Link, useFilters, useGo } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { OutcomeBar, OutcomeTag, outcomes } from "../../components/Outcomes";
import { shortName, useUnits } from "../../components/UnitPicker";

type Unit = components["schemas"]["UnitRollup"];
type Target = components["schemas"]["TargetRollup"];
type Field = components["schemas"]["FieldRollup"];

/** A unit with everything below it; down to each unit, field and target; as it was or for the units of today. */
export default function Rollups() {
  const { t } = useTranslation(["planning", "common"]);
  const scope = useScope();
  const [filters, change] = useFilters();
  const go = useGo();
  const units = useUnits();
  const fieldOf = useFieldName();
  const unit = filters.unit ?? scope.unit;
  const view = filters.view ?? "asWas";
  const { field, outcome } = filters;
  const query = useQuery({
    queryKey: ["rollups", unit, scope.workYear, view, field], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/rollups", { params: { query: { unit, workYear: scope.workYear, view, ...(field !== undefined && { field }) } } })),
  });
  const path: { code: string; name: string }[] = [];
  for (let code: string | null | undefined = unit; code != null && code !== ""; ) {
    const known = units.data?.find((candidate) => candidate.code === code);
    if (known === undefined) break;
    path.unshift({ code, name: shortName(known.name) });
    code = code === scope.unit ? null : known.parentCode;
  }
  const key = outcome as (typeof outcomes)[number] | undefined;
  const numbers = outcomes.map((name) => ({ title: t(`outcome.${name}`, { ns: "common" }), align: "right" as const, className: "numbers", render: (_: unknown, row: { counts: Record<(typeof outcomes)[number], number> }) => row.counts[name] }));
  return (
    <Page title={t("rollups.title")} note={<Breadcrumb items={path.map((step) => ({ title: <Link to="/planning/rollups" search={{ ...filters, unit: step.code }}>{step.name}</Link> }))} />} actions={<>
      <Button onClick={() => go("/planning/ranking")}>{t("ranking.open")}</Button>
      <Segmented aria-label={t("rollups.view")} value={view} onChange={(value) => change({ view: value })} options={[{ value: "asWas", label: t("rollups.asWas") }, { value: "restated", label: t("rollups.restated") }]} />
    </>}>
      {(field !== undefined || key !== undefined) && <div className="filters">{field !== undefined && <Tag closable onClose={() => change({ field: undefined })}>{fieldOf(field)}</Tag>}{key !== undefined && <Tag closable onClose={() => change({ outcome: undefined })}>{t(`outcome.${key}`, { ns: "common" })}</Tag>}</div>}
      <Loaded query={query}>
        {(data) => (
          <div className="stack">
            {data.below.length > 0 && (
              <Section title={t("rollups.below")}>
                <ShortTable<Unit> rows={data.below.filter((row) => key === undefined || row.counts[key] > 0)} rowKey="unitCode" columns={[
                  { title: t("plans.unit"), render: (_, row) => <Link to="/planning/rollups" search={{ ...filters, unit: row.unitCode }}>{shortName(row.unitName)}</Link> },
                  ...numbers, { title: t("rollups.share"), align: "right", render: (_, row) => row.counts.reachedShare ?? "–" }, { title: t("rollups.bar"), width: 180, render: (_, row) => <OutcomeBar counts={row.counts} /> },
                ]} />
              </Section>
            )}
            <Section title={t("rollups.fields")}>
              <ShortTable<Field> rows={data.fields.filter((row) => key === undefined || row.counts[key] > 0)} rowKey="field" columns={[
                { title: t("outcomes.field"), render: (_, row) => <Link to="/planning/rollups" search={{ ...filters, unit, field: row.field }} style={{ whiteSpace: "normal", display: "inline-block", maxWidth: 420 }}>{row.fieldName}</Link> },
                ...numbers, { title: t("rollups.bar"), width: 180, render: (_, row) => <OutcomeBar counts={row.counts} /> },
              ]} />
            </Section>
            <Section title={t("rollups.targets")}>
              <ShortTable<Target> rows={data.targets.filter((row) => key === undefined || row.units[key] > 0)} rowKey={(row) => `${row.targetCode}-${row.from}`} expandable={{ expandedRowRender: (row) => <><div>{row.how}</div><small>{row.citation}</small></> }} columns={[
                { title: t("results.target"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 240, maxWidth: 480 }}>{row.name}</span> },
                { title: t("results.rule"), render: (_, row) => row.ruleText ?? "–" },
                { title: t("rollups.share"), align: "right", className: "numbers", render: (_, row) => row.share ?? (row.sum?.count ?? "–") },
                { title: t("outcomes.outcome"), render: (_, row) => <OutcomeTag outcome={row.outcome} /> },
                { title: t("rollups.reporting"), align: "right", render: (_, row) => `${row.reporting}/${row.units.targets}` },
              ]} />
            </Section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
