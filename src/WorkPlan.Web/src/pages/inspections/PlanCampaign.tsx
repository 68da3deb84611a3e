import { useQuery } from "@tanstack/react-query";
import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { atVietnam, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useGo } from "../../components/Link";
import { isInForce, shortName, useUnits } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";

interface NewCampaign {
  title: string; subject: string; checklistId: string; directUnits: string[]; campaignDate: string; examinedFrom: string; examinedTo: string; selfReportDueAt: string;
  planNumber?: string; planIssuedOn?: string; fieldworkFrom?: string; fieldworkTo?: string; noticeWorkingDays?: number | null;
}
const levels = ["district", "region"];

/** Whom the unit visits; every other unit below it inspects itself, with the same checklist and a deadline. A division inspects the units below its province. */
export function PlanCampaign({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("inspections");
  const go = useGo();
  const needed = useNeeded();
  const checklists = useQuery({ queryKey: ["inspections", "checklists", "all"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/checklists", { params: { query: { pageSize: 200 } } as never })) });
  const units = useUnits().data ?? [];
  const own = units.find((known) => known.code === unit);
  const under = own !== undefined && own.type !== "procuracy" && own.parentCode != null ? own.parentCode : unit;
  const below = units.filter((known) => known.parentCode === under && known.type === "procuracy" && isInForce(known, today()));
  const plan = useChange([["inspections", "campaigns"]], ({ selfReportDueAt, planNumber, planIssuedOn, fieldworkFrom, fieldworkTo, noticeWorkingDays, ...campaign }: NewCampaign) => dataOf(api.inspections.POST("/api/v1/inspections/campaigns", {
    body: {
      ...campaign, workYear, byUnitCode: unit, selfReportDueAt: atVietnam(selfReportDueAt), planDocument: planNumber ? { number: planNumber, issuedOn: planIssuedOn!, documentId: null } : null,
      fieldworkFrom: fieldworkFrom || null, fieldworkTo: fieldworkTo || null, noticeWorkingDays: noticeWorkingDays ?? null, subjectObject: null,
      scope: { levels: levels.filter((level) => below.some((known) => known.level === level)), types: ["procuracy"], underUnitCode: under === unit ? null : under },
    },
  })), (made) => go(`/inspections/campaigns/${made.id}`));
  const neededWith = (field: string) => [({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({ required: Boolean(getFieldValue(field)), message: needed[0]!.message })];
  return (
    <FormDialog<NewCampaign> title={t("campaigns.new")} note={t("campaigns.newWhat", { total: below.length })} width={720} busy={plan.isPending} onClose={onClose} onFinish={plan.mutate}
      initial={{ title: t("campaigns.defaultTitle", { year: workYear }), examinedFrom: `${workYear - 1}-12-01`, campaignDate: today() }}>
      <Form.Item name="title" label={t("campaigns.name")} rules={needed}><Input /></Form.Item>
      <Form.Item name="subject" label={t("campaigns.subject")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="checklistId" label={t("campaigns.checklist")} rules={needed}><Select loading={checklists.isPending} options={(checklists.data?.items ?? []).map((known) => ({ value: known.id, label: `${known.title} (${t("checklists.editionOf", { number: known.edition })})` }))} /></Form.Item>
      <Form.Item name="directUnits" label={t("modes.direct")} rules={needed} extra={t("campaigns.selfNote")}><Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={below.map((known) => ({ value: known.code, label: shortName(known.name) }))} /></Form.Item>
      <div className="filters">
        <Form.Item name="planNumber" label={t("campaigns.planNumber")} style={{ flex: "1 1 200px" }}><Input placeholder="21/KH-VKS" /></Form.Item>
        <Form.Item name="planIssuedOn" label={t("campaigns.planIssuedOn")} dependencies={["planNumber"]} rules={neededWith("planNumber")}><Input type="date" /></Form.Item>
      </div>
      <div className="filters">
        <Form.Item name="campaignDate" label={t("campaigns.date")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="examinedFrom" label={t("campaigns.examinedFrom")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="examinedTo" label={t("campaigns.examinedTo")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="selfReportDueAt" label={t("campaigns.reportDue")} rules={needed}><Input type="datetime-local" /></Form.Item>
      </div>
      <div className="filters">
        <Form.Item name="fieldworkFrom" label={t("campaigns.fieldworkFrom")} dependencies={["noticeWorkingDays", "fieldworkTo"]} rules={[...neededWith("noticeWorkingDays"), ...neededWith("fieldworkTo")]}><Input type="date" /></Form.Item>
        <Form.Item name="fieldworkTo" label={t("campaigns.fieldworkTo")} dependencies={["fieldworkFrom"]} rules={neededWith("fieldworkFrom")}><Input type="date" /></Form.Item>
        <Form.Item name="noticeWorkingDays" label={t("campaigns.notice")} extra={t("campaigns.noticeWhat")}><InputNumber min={0} max={60} /></Form.Item>
      </div>
    </FormDialog>
  );
}
