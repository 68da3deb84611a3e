import { useQuery } from "@tanstack/react-query";
import { Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Link, useFilters } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";

type Row = components["schemas"]["DecisionRow"];
export const signingCapacities = ["inOwnOffice", "onBehalf", "forChief", "byOrder", "authorised", "acting"] as const;

/** Numbered decisions on who does what. */
export default function Decisions() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const query = useQuery({
    queryKey: ["decisions", "list", unit, workYear, filters],
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/decisions", { params: { query: { unit, workYear, pageSize: 50, page: Number(filters.page ?? 1), ...(filters.state !== undefined && { state: filters.state as Row["state"] }) } } })),
    enabled: unit !== "",
  });
  return (
    <Page title={t("decisions.title")} note={t("decisions.note")}>
      <div className="filters no-print">
        <Select allowClear style={{ width: 200 }} placeholder={t("decisions.state")} aria-label={t("decisions.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={(["draft", "issued"] as const).map((value) => ({ value, label: t(`decisions.states.${value}`) }))} />
      </div>
      <DataTable<Row> query={query} rowKey="id" empty={<>{t("decisions.none")} <Link to="/assignments/board">{t("board.title")}</Link></>} columns={[
        { title: t("decisions.number"), render: (_, row) => <Link to={`/assignments/decisions/${row.id}`}>{row.number}</Link> },
        { title: t("people.unit"), render: (_, row) => nameOf(row.unitCode) },
        { title: t("decisions.signedOn"), render: (_, row) => dayText(row.signedOn) },
        { title: t("decisions.effectiveOn"), render: (_, row) => dayText(row.effectiveOn) },
        { title: t("decisions.items"), align: "right", dataIndex: "items" },
        { title: t("decisions.state"), render: (_, row) => <Tag color={row.state === "issued" ? "green" : "gold"}>{t(`decisions.states.${row.state}`)}</Tag> },
      ]} />
    </Page>
  );
}
