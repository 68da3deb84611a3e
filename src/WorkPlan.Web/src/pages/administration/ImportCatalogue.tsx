import { useQueryClient } from "@tanstack/react-query";
import { Drawer, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { today } from "../../components/dates";
import { useNeeded } from "../../components/FormDialog";
import { ImportFile } from "../../components/ImportFile";
import { useGo } from "../../components/Link";
import { UnitField } from "../../components/UnitPicker";

interface Head { code?: string; legalBasis?: string; appliesFrom?: string; unitCode?: string; replaces?: string }

/** A new catalogue from a file: whose it is and from when, and the table of targets; taken whole or refused with every bad row. */
export function ImportCatalogue({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("administration");
  const go = useGo();
  const queries = useQueryClient();
  const [form] = Form.useForm<Head>();
  const head = Form.useWatch([], form) as Head | undefined;
  const needed = useNeeded();
  const whole = [head?.code, head?.legalBasis, head?.appliesFrom].every((value) => value !== undefined && value !== "");
  const path = () => `/api/v1/planning/catalogues/import?${new URLSearchParams(Object.entries(head ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== ""))}`;
  const taken = ({ code }: { code: string }) => {
    void queries.invalidateQueries({ queryKey: ["catalogues"] });
    go(`/administration/catalogues/${code}`);
  };
  return (
    <Drawer open onClose={onClose} size={560} title={t("catalogues.import")}>
      <Form<Head> form={form} layout="vertical" initialValues={{ appliesFrom: today() }}>
        <Form.Item name="code" label={t("catalogues.code")} rules={needed} extra={t("catalogues.codeNote")}><Input /></Form.Item>
        <Form.Item name="legalBasis" label={t("catalogues.legalBasis")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        <Form.Item name="appliesFrom" label={t("catalogues.from")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="unitCode" label={t("catalogues.unitOf")} extra={t("catalogues.unitNote")}><UnitField label={t("catalogues.unitOf")} /></Form.Item>
        <Form.Item name="replaces" label={t("catalogues.replaces")} extra={t("catalogues.replacesNote")}><Input /></Form.Item>
      </Form>
      <p>{t("catalogues.fileNote")}</p>
      <ImportFile<{ code: string }> label={t("catalogues.file")} accept=".csv,.xlsx,.json" disabled={!whole} pathOf={path} onTaken={taken} />
    </Drawer>
  );
}
