import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, InputNumber, Select, Space, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { today } from "../../components/dates";
import { DraftNote } from "../../components/Drafted";
import { useDraft } from "../../components/drafts";
import { useGo } from "../../components/Link";
import { useTellProblem } from "../../components/Problem";
import { UnitField } from "../../components/UnitPicker";
import { documentTypes } from "./Documents";

type Request = components["schemas"]["RegisterDocumentRequest"];
const issuerKinds = ["party", "nationalAssembly", "supreme", "department", "province", "other"] as const;

/** Enters a document as a draft: its impact is shown before it is registered for good. */
export function EnterDocument({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const { unit, workYear } = useScope();
  const go = useGo();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const draft = useDraft<Partial<Request>>("document", {});
  const entering = useMutation({
    mutationFn: (request: Request) => dataOf(api.planning.POST("/api/v1/planning/documents", { body: { ...request, draft: true } })),
    onSuccess: (document) => {
      draft.discard();
      void queries.invalidateQueries({ queryKey: ["documents"] });
      go(`/planning/documents/${document.id}`);
    },
    onError: tellProblem,
  });
  const initial = { scopeUnitCode: unit, appliesToWorkYear: workYear, receivedOn: today(), classification: "Không mật", requiresSupplement: true, ...draft.value };
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Drawer open={open} onClose={onClose} title={t("documents.enter")} size={520} destroyOnHidden>
      <Form<Request> key={draft.edition} layout="vertical" initialValues={initial} onValuesChange={(_, values) => draft.change(values)} onFinish={(request) => entering.mutate(request)} scrollToFirstError>
        <Form.Item name="type" label={t("documents.type")} rules={needed}><Select options={documentTypes.map((value) => ({ value, label: t(`documents.types.${value}`) }))} /></Form.Item>
        <Form.Item name="issuer" label={t("documents.issuer")} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="issuerKind" label={t("documents.issuerKind")} rules={needed}><Select options={issuerKinds.map((value) => ({ value, label: t(`documents.issuerKinds.${value}`) }))} /></Form.Item>
        <Form.Item name="number" label={t("documents.number")}><Input /></Form.Item>
        <Space wrap>
          <Form.Item name="issuedOn" label={t("documents.issuedOn")}><Input type="date" /></Form.Item>
          <Form.Item name="receivedOn" label={t("documents.receivedOn")} rules={needed}><Input type="date" /></Form.Item>
        </Space>
        <Form.Item name="abstract" label={t("documents.abstract")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        <Form.Item name="scopeUnitCode" label={t("documents.scope")} rules={needed}><UnitField label={t("documents.scope")} /></Form.Item>
        <Form.Item name="appliesToWorkYear" label={t("documents.workYear")} rules={needed}><InputNumber min={2000} max={2100} /></Form.Item>
        <Form.Item name="classification" label={t("documents.classification")} rules={needed} extra={t("documents.classificationNote")}><Input /></Form.Item>
        <Form.Item name="requiresSupplement" label={t("documents.requiresSupplement")} valuePropName="checked"><Switch /></Form.Item>
        <Space><Button type="primary" htmlType="submit" loading={entering.isPending}>{t("documents.preview")}</Button><DraftNote draft={draft} /></Space>
      </Form>
    </Drawer>
  );
}
