import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText, today, workYearOf } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { ImportCatalogue } from "./ImportCatalogue";

type Catalogue = components["schemas"]["CatalogueSummary"];

/** The catalogues of targets in force on a day, by the documents that issued them. */
export default function Catalogues() {
  const { t } = useTranslation("administration");
  const [filters, change] = useFilters();
  const { workYear } = useScope();
  const [importing, setImporting] = useState(false);
  const nameOf = useUnitName();
  // Of a past year its last day, of this one today.
  const asOf = filters.asOf ?? (workYear < workYearOf(today()) ? `${workYear}-11-30` : today());
  const query = useQuery({ queryKey: ["catalogues", asOf, filters.page], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/catalogues", { params: { query: { page: Number(filters.page ?? 1), pageSize: 50, asOf } } })) });
  return (
    <Page title={t("catalogues.title")} note={t("catalogues.note")} actions={<><Input type="date" style={{ width: 160 }} aria-label={t("catalogues.asOf")} value={asOf} onChange={(event) => event.target.value !== "" && change({ asOf: event.target.value, page: undefined })} /><Button type="primary" onClick={() => setImporting(true)}>{t("catalogues.import")}</Button></>}>
      <DataTable<Catalogue> query={query} rowKey="code" columns={[
        { title: t("catalogues.code"), render: (_, row) => <Link to={`/administration/catalogues/${row.code}`}>{row.code}</Link> },
        { title: t("catalogues.legalBasis"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 560 }}>{row.legalBasis}</span> },
        { title: t("catalogues.unit"), render: (_, row) => row.unitCode == null ? t("catalogues.sector") : nameOf(row.unitCode) },
        { title: t("catalogues.from"), render: (_, row) => dayText(row.appliesFrom) },
        { title: t("catalogues.to"), render: (_, row) => dayText(row.appliesTo) },
        { title: t("catalogues.count"), align: "right", dataIndex: "targetCount" },
      ]} />
      {importing && <ImportCatalogue onClose={() => setImporting(false)} />}
    </Page>
  );
}
