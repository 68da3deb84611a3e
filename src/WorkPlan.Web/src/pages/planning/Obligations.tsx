import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { Due, StandingTag } from "../../components/Standing";
import { useUnitName } from "../../components/UnitPicker";

type Obligation = components["schemas"]["ObligationView"];
const kinds = ["acknowledge", "supplement", "report", "selfInspect", "remediate", "register", "sign"] as const;
const states = ["open", "overdue", "satisfied", "waived"] as const;

/** Every duty in the year, by deadline. */
export default function Obligations() {
  const { t } = useTranslation("planning");
  const { workYear } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const query = useQuery({
    queryKey: ["obligations", workYear, filters],
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obligations", {
      params: { query: { workYear, sort: "dueAt", pageSize: 50, page: Number(filters.page ?? 1), ...pick(filters, ["state", "kind", "unit", "documentId"]) } },
    })),
  });
  return (
    <Page title={t("obligations.title")} note={t("obligations.note")}>
      <div className="filters no-print">
        <Select allowClear style={{ width: 180 }} placeholder={t("obligations.state")} aria-label={t("obligations.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={states.map((value) => ({ value, label: t(`standing.${value}`, { ns: "common" }) }))} />
        <Select allowClear style={{ width: 220 }} placeholder={t("obligations.kind")} aria-label={t("obligations.kind")} value={filters.kind ?? null} onChange={(kind?: string) => change({ kind, page: undefined })}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`, { ns: "home" }) }))} />
      </div>
      <DataTable<Obligation>
        query={query} rowKey="id" empty={t("obligations.none")}
        columns={[
          { title: t("obligations.due"), width: 130, render: (_, row) => <Due on={row.dueOn} open={row.state === "open" || row.state === "overdue"} /> },
          { title: t("obligations.state"), width: 130, render: (_, row) => <StandingTag state={row.state} /> },
          { title: t("obligations.kind"), width: 180, render: (_, row) => t(`kinds.${row.kind}`, { ns: "home" }) },
          { title: t("obligations.debtor"), render: (_, row) => row.debtor.kind === "person" ? `${row.debtor.code} · ${nameOf(row.unitCode)}` : nameOf(row.unitCode) },
          { title: t("obligations.document"), render: (_, row) => <Link to={row.documentId ? `/planning/documents/${row.documentId}` : `/planning/obligations?kind=report&unit=${row.unitCode}`} style={{ whiteSpace: "normal", display: "inline-block", maxWidth: 460 }}>{row.document}</Link> },
        ]}
      />
    </Page>
  );
}

export function pick(filters: Record<string, string | undefined>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (filters[key] === undefined ? [] : [[key, filters[key]]])));
}
