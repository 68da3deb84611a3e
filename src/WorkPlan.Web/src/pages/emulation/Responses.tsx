import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Loaded, Section } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";

type Standing = components["schemas"]["OwedResponseView"];
const colours = { inTime: "green", late: "orange", awaited: "blue", missing: "red" } as const;

/** Which units have answered a campaign, in time or late, and which still owe an answer. */
export function Responses({ campaign }: { campaign: components["schemas"]["CampaignView"] }) {
  const { t } = useTranslation("emulation");
  const nameOf = useUnitName();
  const params = { path: { id: campaign.id } };
  const standing = useQuery({ queryKey: ["emulation", "campaigns", campaign.id, "standing"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns/{id}/responses/standing", { params })) });
  const responses = useQuery({ queryKey: ["emulation", "campaigns", campaign.id, "responses"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns/{id}/responses", { params: { ...params, query: { pageSize: 200 } } })) });
  const contentOf = (row: Standing) => responses.data?.items.find((known) => known.unitCode === (row.answeredByUnitCode ?? row.unitCode))?.content;
  const answered = (rows: readonly Standing[]) => rows.filter((row) => row.respondedOn != null).length;
  return (
    <Loaded query={standing}>
      {(rows) => (
        <Section title={t("campaigns.responsesOf", { answered: answered(rows), all: rows.length })}>
          <ShortTable<Standing> rows={rows.toSorted((a, b) => Number(a.respondedOn != null) - Number(b.respondedOn != null) || a.unitCode.localeCompare(b.unitCode))} rowKey="unitCode" empty={t("campaigns.noResponses")} pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            expandable={{ rowExpandable: (row) => contentOf(row) !== undefined, expandedRowRender: (row) => <span style={{ whiteSpace: "pre-wrap" }}>{contentOf(row)}</span> }}
            columns={[
              { title: t("unit"), render: (_, row) => <>{nameOf(row.unitCode)}{row.answeredByUnitCode != null && <><br /><small>{t("campaigns.answeredBy", { unit: nameOf(row.answeredByUnitCode) })}</small></>}</> },
              { title: t("campaigns.answer"), render: (_, row) => <><Tag color={colours[row.standing]}>{t(`campaigns.standings.${row.standing}`)}</Tag>{row.respondedOn != null && <><br /><small>{dayText(row.respondedOn)}</small></>}</> },
            ]} />
        </Section>
      )}
    </Loaded>
  );
}
