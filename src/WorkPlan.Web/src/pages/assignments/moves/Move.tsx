import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { UnitField } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";

type Transfer = components["schemas"]["TransferPersonRequest"];
type Secondment = components["schemas"]["SecondPersonRequest"];
interface MoveProps { code: string; tag: string; onClose: () => void }
const changed = [["people"], ["workload"], ["tasks"], ["handovers"]];

/** Another unit for good: what was held in the old one ends the day before, and a record of hand-over is opened. */
export function TransferPerson({ code, tag, onClose }: MoveProps) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const move = useChange(changed, (body: Transfer) => dataOf(api.assignments.POST("/api/v1/assignments/people/{code}/transfers", { params: { path: { code }, header: { "If-Match": tag } }, body })), onClose);
  return (
    <FormDialog<Transfer> title={t("moves.transfer")} note={t("moves.transferWhat")} busy={move.isPending} onClose={onClose} onFinish={move.mutate} initial={{ kind: "transfer", effectiveOn: today() }}>
      <Form.Item name="toUnitCode" label={t("moves.to")} rules={needed}><UnitField label={t("moves.to")} /></Form.Item>
      <Form.Item name="kind" label={t("moves.transferKind")}><Select options={(["transfer", "rotation", "appointment"] as const).map((value) => ({ value, label: t(`moves.transferKinds.${value}`) }))} /></Form.Item>
      <Form.Item name="effectiveOn" label={t("moves.effectiveOn")} rules={needed}><Input type="date" /></Form.Item>
      <Form.Item name="decisionNumber" label={t("moves.decisionNumber")} rules={needed}><Input placeholder="12/QĐ-VKS" /></Form.Item>
    </FormDialog>
  );
}

/** A share of the working time for another unit, for a time. */
export function SecondPerson({ code, tag, onClose }: MoveProps) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const move = useChange(changed, (body: Secondment) => dataOf(api.assignments.POST("/api/v1/assignments/people/{code}/secondments", { params: { path: { code }, header: { "If-Match": tag } }, body })), onClose);
  return (
    <FormDialog<Secondment> title={t("moves.second")} note={t("moves.secondWhat")} busy={move.isPending} onClose={onClose} onFinish={move.mutate} initial={{ from: today(), sharePercent: 50 }}>
      <Form.Item name="unitCode" label={t("moves.to")} rules={needed}><UnitField label={t("moves.to")} /></Form.Item>
      <div className="filters">
        <Form.Item name="from" label={t("people.from")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="to" label={t("people.to")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="sharePercent" label={t("moves.share")} rules={needed}><InputNumber min={1} max={100} suffix="%" style={{ width: 120 }} /></Form.Item>
      </div>
      <Form.Item name="decisionNumber" label={t("moves.decisionNumber")} rules={needed}><Input placeholder="12/QĐ-VKS" /></Form.Item>
    </FormDialog>
  );
}
