import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { Dissemination } from "./Dissemination";
import { documentTypes } from "./documentFields";
import { EnterDocument } from "./EnterDocument";
import { pick } from "./Obligations";

type Document = components["schemas"]["DocumentView"];

/** The register of documents from above and of one's own. */
export default function Documents() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const [entering, setEntering] = useState(false);
  const may = useMay();
  const query = useQuery({
    queryKey: ["documents", unit, workYear, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents", {
      params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1), ...pick(filters, ["q", "type", "state"]) } },
    })),
  });
  return (
    <Page title={t("documents.title")} note={t("documents.note")} actions={may("registerDocuments", unit) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>{t("documents.enter")}</Button>}>
      <Tabs activeKey={filters.tab ?? "register"} destroyOnHidden onChange={(tab) => change({ tab, page: undefined })} items={[
        { key: "register", label: t("documents.list"), children: <>
      <div className="filters no-print">
        <Input.Search allowClear style={{ width: 280 }} placeholder={t("documents.search")} aria-label={t("documents.search")} defaultValue={filters.q ?? ""} onSearch={(q) => change({ q: q === "" ? undefined : q, page: undefined })} />
        <Select allowClear style={{ width: 180 }} placeholder={t("documents.type")} aria-label={t("documents.type")} value={filters.type ?? null} onChange={(type?: string) => change({ type, page: undefined })}
          options={documentTypes.map((value) => ({ value, label: t(`documents.types.${value}`) }))} />
      </div>
      <DataTable<Document>
        query={query} rowKey="id" empty={t("documents.none")}
        columns={[
          { title: t("documents.number"), render: (_, row) => <Link to={`/planning/documents/${row.id}`}>{row.number ?? t("documents.withoutNumber")}</Link> },
          { title: t("documents.type"), render: (_, row) => t(`documents.types.${row.type}`) },
          { title: t("documents.abstract"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 260, maxWidth: 520 }}>{row.abstract}</span> },
          { title: t("documents.issuer"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 220 }}>{row.issuer}</span> },
          { title: t("documents.issuedOn"), render: (_, row) => dayText(row.issuedOn) },
          { title: t("documents.receivedOn"), render: (_, row) => dayText(row.receivedOn) },
          { title: t("documents.state"), render: (_, row) => row.state === "draft" ? <Tag color="gold">{t("documents.draft")}</Tag> : row.supersededById != null ? <Tag>{t("documents.superseded")}</Tag> : <Tag color="green">{t("documents.registered")}</Tag> },
        ]}
      />
        </> },
        { key: "dissemination", label: t("documents.disseminations"), children: <Dissemination /> },
      ]} />
      {entering && <EnterDocument onClose={() => setEntering(false)} />}
    </Page>
  );
}
