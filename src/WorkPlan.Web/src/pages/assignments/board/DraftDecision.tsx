import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useGo } from "../../../components/Link";
import { useChange } from "../../../components/useChange";
import { signed, SigningFields, type Signing } from "../decisions/Signing";
import { warningsOf, type Seat } from "./seats";

interface Draft extends Signing { number: string; signedOn: string; effectiveOn: string; overrideReason?: string; reasons?: Record<string, string> }
interface Props { unit: string; workYear: number; effectiveOn: string; seats: readonly Seat[]; onClose: () => void }

/** Makes the draft of an assignment decision of what stands on the board; its own page checks and issues it. */
export function DraftDecision({ unit, workYear, effectiveOn, seats, onClose }: Props) {
  const { t } = useTranslation("assignments");
  const go = useGo();
  const needed = useNeeded();
  const taken = seats.filter((seat) => seat.chosen !== null);
  const warned = taken.filter((seat) => warningsOf(seat).length > 0);
  const nameOf = (seat: Seat) => seat.task.candidates.find((known) => known.personCode === seat.chosen)?.fullName ?? seat.chosen;
  const keyOf = (seat: Seat) => `${seat.task.taskId}-${seat.index}`;
  const draft = useChange([["decisions"]], ({ overrideReason, reasons, ...decision }: Draft) => dataOf(api.assignments.POST("/api/v1/assignments/decisions", {
    body: { ...decision, ...signed(decision), signerName: null, unitCode: unit, workYear, items: taken.map((seat) => ({ taskId: seat.task.taskId, personCode: seat.chosen!, role: seat.role, overrideReason: warned.includes(seat) ? reasons?.[keyOf(seat)] || overrideReason || null : null })) },
  })), (made) => go(`/assignments/decisions/${made.id}`));
  return (
    <FormDialog<Draft> title={t("board.decide")} okText={t("board.makeDraft")} width={680} note={t("board.decideWhat", { count: taken.length })} busy={draft.isPending} onClose={onClose} onFinish={draft.mutate} initial={{ signedOn: effectiveOn < today() ? effectiveOn : today(), effectiveOn, signingCapacity: "inOwnOffice" }}>
      <div className="filters">
        <Form.Item name="number" label={t("decisions.number")} rules={needed}><Input placeholder="05/QĐ-VKS" /></Form.Item>
        <Form.Item name="signedOn" label={t("decisions.signedOn")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="effectiveOn" label={t("decisions.effectiveOn")} rules={needed}><Input type="date" /></Form.Item>
      </div>
      <SigningFields unit={unit} />
      {warned.length > 0 && (
        <>
          <Form.Item noStyle shouldUpdate={(before: Draft, after: Draft) => before.reasons !== after.reasons}>
            {({ getFieldValue }) => <Form.Item name="overrideReason" label={t("board.overrideReason", { count: warned.length })} extra={t("board.overrideWhat")} rules={warned.every((seat) => Boolean(getFieldValue(["reasons", keyOf(seat)]))) ? [] : needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
          </Form.Item>
          {warned.map((seat) => (
            <Form.Item key={keyOf(seat)} name={["reasons", keyOf(seat)]} label={<span style={{ whiteSpace: "normal" }}><b>{nameOf(seat)}</b> – {seat.task.title}</span>} extra={warningsOf(seat).map((warning) => warning.sentence).join(" ")}>
              <Input placeholder={t("board.ownReason")} />
            </Form.Item>
          ))}
        </>
      )}
    </FormDialog>
  );
}
