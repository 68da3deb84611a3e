import { UploadOutlined } from "@ant-design/icons";
import { Alert, Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { dayText } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { Problem } from "../../../components/Problem";
import { useChange } from "../../../components/useChange";
import { linesOf } from "./rules";

type Request = components["schemas"]["AddScoringTableRequest"];

/** A new edition of a scoring table from a file: shown before it is taken, because it cannot be changed afterwards. */
export function ImportTable() {
  const { t } = useTranslation("emulation");
  const fieldOf = useFieldName();
  const [read, setRead] = useState<{ table?: Request; name: string }>();
  const [refused, setRefused] = useState<unknown>();
  const add = useChange([["emulation"]], (body: Request) => dataOf(api.emulation.POST("/api/v1/emulation/scoring-tables", { body })), () => setRead(undefined));
  const open = async (file: File) => {
    setRefused(undefined);
    setRead({ name: file.name, ...parsed(await file.text()) });
  };
  const table = read?.table;
  return (
    <>
      <Upload accept=".json" showUploadList={false} beforeUpload={(file) => { void open(file); return false; }}><Button type="primary" icon={<UploadOutlined />}>{t("scoring.import")}</Button></Upload>
      <Modal open={read !== undefined} width={640} title={read?.name} okText={t("scoring.add")} okButtonProps={{ disabled: table === undefined }} confirmLoading={add.isPending} onCancel={() => setRead(undefined)}
        onOk={() => table !== undefined && add.mutateAsync(table).catch(setRefused)}>
        {table === undefined ? <Alert type="error" showIcon title={t("scoring.unreadable")} description={t("scoring.unreadableWhat")} /> : (
          <>
            <p>{t("scoring.edition", { code: table.code, basis: table.legalBasis, from: dayText(table.validFrom) })}</p>
            <ul>{table.rules.map((rule) => <li key={rule.code}><b>{rule.name}</b>: {linesOf(rule, t, fieldOf).join("; ")}</li>)}</ul>
            <p>{t("scoring.importWhat")}</p>
          </>
        )}
        {refused !== undefined && <Problem error={refused} />}
      </Modal>
    </>
  );
}

/** What the file says, where it is a table at all; the service checks the rest. */
function parsed(text: string): { table?: Request } {
  try {
    const content = JSON.parse(text) as Partial<Request>;
    return typeof content.code === "string" && typeof content.legalBasis === "string" && typeof content.validFrom === "string" && Array.isArray(content.rules) ? { table: content as Request } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
