import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useChange } from "../../components/useChange";
import { ContentFields, contentOf, requestOf } from "./EnterDocument";

type Document = components["schemas"]["DocumentView"];
interface Correction { material: boolean; reason: string; correctedOn?: string }

/** Corrects a registered document. A material correction opens anew what had been answered. */
export function CorrectDocument({ document, tag, onClose }: { document: Document; tag: string; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const correct = useChange([["documents"], ["obligations"], ["plans"]], ({ material, reason, correctedOn, ...content }: Correction & components["schemas"]["DocumentRequest"]) => api.planning.POST("/api/v1/planning/documents/{id}/corrections", {
    params: { path: { id: document.id }, header: { "If-Match": tag } }, body: { material, reason, correctedOn: correctedOn || null, document: requestOf(content) },
  }), onClose);
  return (
    <FormDialog<Correction & components["schemas"]["DocumentRequest"]> title={t("documents.correct")} note={t("documents.correctWhat")} okText={t("documents.correct")} width={680} busy={correct.isPending} onClose={onClose} onFinish={correct.mutate} initial={{ ...contentOf(document), material: false, correctedOn: today() }}>
      <Form.Item name="reason" label={t("documents.correctionReason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="material" label={t("documents.material")} extra={t("documents.materialNote")}><Radio.Group options={[{ value: false, label: t("documents.immaterialYes") }, { value: true, label: t("documents.materialYes") }]} /></Form.Item>
      <Form.Item name="correctedOn" label={t("documents.correctedOn")} rules={needed}><Input type="date" /></Form.Item>
      <ContentFields />
    </FormDialog>
  );
}
