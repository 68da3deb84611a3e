import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Segmented, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useMe } from "../../../api/me";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { useFieldName, useFieldOptions } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link, useFilters } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { Due } from "../../../components/Standing";
import { useChange } from "../../../components/useChange";
import { UnitField, useUnitName, useUnits } from "../../../components/UnitPicker";
import { pick } from "../Obligations";

export type Inquiry = components["schemas"]["InquiryView"];
type Request = components["schemas"]["AskRequest"];

/** Professional questions to the level above, and those that this unit has to answer. */
export default function Inquiries() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const [asking, setAsking] = useState(false);
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const may = useMay();
  const received = filters.of === "received";
  const query = useQuery({
    queryKey: ["inquiries", unit, workYear, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/inquiries", { params: { query: { workYear, pageSize: 50, page: Number(filters.page ?? 1), ...(received ? { toUnit: unit } : { under: unit }), ...(filters.state === "overdue" ? { overdue: true } : pick(filters, ["state"])), ...pick(filters, ["q"]) } } })),
  });
  const output = useQuery({ queryKey: ["inquiries", "output", unit, workYear], enabled: unit !== "" && received, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/inquiries/output", { params: { query: { unit, workYear } } })) });
  return (
    <Page title={t("inquiries.title")} note={t("inquiries.note")} actions={may("askInquiries", unit) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>{t("inquiries.ask")}</Button>}>
      <div className="filters no-print">
        <Segmented aria-label={t("inquiries.of")} value={received ? "received" : "sent"} onChange={(of) => change({ of, page: undefined })} options={[{ value: "sent", label: t("inquiries.sent") }, { value: "received", label: t("inquiries.received") }]} />
        <Select allowClear style={{ width: 180 }} placeholder={t("obligations.state")} aria-label={t("obligations.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })} options={(["open", "overdue", "answered", "withdrawn"] as const).map((value) => ({ value, label: t(`inquiries.states.${value}`) }))} />
        <Input.Search allowClear style={{ width: 240 }} placeholder={t("inquiries.search")} aria-label={t("inquiries.search")} defaultValue={filters.q ?? ""} onSearch={(q) => change({ q: q === "" ? undefined : q, page: undefined })} />
      </div>
      {output.data !== undefined && (
        <div className="grid-figures">
          <span className="figure"><b>{output.data.answered}</b><small>{t("inquiries.answered")}</small></span>
          <span className="figure"><b>{output.data.inTime}</b><small>{t("inquiries.inTime")}</small></span>
          <span className="figure"><b>{output.data.open}</b><small>{t("inquiries.states.open")}</small></span>
          <span className={output.data.overdue > 0 ? "figure bad" : "figure"}><b>{output.data.overdue}</b><small>{t("inquiries.states.overdue")}</small></span>
        </div>
      )}
      <DataTable<Inquiry> query={query} rowKey="id" empty={t(received ? "inquiries.noneReceived" : "inquiries.none")} columns={[
        { title: t("inquiries.due"), render: (_, row) => <Due on={row.dueOn} open={row.state === "open"} /> },
        { title: t("inquiries.subject"), render: (_, row) => <Link className="reason" to={`/planning/inquiries/${row.id}`}>{row.subject}</Link> },
        { title: t("inquiries.asker"), render: (_, row) => <>{nameOf(row.unitCode)}<br /><small>{row.askedBy}, {dayText(row.askedOn)}</small></> },
        { title: t("inquiries.to"), render: (_, row) => nameOf(row.toUnitCode) },
        { title: t("plan.taskField"), render: (_, row) => <span className="reason">{fieldOf(row.fieldCode)}</span> },
        { title: t("obligations.state"), render: (_, row) => <InquiryTag inquiry={row} /> },
      ]} />
      {asking && <Ask unit={unit} onClose={() => setAsking(false)} />}
    </Page>
  );
}

export function InquiryTag({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation("planning");
  if (inquiry.overdue) return <Tag color="red">{t("inquiries.states.overdue")}</Tag>;
  if (inquiry.state === "answered") return <Tag color={inquiry.inTime === false ? "orange" : "green"}>{t(inquiry.inTime === false ? "inquiries.answeredLate" : "inquiries.states.answered")}</Tag>;
  return <Tag color={inquiry.state === "open" ? "blue" : "default"}>{t(`inquiries.states.${inquiry.state}`)}</Tag>;
}

function Ask({ unit, onClose }: { unit: string; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const nameOf = useUnitName();
  const fields = useFieldOptions();
  const me = useMe().data;
  const above = useUnits().data?.find((known) => known.code === unit)?.parentCode;
  const ask = useChange([["inquiries"], ["obligations"]], (request: Request) => dataOf(api.planning.POST("/api/v1/planning/inquiries", { body: { ...request, unitCode: unit, fieldCode: request.fieldCode ?? null } })), onClose);
  return (
    <FormDialog<Request> title={t("inquiries.ask")} note={`${nameOf(unit)}. ${t("inquiries.askWhat")}`} okText={t("inquiries.send")} width={640} busy={ask.isPending} onClose={onClose} onFinish={ask.mutate} initial={{ askedOn: today(), ...(above != null && { toUnitCode: above }), ...(me !== undefined && { askedBy: me.fullName }) }}>
      <Form.Item name="toUnitCode" label={t("inquiries.to")} rules={needed} extra={t("inquiries.toNote")}><UnitField label={t("inquiries.to")} /></Form.Item>
      <Form.Item name="subject" label={t("inquiries.subject")} rules={needed}><Input /></Form.Item>
      <Form.Item name="question" label={t("inquiries.question")} rules={needed}><Input.TextArea autoSize={{ minRows: 4 }} /></Form.Item>
      <Form.Item name="fieldCode" label={t("plan.taskField")}><Select allowClear options={fields} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      <div className="filters">
        <Form.Item name="askedBy" label={t("inquiries.askedBy")} rules={needed} style={{ flex: "1 1 240px" }}><Input /></Form.Item>
        <Form.Item name="askedOn" label={t("inquiries.askedOn")} rules={needed}><Input type="date" /></Form.Item>
      </div>
    </FormDialog>
  );
}
