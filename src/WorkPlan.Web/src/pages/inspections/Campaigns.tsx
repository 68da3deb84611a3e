import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText, momentText } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { Duties } from "./Duties";
import { PlanCampaign } from "./PlanCampaign";

type Campaign = components["schemas"]["CampaignRow"];
export const campaignColours = { planned: "gold", announced: "blue", closed: "green" } as const;

/** Inspection campaigns of the year. */
export default function Campaigns() {
  const { t } = useTranslation("inspections");
  const { unit, workYear } = useScope();
  const may = useMay();
  const [planning, setPlanning] = useState(false);
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["inspections", "campaigns", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("campaigns.title")} note={t("campaigns.note")} actions={may("runInspections", unit) && <Button type="primary" icon={<PlusOutlined />} disabled={unit === ""} onClick={() => setPlanning(true)}>{t("campaigns.new")}</Button>}>
      <DataTable<Campaign> query={query} rowKey="id" empty={t("campaigns.none")} columns={[
        { title: t("campaigns.name"), render: (_, row) => <Link to={`/inspections/campaigns/${row.id}`} style={{ whiteSpace: "normal", display: "inline-block", minWidth: 260 }}>{row.title}</Link> },
        { title: t("campaigns.by"), render: (_, row) => nameOf(row.byUnitCode) },
        { title: t("campaigns.date"), render: (_, row) => dayText(row.campaignDate) },
        { title: t("campaigns.reportDue"), render: (_, row) => momentText(row.selfReportDueAt) },
        { title: t("modes.direct"), align: "right", dataIndex: "directUnits" },
        { title: t("modes.self"), align: "right", dataIndex: "selfUnits" },
        { title: t("state"), render: (_, row) => <Tag color={campaignColours[row.state]}>{t(`campaigns.states.${row.state}`)}</Tag> },
      ]} />
      <div style={{ marginTop: 16 }}><Duties unit={unit} /></div>
      {planning && <PlanCampaign unit={unit} workYear={workYear} onClose={() => setPlanning(false)} />}
    </Page>
  );
}
