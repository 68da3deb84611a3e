import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { DraftCampaign } from "./DraftCampaign";

type Campaign = components["schemas"]["CampaignView"];

/** Emulation campaigns of the year. */
export default function Campaigns() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const [drafting, setDrafting] = useState(false);
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["emulation", "campaigns", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("campaigns.title")} note={t("campaigns.note")} actions={may("launchCampaigns", unit) && <Button type="primary" icon={<PlusOutlined />} disabled={unit === ""} onClick={() => setDrafting(true)}>{t("campaigns.new")}</Button>}>
      <DataTable<Campaign> query={query} rowKey="id" empty={t("campaigns.none")} columns={[
        { title: t("campaigns.name"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 240 }}><Link to={`/emulation/campaigns/${row.id}`}>{row.title}</Link>{row.slogan != null && <><br /><i>“{row.slogan}”</i></>}</span> },
        { title: t("campaigns.by"), render: (_, row) => nameOf(row.launchedByUnitCode) },
        { title: t("campaigns.launchedOn"), render: (_, row) => row.launchedOn == null ? <Tag color="gold">{t("campaigns.draft")}</Tag> : dayText(row.launchedOn) },
        { title: t("campaigns.responseDue"), render: (_, row) => dayText(row.responseDueOn) },
        { title: t("campaigns.window"), render: (_, row) => `${dayText(row.registrationFrom)} – ${dayText(row.registrationTo)}` },
      ]} />
      {drafting && <DraftCampaign unit={unit} workYear={workYear} onClose={() => setDrafting(false)} />}
    </Page>
  );
}
