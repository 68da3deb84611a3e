import { Button, Drawer, Form, Input, InputNumber, Select, Space, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { atVietnam, today } from "../../components/dates";
import { ChangedByAnother, DraftNote } from "../../components/Drafted";
import { useDraft } from "../../components/drafts";
import { useNeeded } from "../../components/FormDialog";
import { useGo } from "../../components/Link";
import { useChange } from "../../components/useChange";
import { UnitField, useUnitName } from "../../components/UnitPicker";
import { documentTypes, SupersededField } from "./documentFields";

type Document = components["schemas"]["DocumentView"];
type Content = components["schemas"]["DocumentRequest"];
const issuerKinds = ["party", "nationalAssembly", "supreme", "department", "province", "other"] as const;

/** What a document says, as its form begins with it. */
export function contentOf(document: Document): Content {
  const { type, issuer, issuerKind, number, issuedOn, receivedOn, appliesToWorkYear, abstract, scopeUnitCode, requiresSupplement, acknowledgedByAll, supersedes } = document;
  return { type, issuer, issuerKind, number, issuedOn, receivedOn, appliesToWorkYear, abstract, scopeUnitCode, requiresSupplement, acknowledgedByAll, supersedes, disseminationDueAt: localOf(document.disseminationDueAt), classification: document.classification ?? "" };
}

/** What the form says, as the API takes it. */
export function requestOf({ disseminationDueAt, ...content }: Content): Content {
  return { ...content, number: content.number || null, issuedOn: content.issuedOn || null, disseminationDueAt: disseminationDueAt ? atVietnam(disseminationDueAt) : null };
}

/** An instant as a field of day and time shows it: the hour of Việt Nam, which keeps no summer time. */
function localOf(instant: string | null): string | null {
  return instant === null ? null : new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** Enters a document as a draft, or puts a draft right: its impact is shown before it is registered for good. */
export function EnterDocument({ known, tag, onClose }: { known?: Document; tag?: string; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const { unit, workYear } = useScope();
  const nameOf = useUnitName();
  const go = useGo();
  const begun: Partial<Content> = known === undefined ? { scopeUnitCode: unit, appliesToWorkYear: workYear, receivedOn: today(), classification: "Không mật", requiresSupplement: true } : contentOf(known);
  // Of a new one there is nothing that another could have changed.
  const draft = useDraft<Partial<Content>>(known === undefined ? "document" : `document.${known.id}`, begun, known === undefined ? {} : begun);
  const save = useChange([["documents"]], (content: Content) => known === undefined
    ? dataOf(api.planning.POST("/api/v1/planning/documents", { body: { ...requestOf(content), draft: true } }))
    : dataOf(api.planning.PUT("/api/v1/planning/documents/{id}", { params: { path: { id: known.id }, header: { "If-Match": tag! } }, body: requestOf(content) })), (document) => {
    draft.discard();
    onClose();
    go(`/planning/documents/${document.id}`);
  });
  return (
    <Drawer open onClose={onClose} title={t(known === undefined ? "documents.enter" : "documents.edit")} size={560}>
      <ChangedByAnother draft={draft} linesOf={(of) => [
        [t("documents.number"), of.number ?? ""], [t("documents.abstract"), of.abstract ?? ""], [t("documents.issuer"), of.issuer ?? ""], [t("documents.issuedOn"), of.issuedOn ?? ""],
        [t("documents.receivedOn"), of.receivedOn ?? ""], [t("documents.scope"), of.scopeUnitCode === undefined ? "" : nameOf(of.scopeUnitCode)],
      ]} />
      <Form<Content> key={draft.edition} layout="vertical" initialValues={draft.value} onValuesChange={(_, values) => draft.change(values)} onFinish={save.mutate} scrollToFirstError>
        <ContentFields />
        <Space wrap><Button type="primary" htmlType="submit" loading={save.isPending} disabled={draft.changedByAnother}>{t("documents.preview")}</Button><DraftNote draft={draft} /></Space>
      </Form>
    </Drawer>
  );
}

/** The fields of a document, in a form of its own and in that of a correction. */
export function ContentFields() {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  return (
    <>
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
      <Form.Item name="supersedes" label={t("documents.supersedes")}><SupersededField /></Form.Item>
      <Form.Item name="disseminationDueAt" label={t("documents.disseminationDueAt")} extra={t("documents.disseminationDueNote")}><Input type="datetime-local" /></Form.Item>
      <Form.Item name="classification" label={t("documents.classification")} rules={needed} extra={t("documents.classificationNote")}><Input /></Form.Item>
      <Space size="large" wrap>
        <Form.Item name="requiresSupplement" label={t("documents.requiresSupplement")} valuePropName="checked"><Switch /></Form.Item>
        <Form.Item name="acknowledgedByAll" label={t("documents.acknowledgedByAll")} valuePropName="checked"><Switch /></Form.Item>
      </Space>
    </>
  );
}
