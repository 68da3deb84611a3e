import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { DataTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";

type Catalogue = components["schemas"]["CatalogueSummary"];

export default function Catalogues() {
  const { t } = useTranslation("administration");
  const [filters] = useFilters();
  const query = useQuery({ queryKey: ["catalogues", filters], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/catalogues", { params: { query: { page: Number(filters.page ?? 1), pageSize: 50 } } })) });
  return (
    <Page title={t("catalogues.title")} note={t("catalogues.note")}>
      <DataTable<Catalogue> query={query} rowKey="code" columns={[
        { title: t("catalogues.code"), dataIndex: "code" },
        { title: t("catalogues.legalBasis"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 560 }}>{row.legalBasis}</span> },
        { title: t("catalogues.unit"), render: (_, row) => row.unitCode ?? t("catalogues.sector") },
        { title: t("catalogues.from"), render: (_, row) => dayText(row.appliesFrom) },
        { title: t("catalogues.to"), render: (_, row) => dayText(row.appliesTo) },
        { title: t("catalogues.count"), align: "right", dataIndex: "targetCount" },
      ]} />
    </Page>
  );
}
