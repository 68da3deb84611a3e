import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded } from "../../../components/Page";
import { PersonField } from "../../../components/PersonField";
import { useIsUnder, useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { usePersonNames } from "../../../components/usePersonNames";

type Initiative = components["schemas"]["InitiativeView"];
type Recognised = { personCode: string; title: string; decisionNumber: string; recognisedOn: string };

/** Initiatives that were recognised in the year: a condition of some titles. */
export function Initiatives() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const isUnder = useIsUnder(unit);
  const nameOf = useUnitName();
  const needed = useNeeded();
  const [adding, setAdding] = useState(false);
  const key = ["emulation", "initiatives", workYear];
  const query = useQuery({ queryKey: key, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/initiatives", { params: { query: { workYear } } })) });
  const personOf = usePersonNames(query.data?.map((row) => row.personCode) ?? []);
  const add = useChange([["emulation"]], (body: Recognised) => dataOf(api.emulation.POST("/api/v1/emulation/initiatives", { body: { ...body, workYear } })), () => setAdding(false));
  return (
    <>
      {may("recordMerits", unit) && <div className="filters no-print"><Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("merits.addInitiative")}</Button></div>}
      <Loaded query={query}>
        {(rows) => (
          <ShortTable<Initiative> rows={rows.filter((row) => isUnder(row.unitCode))} rowKey="id" empty={t("merits.noInitiatives")} columns={[
            { title: t("merits.person"), render: (_, row) => <>{personOf(row.personCode)}<br /><small>{nameOf(row.unitCode)}</small></> },
            { title: t("merits.initiative"), render: (_, row) => <span className="reason">{row.title}</span> },
            { title: t("merits.recognised"), render: (_, row) => t("conferred.numbered", { number: row.decisionNumber, day: dayText(row.recognisedOn) }) },
          ]} />
        )}
      </Loaded>
      {adding && (
        <FormDialog<Recognised> title={t("merits.addInitiative")} note={t("merits.addInitiativeWhat", { year: workYear })} busy={add.isPending} onClose={() => setAdding(false)} onFinish={add.mutate} initial={{ recognisedOn: today() }}>
          <Form.Item name="personCode" label={t("merits.person")} rules={needed}><PersonField label={t("merits.person")} /></Form.Item>
          <Form.Item name="title" label={t("merits.initiative")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <div className="filters">
            <Form.Item name="decisionNumber" label={t("conferred.number")} rules={needed}><Input placeholder="12/QĐ-VKS" /></Form.Item>
            <Form.Item name="recognisedOn" label={t("conferred.day")} rules={needed}><Input type="date" max={today()} /></Form.Item>
          </div>
        </FormDialog>
      )}
    </>
  );
}
