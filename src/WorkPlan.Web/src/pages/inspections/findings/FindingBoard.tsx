import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { useScope } from "../../../app/scope";
import { useFilters } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { UnitPicker } from "../../../components/UnitPicker";
import { FindingCard, findingCategories, type Finding } from "./FindingCard";

/** Findings by how far their remedy is: open, remediated, verified. */
export default function FindingBoard() {
  const { t } = useTranslation("inspections");
  const scope = useScope();
  const { workYear } = scope;
  const [filters, change] = useFilters();
  const unit = filters.unit ?? scope.unit;
  const query = useQuery({
    queryKey: ["inspections", "findings", unit, workYear, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/findings", { params: { query: { under: unit, workYear, pageSize: 200, ...(filters.category !== undefined && { category: filters.category as Finding["category"] }) } } })),
  });
  return (
    <Page title={t("findings.board")} note={t("findings.boardNote")}>
      <div className="filters no-print">
        <UnitPicker value={unit} onChange={(unit) => change({ unit })} label={t("findings.unit")} style={{ width: 260 }} />
        <Select allowClear style={{ width: 220 }} placeholder={t("findings.category")} aria-label={t("findings.category")} value={filters.category ?? null} onChange={(category?: string) => change({ category })} options={findingCategories.map((value) => ({ value, label: t(`categories.${value}`) }))} />
      </div>
      <Loaded query={query}>
        {(page) => {
          const rows = page.items;
          return (
            <div style={{ display: "grid", gap: 16, gridTemplateColumns: "repeat(auto-fit, minmax(min(300px, 100%), 1fr))", alignItems: "start" }}>
              {(["open", "remediated", "verified"] as const).map((state) => {
                const here = rows.filter((finding) => finding.state === state).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
                return <Section key={state} title={`${t(`findings.states.${state}`)} (${here.length})`}><div className="stack" style={{ gap: 8 }}>{here.length === 0 ? <Nothing>{t(`findings.none.${state}`)}</Nothing> : here.map((finding) => <FindingCard key={finding.id} finding={finding} />)}</div></Section>;
              })}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
