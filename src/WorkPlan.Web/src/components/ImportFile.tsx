import { UploadOutlined } from "@ant-design/icons";
import { Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchSigned } from "../api/raw";
import { Problem } from "./Problem";

const types: Record<string, string> = { csv: "text/csv", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

interface ImportFileProps<Answer> {
  label: string;
  /** Where the file goes. */
  pathOf: (file: File) => string;
  onTaken: (answer: Answer) => void;
  accept?: string;
  disabled?: boolean;
  /** What a form or an upload in place needs beside its key. */
  headers?: Record<string, string>;
}

/** A file that is taken whole or refused whole; when it is refused, every bad row is named. */
export function ImportFile<Answer>({ label, pathOf, onTaken, accept = ".csv,.xlsx", disabled = false, headers = {} }: ImportFileProps<Answer>) {
  const { t } = useTranslation();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const send = async (file: File) => {
    setSending(true);
    try {
      const type = types[file.name.split(".").at(-1)!.toLowerCase()] ?? "text/csv";
      const response = await fetchSigned(pathOf(file), { method: "POST", body: file, headers: { "Content-Type": type, ...headers } });
      onTaken((await response.json()) as Answer);
    } catch (error) {
      setRefused(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <Upload accept={accept} maxCount={1} showUploadList={false} disabled={disabled} beforeUpload={(file) => { void send(file); return false; }}>
        <Button icon={<UploadOutlined />} loading={sending} disabled={disabled}>{label}</Button>
      </Upload>
      <Modal open={refused !== undefined} title={t("import.refused")} footer={null} onCancel={() => setRefused(undefined)} width={760}>
        <p>{t("import.what")}</p>
        {refused !== undefined && <Problem error={refused} />}
      </Modal>
    </>
  );
}
