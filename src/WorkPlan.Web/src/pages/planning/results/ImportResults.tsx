import { UploadOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "../../../api/key";
import { ApiProblem } from "../../../api/problem";
import { fetchSigned } from "../../../api/raw";
import { useTellProblem } from "../../../components/Problem";

const types: Record<string, string> = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** A file of results, taken whole or refused whole with every bad row named. */
export function ImportResults() {
  const { t } = useTranslation("planning");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Record<string, string[]>>();
  const send = async (file: File) => {
    setSending(true);
    try {
      const response = await fetchSigned(`/api/v1/planning/results/imports?fileName=${encodeURIComponent(file.name)}`, {
        method: "POST", body: file, headers: { "Content-Type": types[file.name.split(".").at(-1)!.toLowerCase()] ?? "text/csv", "Idempotency-Key": newKey() },
      });
      const { recorded, corrected } = (await response.json()) as { recorded: number; corrected: number };
      void message.success(t("results.saved", { recorded, corrected }));
      for (const key of ["outcomes", "heat-map", "rollups", "forecast"]) void queries.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      if (error instanceof ApiProblem && error.details.errors !== undefined) setRefused(error.details.errors);
      else tellProblem(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <Upload accept=".csv,.xlsx" showUploadList={false} beforeUpload={(file) => { void send(file); return false; }}>
        <Button icon={<UploadOutlined />} loading={sending}>{t("results.import")}</Button>
      </Upload>
      <Modal open={refused !== undefined} title={t("results.importRefused")} footer={null} onCancel={() => setRefused(undefined)} width={720}>
        <p>{t("results.importWhat")}</p>
        <ul style={{ maxHeight: "50vh", overflowY: "auto" }}>{Object.entries(refused ?? {}).map(([row, texts]) => <li key={row}><b>{row}</b>: {texts.join(" ")}</li>)}</ul>
      </Modal>
    </>
  );
}
