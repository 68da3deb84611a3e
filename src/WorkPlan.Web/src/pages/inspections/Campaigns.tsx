import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText, momentText } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";

type Campaign = components["schemas"]["CampaignRow"];
export const campaignColours = { planned: "gold", announced: "blue", closed: "green" } as const;

/** Inspection campaigns of the year. */
export default function Campaigns() {
  const { t } = useTranslation("inspections");
  const { workYear } = useScope();
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["inspections", "campaigns", workYear, filters], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns", { params: { query: { workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("campaigns.title")} note={t("campaigns.note")}>
      <DataTable<Campaign> query={query} rowKey="id" empty={t("campaigns.none")} columns={[
        { title: t("campaigns.name"), render: (_, row) => <Link to={`/inspections/campaigns/${row.id}`} style={{ whiteSpace: "normal", display: "inline-block", minWidth: 260 }}>{row.title}</Link> },
        { title: t("campaigns.by"), render: (_, row) => nameOf(row.byUnitCode) },
        { title: t("campaigns.date"), render: (_, row) => dayText(row.campaignDate) },
        { title: t("campaigns.reportDue"), render: (_, row) => momentText(row.selfReportDueAt) },
        { title: t("modes.direct"), align: "right", dataIndex: "directUnits" },
        { title: t("modes.self"), align: "right", dataIndex: "selfUnits" },
        { title: t("state"), render: (_, row) => <Tag color={campaignColours[row.state]}>{t(`campaigns.states.${row.state}`)}</Tag> },
      ]} />
    </Page>
  );
}
