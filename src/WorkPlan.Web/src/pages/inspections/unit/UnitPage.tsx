import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/inspections";
import { dayText } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { useFilters } from "../../../components/Link";
import { Loaded, Page } from "../../../components/Page";
import { shortName } from "../../../components/UnitPicker";
import { Checklist } from "./Checklist";
import { Papers } from "./Papers";
import { UnitFindings } from "./UnitFindings";
import { UnitSteps } from "./UnitSteps";
import { Workbook } from "./Workbook";

export type UnitInspection = components["schemas"]["UnitInspectionView"];
export interface UnitProps { inspection: UnitInspection; tag: string }

/** The inspection of one unit, by a team or by itself. */
export default function UnitPage() {
  const { t } = useTranslation("inspections");
  const { id, unitCode } = useParams({ strict: false }) as { id: string; unitCode: string };
  const [filters, change] = useFilters();
  const query = useQuery({ queryKey: ["inspections", "unit", id, unitCode], queryFn: () => taggedOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/units/{unitCode}", { params: { path: { id, unitCode } } })) });
  return (
    <Loaded query={query}>
      {({ data, tag }) => (
        <Page title={shortName(data.unitName)} note={<><Tag>{t(`modes.${data.mode}`)}</Tag><Tag color={data.state === "concluded" ? "green" : data.state === "submitted" ? "blue" : "default"}>{t(`unit.states.${data.state}`)}</Tag>{data.escalatedOn != null && <>{t("unit.escalated", { day: dayText(data.escalatedOn) })}: {data.escalationReason}</>}</>}
          actions={<>{data.conclusion != null && <DocumentOut path={`/api/v1/inspections/campaigns/${id}/units/${unitCode}/conclusion/document`} label={t("unit.conclusionDocument")} />}{data.state === "open" && <Workbook inspection={data} tag={tag} />}<UnitSteps inspection={data} tag={tag} /></>}>
          <Tabs activeKey={filters.tab ?? "checklist"} onChange={(tab) => change({ tab })} items={[
            { key: "checklist", label: t("unit.checklist", { score: data.score, most: data.maxScore }), children: <Checklist inspection={data} tag={tag} /> },
            { key: "findings", label: t("findings.title"), children: <UnitFindings inspection={data} /> },
            { key: "papers", label: t("unit.papers"), children: <Papers inspection={data} tag={tag} /> },
          ]} />
        </Page>
      )}
    </Loaded>
  );
}
