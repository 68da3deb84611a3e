import { UploadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Progress, Space, Tag, Upload } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { ShortTable } from "../../../components/DataTable";
import { momentText } from "../../../components/dates";
import { useFilters } from "../../../components/Link";
import { Loaded } from "../../../components/Page";
import { Problem } from "../../../components/Problem";
import { forget, isUnderWay, sendResults, useImports, type Import } from "./imports";

type Taken = components["schemas"]["ResultImportView"];

/** A file of results, taken whole or refused whole; it goes on while one looks elsewhere, and all that were taken can be found again. */
export function ImportResults() {
  const { t } = useTranslation("planning");
  const [filters, change] = useFilters();
  const imports = useImports();
  const open = filters.imports !== undefined;
  const busy = imports.filter(isUnderWay).length;
  return (
    <Space.Compact>
      <Upload accept=".csv,.xlsx" maxCount={1} showUploadList={false} beforeUpload={(file) => { void sendResults(file); change({ imports: "open" }); return false; }}>
        <Button icon={<UploadOutlined />}>{t("results.import")}</Button>
      </Upload>
      <Button onClick={() => change({ imports: "open" })}>{busy > 0 ? t("results.importing", { total: busy }) : t("results.imports")}</Button>
      <Drawer open={open} size={720} title={t("results.imports")} onClose={() => change({ imports: undefined })} destroyOnHidden>
        <div className="stack">
          {imports.map((one) => <UnderWay key={one.id} one={one} />)}
          <Taken count={imports.filter((one) => one.state === "taken").length} />
        </div>
      </Drawer>
    </Space.Compact>
  );
}

function UnderWay({ one }: { one: Import }) {
  const { t } = useTranslation(["planning", "common"]);
  const [now, setNow] = useState(Date.now());
  const busy = isUnderWay(one);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [busy]);
  return (
    <section aria-label={one.fileName} role="status">
      <div style={{ display: "flex", gap: 8, alignItems: "baseline" }}>
        <b style={{ flex: 1 }}>{one.fileName}</b>
        <Tag color={one.state === "taken" ? "green" : one.state === "refused" ? "red" : "blue"}>{t(`results.importStates.${one.state}`)}</Tag>
        {!busy && <Button size="small" type="link" onClick={() => forget(one.id)}>{t("results.forget")}</Button>}
      </div>
      {busy && <><Progress percent={one.state === "sending" ? one.sent : 100} status="active" showInfo={one.state === "sending"} aria-label={one.fileName} /><small>{t(`results.importWhat.${one.state as "sending"}`, { seconds: Math.max(0, Math.round((now - one.startedAt) / 1000)) })}</small></>}
      {one.state === "taken" && <p style={{ margin: "4px 0 0" }}>{t("results.saved", { recorded: one.recorded, corrected: one.corrected })}</p>}
      {one.state === "refused" && <><p style={{ margin: "4px 0" }}>{t("import.what", { ns: "common" })}</p><Problem error={one.problem} /></>}
    </section>
  );
}

function Taken({ count }: { count: number }) {
  const { t } = useTranslation("planning");
  const query = useQuery({ queryKey: ["results", "imports", count], queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/results/imports", { params: { query: { pageSize: 50 } } }))).items });
  return (
    <section>
      <h3 style={{ fontSize: 14, margin: "0 0 8px" }}>{t("results.taken")}</h3>
      <Loaded query={query}>
        {(rows) => <ShortTable<Taken> rows={rows} rowKey="id" size="small" empty={t("results.noImports")} columns={[
          { title: t("results.importedAt"), render: (_, row) => momentText(row.importedAt) }, { title: t("results.file"), render: (_, row) => <span className="reason">{row.fileName ?? "–"}</span> },
          { title: t("results.recorded"), align: "right", dataIndex: "recorded" }, { title: t("results.corrected"), align: "right", dataIndex: "corrected" },
        ]} />}
      </Loaded>
    </section>
  );
}
