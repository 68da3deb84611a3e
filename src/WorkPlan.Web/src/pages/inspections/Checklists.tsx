import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { DataTable, ShortTable } from "../../components/DataTable";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";

type Checklist = components["schemas"]["ChecklistView"];

/** Editions of checklists with their questions. */
export default function Checklists() {
  const { t } = useTranslation("inspections");
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["inspections", "checklists", filters], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/checklists", { params: { query: { pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("checklists.title")} note={t("checklists.note")}>
      <DataTable<Checklist> query={query} rowKey="id" empty={t("checklists.none")}
        expandable={{ expandedRowRender: (row) => (
          <ShortTable<Checklist["items"][number]> rows={row.items} rowKey="code" columns={[
            { title: t("checklists.group"), render: (_, item) => t(`groups.${item.group}`, { defaultValue: item.group }) },
            { title: t("checklists.question"), render: (_, item) => <span style={{ whiteSpace: "normal" }}>{item.code} {item.question}</span> },
            { title: t("checklists.points"), align: "right", dataIndex: "maxScore" },
            { title: t("checklists.live"), render: (_, item) => (item.fact == null ? "–" : <Tag color="blue">{t("checklists.fromSystem")}</Tag>) },
          ]} />
        ) }}
        columns={[
          { title: t("checklists.name"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.title}</span> },
          { title: t("checklists.edition"), align: "right", dataIndex: "edition" },
          { title: t("campaigns.by"), render: (_, row) => nameOf(row.unitCode) },
          { title: t("checklists.questions"), align: "right", render: (_, row) => row.items.length },
        ]} />
    </Page>
  );
}
