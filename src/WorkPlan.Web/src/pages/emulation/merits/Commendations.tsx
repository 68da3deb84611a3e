import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useFilters } from "../../../components/Link";
import { UnitPicker, useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { usePersonNames } from "../../../components/usePersonNames";
import { usePeople } from "../../assignments/usePeople";

type Commendation = components["schemas"]["CommendationView"];
type Praise = Omit<components["schemas"]["CommendRequest"], "byUnitCode" | "unitCode">;
const occasions = ["briefing", "thematicSession", "review", "conference", "other"] as const;

/** Words of praise that are on record. They give neither title nor points. */
export function Commendations() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const nameOf = useUnitName();
  const [filters] = useFilters();
  const [adding, setAdding] = useState(false);
  const query = useQuery({ queryKey: ["emulation", "commendations", unit, workYear, filters.page], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/commendations", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  const personOf = usePersonNames(query.data?.items.map((row) => row.personCode) ?? []);
  return (
    <>
      {may("commend", unit) && <div className="filters no-print"><Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("merits.commend")}</Button></div>}
      <DataTable<Commendation> query={query} rowKey="id" empty={t("merits.noCommendations")} columns={[
        { title: t("day"), render: (_, row) => dayText(row.commendedOn) },
        { title: t("merits.praised"), render: (_, row) => row.personCode == null ? nameOf(row.unitCode) : <>{personOf(row.personCode)}<br /><small>{nameOf(row.unitCode)}</small></> },
        { title: t("merits.text"), render: (_, row) => <span className="reason">{row.text}</span> },
        { title: t("merits.occasion"), render: (_, row) => t(`merits.occasions.${row.occasion}`) },
        { title: t("merits.by"), render: (_, row) => nameOf(row.byUnitCode) },
      ]} />
      {adding && <Commend unit={unit} onClose={() => setAdding(false)} />}
    </>
  );
}

function Commend({ unit, onClose }: { unit: string; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const needed = useNeeded();
  const [praised, setPraised] = useState(unit);
  const people = usePeople(praised);
  const commend = useChange([["emulation", "commendations"]], (praise: Praise) => dataOf(api.emulation.POST("/api/v1/emulation/commendations", { body: { ...praise, byUnitCode: unit, unitCode: praised, personCode: praise.personCode ?? null } })), onClose);
  return (
    <FormDialog<Praise> title={t("merits.commend")} note={t("merits.commendWhat")} busy={commend.isPending} onClose={onClose} onFinish={commend.mutate} initial={{ occasion: "briefing", commendedOn: today() }}>
      <Form.Item label={t("unit")}><UnitPicker label={t("unit")} value={praised} onChange={setPraised} style={{ width: "100%" }} /></Form.Item>
      <Form.Item key={praised} name="personCode" label={t("merits.person")} extra={t("merits.wholeUnit")}><Select allowClear showSearch={{ optionFilterProp: "label" }} loading={people.isPending} options={(people.data ?? []).map((person) => ({ value: person.code, label: person.fullName }))} /></Form.Item>
      <Form.Item name="text" label={t("merits.text")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
      <div className="filters">
        <Form.Item name="occasion" label={t("merits.occasion")}><Select style={{ width: 220 }} options={occasions.map((value) => ({ value, label: t(`merits.occasions.${value}`) }))} /></Form.Item>
        <Form.Item name="commendedOn" label={t("day")} rules={needed}><Input type="date" max={today()} /></Form.Item>
      </div>
    </FormDialog>
  );
}
