import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";
import { usePersonNames } from "../../components/usePersonNames";
import { usePeople } from "../assignments/usePeople";
import { collective, titles } from "./titles/titles";

type Registration = components["schemas"]["RegistrationView"];

/** Titles for which people and units have registered. */
export default function Registrations() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const [adding, setAdding] = useState(false);
  const unitOf = useUnitName();
  const may = useMay();
  const query = useQuery({ queryKey: ["emulation", "registrations", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/registrations", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  const personOf = usePersonNames(query.data?.items.map((row) => row.personCode) ?? []);
  return (
    <Page title={t("registrations.title")} note={t("registrations.note")} actions={may("registerTitles", unit) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("registrations.add")}</Button>}>
      <DataTable<Registration> query={query} rowKey="id" empty={t("registrations.none")} columns={[
        { title: t("registrations.who"), render: (_, row) => row.personCode == null ? unitOf(row.unitCode) : <>{personOf(row.personCode)}<br /><small>{unitOf(row.unitCode)}</small></> },
        { title: t("registrations.titleName"), render: (_, row) => t(`titles.${row.title}`) },
        { title: t("registrations.on"), render: (_, row) => <>{dayText(row.registeredOn)} {row.late && <Tag color="red">{t("late")}</Tag>}{row.withdrawnAt != null && <Tag title={row.withdrawnReason ?? undefined}>{t("registrations.withdrawn")}</Tag>}{row.lateReason != null && <><br /><small style={{ whiteSpace: "normal" }}>{row.lateReason}</small></>}</> },
      ]} />
      {adding && <Add unit={unit} workYear={workYear} onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface NewRegistration { campaignId: string; personCode?: string; registeredOn: string; lateReason?: string }

function Add({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const needed = useNeeded();
  const unitOf = useUnitName();
  const [title, setTitle] = useState<(typeof titles)[number]>("advancedWorker");
  const people = usePeople(unit);
  const campaigns = useQuery({ queryKey: ["emulation", "campaigns", workYear, "all"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns", { params: { query: { workYear, pageSize: 200 } } })) });
  const open = campaigns.data?.items.filter((campaign) => campaign.launchedOn != null) ?? [];
  const add = useChange([["emulation"]], (input: NewRegistration) => dataOf(api.emulation.POST("/api/v1/emulation/registrations", { body: { ...input, title, unitCode: unit, personCode: collective.has(title) ? null : input.personCode ?? null, lateReason: input.lateReason || null } })), onClose);
  // After its last day the campaign says what becomes of a registration.
  const windowOf = (id: string | undefined, day: string | undefined) => {
    const campaign = open.find((known) => known.id === id);
    return campaign !== undefined && day !== undefined && (day < campaign.registrationFrom || day > campaign.registrationTo) ? campaign : undefined;
  };
  return (
    <FormDialog<NewRegistration> title={t("registrations.add")} note={unitOf(unit)} okText={t("registrations.add")} busy={add.isPending} onClose={onClose} onFinish={add.mutate} initial={{ registeredOn: today() }}>
      <Form.Item name="campaignId" label={t("campaigns.name")} rules={needed} {...(campaigns.data !== undefined && open.length === 0 && { extra: t("registrations.noCampaign") })}><Select loading={campaigns.isPending} options={open.map((row) => ({ value: row.id, label: row.title }))} /></Form.Item>
      <Form.Item label={t("registrations.titleName")} htmlFor="registered-title"><Select id="registered-title" value={title} onChange={setTitle} options={titles.map((value) => ({ value, label: t(`titles.${value}`) }))} /></Form.Item>
      {!collective.has(title) && <Form.Item name="personCode" label={t("registrations.who")} rules={needed}><Select showSearch={{ optionFilterProp: "label" }} options={(people.data ?? []).map((person) => ({ value: person.code, label: person.fullName }))} /></Form.Item>}
      <Form.Item name="registeredOn" label={t("registrations.on")} rules={needed}><Input type="date" style={{ width: 180 }} /></Form.Item>
      <Form.Item noStyle dependencies={["campaignId", "registeredOn"]}>
        {({ getFieldValue }) => {
          const outside = windowOf(getFieldValue("campaignId") as string | undefined, getFieldValue("registeredOn") as string | undefined);
          return outside !== undefined && <Form.Item name="lateReason" label={t("registrations.lateReason")} extra={t("registrations.outside", { from: dayText(outside.registrationFrom), to: dayText(outside.registrationTo) })}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>;
        }}
      </Form.Item>
    </FormDialog>
  );
}
