import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { rolesOf, useMe } from "../../api/me";
import { useScope } from "../../app/scope";
import { today } from "../../components/dates";
import { useChange } from "../../components/useChange";
import { useUnitName } from "../../components/UnitPicker";

interface Meeting { meetingOn: string; disseminatedBy: string }

/** Says that I have read the document; who leads a unit says when it was made known there. */
export function TakeUp({ id }: { id: string }) {
  const { t } = useTranslation(["planning", "common"]);
  const { unit } = useScope();
  const nameOf = useUnitName();
  const me = useMe();
  const roles = rolesOf(me.data, today());
  const leads = (["chief", "deputyChief", "unitHead", "planner"] as const).some((role) => roles.has(role));
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
