import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";
import { usePeople, usePersonName } from "../assignments/usePeople";
import { collective, titles } from "./titles";

type Registration = components["schemas"]["RegistrationView"];

/** Titles for which people and units have registered. */
export default function Registrations() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const [adding, setAdding] = useState(false);
  const unitOf = useUnitName();
  const personOf = usePersonName(unit);
  const query = useQuery({ queryKey: ["emulation", "registrations", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/registrations", { params: { query: { unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("registrations.title")} note={t("registrations.note")} actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("registrations.add")}</Button>}>
      <DataTable<Registration> query={query} rowKey="id" empty={t("registrations.none")} columns={[
        { title: t("registrations.who"), render: (_, row) => row.personCode == null ? unitOf(row.unitCode) : personOf(row.personCode) },
        { title: t("registrations.titleName"), render: (_, row) => t(`titles.${row.title}`) },
        { title: t("registrations.on"), render: (_, row) => <>{dayText(row.registeredOn)} {row.late && <Tag color="red">{t("late")}</Tag>} {row.withdrawnAt != null && <Tag title={row.withdrawnReason ?? undefined}>{t("registrations.withdrawn")}</Tag>}</> },
      ]} />
      {adding && <Add unit={unit} workYear={workYear} onClose={() => setAdding(false)} />}
    </Page>
  );
}

interface NewRegistration { campaignId: string; title: (typeof titles)[number]; personCode?: string; registeredOn: string }

function Add({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const [form] = Form.useForm<NewRegistration>();
  const title = Form.useWatch("title", form);
  const people = usePeople(unit);
  const campaigns = useQuery({ queryKey: ["emulation", "campaigns", workYear, "all"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns", { params: { query: { workYear, pageSize: 200 } } })) });
  const add = useChange([["emulation"]], (input: NewRegistration) => dataOf(api.emulation.POST("/api/v1/emulation/registrations", { body: { ...input, unitCode: unit, personCode: collective.has(input.title) ? null : input.personCode ?? null } })), onClose);
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Modal open title={t("registrations.add")} onCancel={onClose} onOk={() => form.submit()} confirmLoading={add.isPending}>
      <Form<NewRegistration> form={form} layout="vertical" initialValues={{ title: "advancedWorker", registeredOn: today() }} onFinish={(input) => add.mutate(input)}>
        <Form.Item name="campaignId" label={t("campaigns.name")} rules={needed}><Select options={(campaigns.data?.items ?? []).map((row) => ({ value: row.id, label: row.title }))} /></Form.Item>
        <Form.Item name="title" label={t("registrations.titleName")}><Select options={titles.map((value) => ({ value, label: t(`titles.${value}`) }))} /></Form.Item>
        {!collective.has(title ?? "") && <Form.Item name="personCode" label={t("registrations.who")} rules={needed}><Select showSearch={{ optionFilterProp: "label" }} options={(people.data ?? []).map((person) => ({ value: person.code, label: person.fullName }))} /></Form.Item>}
        <Form.Item name="registeredOn" label={t("registrations.on")} rules={needed}><Input type="date" /></Form.Item>
      </Form>
    </Modal>
  );
}
