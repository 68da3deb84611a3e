import { Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { PersonField } from "../../../components/PersonField";
import { UnitField } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { collective, titles } from "./titles";

type Title = components["schemas"]["EmulationTitle"];
type Former = Omit<components["schemas"]["RecordTitleRequest"], "title">;

/** A title from before WorkPlan, so that chains of years are complete. */
export function RecordTitle({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const needed = useNeeded();
  const [title, setTitle] = useState<Title>("emulationFighterBase");
  const record = useChange([["emulation"]], (former: Former) => dataOf(api.emulation.POST("/api/v1/emulation/titles/records", { body: { ...former, title, personCode: collective.has(title) ? null : former.personCode ?? null } })), onClose);
  return (
    <FormDialog<Former> title={t("conferred.record")} note={t("conferred.recordWhat")} busy={record.isPending} onClose={onClose} onFinish={record.mutate} initial={{ unitCode: unit, workYear: workYear - 1 }}>
      <Form.Item label={t("registrations.titleName")} htmlFor="former-title"><Select id="former-title" value={title} onChange={setTitle} options={titles.map((value) => ({ value, label: t(`titles.${value}`) }))} /></Form.Item>
      <Form.Item name="unitCode" label={t("conferred.unitThen")} rules={needed}><UnitField label={t("conferred.unitThen")} /></Form.Item>
      {!collective.has(title) && <Form.Item name="personCode" label={t("conferred.person")} rules={needed}><PersonField label={t("conferred.person")} /></Form.Item>}
      <div className="filters">
        <Form.Item name="workYear" label={t("conferred.year")} rules={needed}><InputNumber min={2000} max={2100} /></Form.Item>
        <Form.Item name="decisionNumber" label={t("conferred.number")} rules={needed}><Input placeholder="25/QĐ-VKS" /></Form.Item>
        <Form.Item name="decidedOn" label={t("conferred.day")} rules={needed}><Input type="date" max={today()} /></Form.Item>
      </div>
    </FormDialog>
  );
}
