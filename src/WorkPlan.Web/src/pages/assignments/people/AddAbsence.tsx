import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { useChange } from "../../../components/useChange";

type Absence = components["schemas"]["AbsenceRequest"];
export const absenceKinds = ["leave", "maternityLeave", "study", "secondment", "suspension", "other"] as const;

/** Days on which the person cannot be counted on; proposals and workload know of them at once. */
export function AddAbsence({ code, tag, onClose }: { code: string; tag: string; onClose: () => void }) {
  const { t } = useTranslation(["assignments", "common"]);
  const [form] = Form.useForm<Absence>();
  const add = useChange([["people"], ["workload"]], (absence: Absence) => dataOf(api.assignments.POST("/api/v1/assignments/people/{code}/absences", {
    params: { path: { code }, header: { "If-Match": tag } } as never, body: { ...absence, to: absence.to || null },
  })), onClose);
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Modal open title={t("people.addAbsence")} okText={t("action.save", { ns: "common" })} onCancel={onClose} onOk={() => form.submit()} confirmLoading={add.isPending}>
      <Form<Absence> form={form} layout="vertical" initialValues={{ kind: "leave", from: today() }} onFinish={(absence) => add.mutate(absence)}>
        <Form.Item name="kind" label={t("people.what")}><Select options={absenceKinds.map((value) => ({ value, label: t(`absenceKinds.${value}`) }))} /></Form.Item>
        <Form.Item name="from" label={t("people.from")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="to" label={t("people.to")}><Input type="date" /></Form.Item>
      </Form>
    </Modal>
  );
}
