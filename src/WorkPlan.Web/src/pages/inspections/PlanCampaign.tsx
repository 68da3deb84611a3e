import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { atVietnam, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useGo } from "../../components/Link";
import { isInForce, shortName, useUnits } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";

interface NewCampaign { title: string; subject: string; checklistId: string; directUnits: string[]; campaignDate: string; examinedFrom: string; examinedTo: string; selfReportDueAt: string }
const levels = ["district", "region"];

/** Whom the unit visits; every other unit below it inspects itself, with the same checklist and a deadline. */
export function PlanCampaign({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("inspections");
  const go = useGo();
  const needed = useNeeded();
  const checklists = useQuery({ queryKey: ["inspections", "checklists"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/checklists", { params: { query: { pageSize: 200 } } as never })) });
  const below = (useUnits().data ?? []).filter((known) => known.parentCode === unit && known.type === "procuracy" && isInForce(known, today()));
  const plan = useChange([["inspections", "campaigns"]], ({ selfReportDueAt, ...campaign }: NewCampaign) => dataOf(api.inspections.POST("/api/v1/inspections/campaigns", {
    body: { ...campaign, workYear, byUnitCode: unit, selfReportDueAt: atVietnam(selfReportDueAt), scope: { levels: levels.filter((level) => below.some((known) => known.level === level)) as never, types: ["procuracy"] as never } },
  })), (made) => go(`/inspections/campaigns/${made.id}`));
  return (
    <FormDialog<NewCampaign> title={t("campaigns.new")} note={t("campaigns.newWhat", { total: below.length })} width={720} busy={plan.isPending} onClose={onClose} onFinish={plan.mutate}
      initial={{ title: t("campaigns.defaultTitle", { year: workYear }), examinedFrom: `${workYear - 1}-12-01`, campaignDate: today() }}>
      <Form.Item name="title" label={t("campaigns.name")} rules={needed}><Input /></Form.Item>
      <Form.Item name="subject" label={t("campaigns.subject")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="checklistId" label={t("campaigns.checklist")} rules={needed}><Select loading={checklists.isPending} options={(checklists.data?.items ?? []).map((known) => ({ value: known.id, label: known.title }))} /></Form.Item>
      <Form.Item name="directUnits" label={t("modes.direct")} rules={needed} extra={t("campaigns.selfNote")}><Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={below.map((known) => ({ value: known.code, label: shortName(known.name) }))} /></Form.Item>
      <div className="filters">
        <Form.Item name="campaignDate" label={t("campaigns.date")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="examinedFrom" label={t("campaigns.examinedFrom")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="examinedTo" label={t("campaigns.examinedTo")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="selfReportDueAt" label={t("campaigns.reportDue")} rules={needed}><Input type="datetime-local" /></Form.Item>
      </div>
    </FormDialog>
  );
}
