import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { today } from "../../../components/dates";
import { useGo } from "../../../components/Link";
import { useChange } from "../../../components/useChange";
import { signed, SigningFields, type Signing } from "../decisions/Signing";
import type { Proposal } from "./Board";
import type { Seat } from "./seats";

interface Draft extends Signing { number: string; signedOn: string; effectiveOn: string; overrideReason?: string }
interface Props { unit: string; workYear: number; effectiveOn: string; proposal: Proposal; seats: readonly Seat[]; onClose: () => void }

/** Makes the draft of an assignment decision of what stands on the board; its own page checks and issues it. */
export function DraftDecision({ unit, workYear, effectiveOn, seats, onClose }: Props) {
  const { t } = useTranslation(["assignments", "common"]);
  const go = useGo();
  const [form] = Form.useForm<Draft>();
  const taken = seats.filter((seat) => seat.chosen !== null);
  const warned = taken.filter((seat) => (seat.task.candidates.find((known) => known.personCode === seat.chosen)?.warnings.length ?? 0) > 0);
  const draft = useChange([["decisions"]], ({ overrideReason, ...decision }: Draft) => dataOf(api.assignments.POST("/api/v1/assignments/decisions", {
    body: { ...decision, ...signed(decision), signerName: null, unitCode: unit, workYear, items: taken.map((seat) => ({ taskId: seat.task.taskId, personCode: seat.chosen!, role: seat.role, overrideReason: warned.includes(seat) ? overrideReason || null : null })) },
  })), (made) => go(`/assignments/decisions/${made.id}`));
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Modal open title={t("board.decide")} okText={t("board.makeDraft")} onCancel={onClose} onOk={() => form.submit()} confirmLoading={draft.isPending}>
      <p>{t("board.decideWhat", { count: taken.length })}</p>
      <Form<Draft> form={form} layout="vertical" initialValues={{ signedOn: effectiveOn < today() ? effectiveOn : today(), effectiveOn, signingCapacity: "inOwnOffice" }} onFinish={(decision) => draft.mutate(decision)}>
        <Form.Item name="number" label={t("decisions.number")} rules={needed}><Input placeholder="05/QĐ-VKS" /></Form.Item>
        <Form.Item name="signedOn" label={t("decisions.signedOn")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="effectiveOn" label={t("decisions.effectiveOn")} rules={needed}><Input type="date" /></Form.Item>
        <SigningFields unit={unit} />
        {warned.length > 0 && <Form.Item name="overrideReason" label={t("board.overrideReason", { count: warned.length })} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
      </Form>
    </Modal>
  );
}
