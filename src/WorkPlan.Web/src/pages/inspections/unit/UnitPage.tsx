import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/inspections";
import { dayText } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { useFilters } from "../../../components/Link";
import { Loaded, Page } from "../../../components/Page";
import { shortName, useUnitName } from "../../../components/UnitPicker";
import { useCampaign, useSides, type Sides } from "../sides";
import { Checklist } from "./Checklist";
import { Papers } from "./Papers";
import { UnitFindings } from "./UnitFindings";
import { UnitSteps } from "./UnitSteps";
import { Workbook } from "./Workbook";

export type UnitInspection = components["schemas"]["UnitInspectionView"];
export type Campaign = components["schemas"]["CampaignView"];
export interface UnitProps { campaign: Campaign; inspection: UnitInspection; tag: string; sides: Sides }

/** The inspection of one unit, by a team or by itself. */
export default function UnitPage() {
  const { id, unitCode } = useParams({ strict: false }) as { id: string; unitCode: string };
  const campaign = useCampaign(id);
  const query = useQuery({ queryKey: ["inspections", "unit", id, unitCode], queryFn: () => taggedOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/units/{unitCode}", { params: { path: { id, unitCode } } })) });
  return <Loaded query={campaign}>{(campaign) => <Loaded query={query}>{({ data, tag }) => <Inspection campaign={campaign} inspection={data} tag={tag} />}</Loaded>}</Loaded>;
}

function Inspection({ campaign, inspection, tag }: Omit<UnitProps, "sides">) {
  const { t } = useTranslation("inspections");
  const nameOf = useUnitName();
  const [filters, change] = useFilters();
  const sides = useSides(campaign, inspection.mode, inspection.handedOverTo ?? inspection.unitCode);
  const props = { campaign, inspection, tag, sides };
  const toReconcile = inspection.items.filter((item) => item.answer?.toReconcile === true);
  const answers = inspection.mode === "direct" ? sides.examines : sides.answers;
  return (
    <Page title={shortName(inspection.unitName)}
      note={<>
        <Tag>{t(`modes.${inspection.mode}`)}</Tag><Tag color={inspection.state === "concluded" ? "green" : inspection.state === "submitted" ? "blue" : "default"}>{t(`unit.states.${inspection.state}`)}</Tag>
        {inspection.visitFrom != null && <Tag>{t("unit.visitFrom", { day: dayText(inspection.visitFrom) })}</Tag>}
        {inspection.history.map((row) => <div key={`${row.kind}-${row.on}-${row.to}`}>{row.kind === "escalated" ? t("unit.escalated", { day: dayText(row.on) }) : row.kind === "postponed" ? t("unit.postponed", { day: dayText(row.on), to: dayText(row.to) }) : t("unit.handedOver", { day: dayText(row.on), to: nameOf(row.to ?? "") })}: {row.reason}</div>)}
      </>}
      actions={<>{inspection.conclusion != null && <DocumentOut path={`/api/v1/inspections/campaigns/${campaign.id}/units/${inspection.unitCode}/conclusion/document`} label={t("unit.conclusionDocument")} />}{inspection.state === "open" && campaign.state === "announced" && answers && <Workbook inspection={inspection} tag={tag} />}<UnitSteps {...props} /></>}>
      {toReconcile.length > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t("fact.toReconcile", { count: toReconcile.length, codes: toReconcile.map((item) => item.code).join(", ") })} description={t("fact.toReconcileWhat")} />}
      <Tabs activeKey={filters.tab ?? "checklist"} onChange={(tab) => change({ tab })} items={[
        { key: "checklist", label: t("unit.checklist", { score: inspection.score, most: inspection.maxScore }), children: <Checklist {...props} /> },
        { key: "findings", label: t("findings.title"), children: <UnitFindings {...props} /> },
        { key: "papers", label: t("unit.papers"), children: <Papers {...props} /> },
      ]} />
    </Page>
  );
}
