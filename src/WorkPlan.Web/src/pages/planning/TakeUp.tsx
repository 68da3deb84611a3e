import { Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api } from "../../api/client";
import { useMe } from "../../api/me";
import { useScope } from "../../app/scope";
import { today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useChange } from "../../components/useChange";
import { useUnitName } from "../../components/UnitPicker";

interface Meeting { meetingOn: string; disseminatedBy: string }

/** Says that I have read the document; who leads a unit says when it was made known there. */
export function TakeUp({ id }: { id: string }) {
  const { t } = useTranslation(["planning", "common"]);
  const { unit } = useScope();
  const nameOf = useUnitName();
  const me = useMe();
  const leads = useMay()("disseminate", unit);
  const [recording, setRecording] = useState(false);
  const [form] = Form.useForm<Meeting>();
  const changed = [["documents", id], ["obligations"], ["notifications"]];
  const params = { path: { id } };
  const acknowledge = useChange(changed, () => api.planning.POST("/api/v1/planning/documents/{id}/acknowledgements", { params, body: {} }));
  const disseminate = useChange(changed, (meeting: Meeting) => api.planning.POST("/api/v1/planning/documents/{id}/dissemination", { params, body: { unitCode: unit, ...meeting } }), () => setRecording(false));
  const needed = [{ required: true, message: t("needed") }];
  return (
    <>
      {me.data?.personCode != null && <Button type="primary" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>{t("documents.acknowledge")}</Button>}
      {leads && <Button onClick={() => setRecording(true)}>{t("documents.disseminate")}</Button>}
      <Modal open={recording} title={t("documents.disseminate")} okText={t("action.save", { ns: "common" })} onCancel={() => setRecording(false)} onOk={() => form.submit()} confirmLoading={disseminate.isPending} destroyOnHidden>
        <p>{nameOf(unit)}</p>
        <Form<Meeting> form={form} layout="vertical" initialValues={{ meetingOn: today(), disseminatedBy: me.data?.fullName }} onFinish={(meeting) => disseminate.mutate(meeting)}>
          <Form.Item name="meetingOn" label={t("documents.disseminatedOn")} rules={needed}><Input type="date" /></Form.Item>
          <Form.Item name="disseminatedBy" label={t("documents.disseminatedBy")} rules={needed}><Input /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}

interface Others { personCodes: string[]; acknowledgedOn: string }

/** Takes over a paper list: who of a unit has studied the document, and when. */
export function RecordReaders({ id, unit, missing }: { id: string; unit: string; missing: readonly { personCode: string; fullName: string }[] }) {
  const { t } = useTranslation("planning");
  const [open, setOpen] = useState(false);
  const may = useMay();
  const needed = useNeeded();
  const record = useChange([["documents", id], ["obligations"]], ({ personCodes, acknowledgedOn }: Others) => api.planning.POST("/api/v1/planning/documents/{id}/acknowledgements", { params: { path: { id } }, body: { unitCode: unit, personCodes, acknowledgedOn } }), () => setOpen(false));
  return (
    <>
      {t("documents.missing")}: {missing.map((person) => person.fullName).join(", ")} {may("disseminate", unit) && <Button size="small" onClick={() => setOpen(true)}>{t("documents.recordReaders")}</Button>}
      {open && (
        <FormDialog<Others> title={t("documents.recordReaders")} note={t("documents.recordReadersWhat")} busy={record.isPending} onClose={() => setOpen(false)} onFinish={record.mutate} initial={{ acknowledgedOn: today(), personCodes: missing.map((person) => person.personCode) }}>
          <Form.Item name="personCodes" label={t("documents.readers")} rules={needed}><Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={missing.map((person) => ({ value: person.personCode, label: person.fullName }))} /></Form.Item>
          <Form.Item name="acknowledgedOn" label={t("documents.readOn")} rules={needed}><Input type="date" /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}
