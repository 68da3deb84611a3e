import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../../api/problem";
import { download, fetchSigned } from "../../../api/raw";
import { Problem, useTellProblem } from "../../../components/Problem";
import type { UnitProps } from "./UnitPage";

const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The checklist as a workbook for a place without a network: down, filled in, and up again; every bad cell is named. */
export function Workbook({ inspection, tag }: Pick<UnitProps, "inspection" | "tag">) {
  const { t } = useTranslation(["inspections", "common"]);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const [refused, setRefused] = useState<{ file: File; problem: Error }>();
  const path = `/api/v1/inspections/campaigns/${inspection.campaignId}/units/${inspection.unitCode}/workbook`;
  const down = useMutation({ mutationFn: () => download(path), onError: tellProblem });
  const up = useMutation({
    mutationFn: ({ file, overwrite }: { file: File; overwrite: boolean }) => fetchSigned(`${path}${overwrite ? "?overwrite=true" : ""}`, { method: "POST", body: file, headers: { "Content-Type": sheet, "If-Match": tag } }),
    onSuccess: () => {
      setRefused(undefined);
      void message.success(t("saved", { ns: "common" }));
      void queries.invalidateQueries({ queryKey: ["inspections"] });
    },
    onError: (error, { file }) => setRefused({ file, problem: error }),
  });
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={down.isPending} onClick={() => down.mutate()}>{t("workbook.down")}</Button>
      <Upload accept=".xlsx" maxCount={1} showUploadList={false} beforeUpload={(file) => { up.mutate({ file, overwrite: false }); return false; }}><Button icon={<UploadOutlined />} loading={up.isPending}>{t("workbook.up")}</Button></Upload>
      <Modal open={refused !== undefined} title={t("workbook.refused")} onCancel={() => setRefused(undefined)} footer={refused?.problem instanceof ApiProblem && refused.problem.status === 409 ? <Button danger onClick={() => up.mutate({ file: refused.file, overwrite: true })}>{t("workbook.overwrite")}</Button> : null}>
        {refused && <Problem error={refused.problem} />}
      </Modal>
    </>
  );
}
