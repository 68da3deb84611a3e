import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import { isInForce, shortName, useIsUnder, useUnits } from "../../../components/UnitPicker";

export type Direction = components["schemas"]["DirectionView"];
type Request = components["schemas"]["RecordDirectionRequest"];

/** Where a direction comes from: a briefing, or a conclusion of a session that becomes one. */
export type Origin = Pick<Request, "briefingId" | "sessionId" | "conclusion" | "workYear"> & Partial<Pick<Request, "givenOn" | "givenBy" | "occasion" | "text">>;

/** Records what the leadership has directed, by word of mouth or at a meeting, and whom it is meant for. */
export function DirectionForm({ unit, origin = {}, onClose }: { unit: string; origin?: Origin; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const { briefingId, sessionId, conclusion, workYear, ...known } = origin;
  const record = useChange([["directions"], ["sessions"]], (request: Request) => dataOf(api.planning.POST("/api/v1/planning/directions", { body: { ...request, unitCode: unit, briefingId: briefingId ?? null, sessionId: sessionId ?? null, conclusion: conclusion ?? null, workYear: workYear ?? null } })), onClose);
  return (
    <FormDialog<Request> title={t("directions.record")} note={t("directions.recordWhat")} busy={record.isPending} onClose={onClose} onFinish={record.mutate} initial={{ givenOn: today(), addressees: [unit], ...known }} width={640}>
      <Form.Item name="text" label={t("directions.text")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
      <div className="filters">
        <Form.Item name="givenBy" label={t("directions.givenBy")} rules={needed} style={{ flex: "1 1 260px" }}><Input /></Form.Item>
        <Form.Item name="givenOn" label={t("directions.givenOn")} rules={needed}><Input type="date" /></Form.Item>
      </div>
      <Form.Item name="occasion" label={t("directions.occasion")} rules={needed}><Input placeholder={t("directions.occasionSample")} /></Form.Item>
      <Form.Item name="addressees" label={t("directions.addressees")} rules={needed}><UnitsBelow unit={unit} /></Form.Item>
    </FormDialog>
  );
}

/** The unit itself and those below it, several of them. */
function UnitsBelow({ unit, id, value, onChange }: { unit: string; id?: string; value?: string[]; onChange?: (codes: string[]) => void }) {
  const units = useUnits();
  const isUnder = useIsUnder(unit);
  const day = today();
  return <Select mode="multiple" {...(id !== undefined && { id })} value={value ?? []} onChange={(codes: string[]) => onChange?.(codes)} loading={units.isPending} showSearch={{ optionFilterProp: "label" }} options={(units.data ?? []).filter((known) => isInForce(known, day) && isUnder(known.code)).map((known) => ({ value: known.code, label: shortName(known.name) }))} />;
}
