import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { DataTable } from "../../components/DataTable";
import { useFields } from "../../components/fields";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Page } from "../../components/Page";
import { useChange } from "../../components/useChange";

type Field = components["schemas"]["FieldView"];
const kinds = ["procuratorial", "sectorBuilding"] as const;

/** The fields of work by which plans, targets and reports are ordered. */
export default function Fields() {
  const { t } = useTranslation("administration");
  const query = useFields();
  const needed = useNeeded();
  const may = useMay()("writeFields", "*");
  const [editing, setEditing] = useState<Field | "new">();
  const save = useChange([["fields"]], async (field: Field): Promise<unknown> => {
    const { code, name, kind, ordinal } = field;
    if (editing === "new") return dataOf(api.planning.POST("/api/v1/planning/fields", { body: { code, name, kind, ordinal } }));
    const path = { code: editing!.code };
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/fields/{code}", { params: { path } }));
    return api.planning.PUT("/api/v1/planning/fields/{code}", { params: { path, header: { "If-Match": tag } }, body: { name, kind, ordinal } });
  }, () => setEditing(undefined));
  return (
    <Page title={t("fields.title")} note={t("fields.note")} actions={may && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>{t("fields.add")}</Button>}>
      <DataTable<Field> query={query} rowKey="code" empty={t("fields.none")} columns={[
        { title: t("fields.code"), dataIndex: "code" }, { title: t("fields.name"), render: (_, row) => <span className="reason">{row.name}</span> },
        { title: t("fields.kind"), render: (_, row) => t(`fields.kinds.${row.kind}`) },
        ...(may ? [{ title: "", render: (_: unknown, row: Field) => <Button size="small" aria-label={`${t("fields.change")}: ${row.name}`} onClick={() => setEditing(row)}>{t("fields.change")}</Button> }] : []),
      ]} />
      {editing !== undefined && (
        <FormDialog<Field> title={t(editing === "new" ? "fields.add" : "fields.change")} busy={save.isPending} onClose={() => setEditing(undefined)} onFinish={save.mutate} initial={editing === "new" ? { kind: "procuratorial", ordinal: (query.data?.total ?? 0) + 1 } : editing}>
          {editing === "new" && <Form.Item name="code" label={t("fields.code")} rules={needed}><Input /></Form.Item>}
          <Form.Item name="name" label={t("fields.name")} rules={needed}><Input.TextArea autoSize /></Form.Item>
          <Form.Item name="kind" label={t("fields.kind")} rules={needed}><Select options={kinds.map((value) => ({ value, label: t(`fields.kinds.${value}`) }))} /></Form.Item>
          <Form.Item name="ordinal" label={t("fields.ordinal")} rules={needed}><InputNumber min={0} precision={0} /></Form.Item>
        </FormDialog>
      )}
    </Page>
  );
}
