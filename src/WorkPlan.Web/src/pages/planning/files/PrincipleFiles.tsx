import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useScope } from "../../../app/scope";
import { DataTable, ShortTable } from "../../../components/DataTable";
import { useFields } from "../../../components/fields";
import { FormDialog } from "../../../components/FormDialog";
import { Link, useFilters } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";

type Summary = components["schemas"]["PrincipleFileSummary"];
type Required = components["schemas"]["RequiredDocumentsView"];

/** How complete each unit's principle file is, and what such a file has to hold. */
export default function PrincipleFiles() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const may = useMay();
  const query = useQuery({ queryKey: ["principle-files", unit, workYear, filters.page], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/principle-files", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  const required = useQuery({ queryKey: ["principle-files", "required"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/principle-files/required")) });
  const fields = useFields();
  const [editing, setEditing] = useState<string>();
  const mayRequire = may("requireDocuments", "*");
  const rows: Required[] = (fields.data?.items ?? []).map((field) => required.data?.find((known) => known.fieldCode === field.code) ?? { fieldCode: field.code, legalBasis: null, documents: [] }).filter((row) => mayRequire || row.documents.length > 0);
  const fieldName = (code: string) => fields.data?.items.find((field) => field.code === code)?.name ?? code;
  return (
    <Page title={t("files.title")} note={t("files.note")}>
      <div className="stack">
        <DataTable<Summary> query={query} rowKey="unitCode" empty={t("files.none")} columns={[
          { title: t("plans.unit"), render: (_, row) => <Link to={`/planning/principle-files/${row.unitCode}`}>{nameOf(row.unitCode)}</Link> },
          { title: t("files.filed"), align: "right", render: (_, row) => `${row.filed}/${row.required}` },
          { title: t("files.share"), render: (_, row) => row.percent == null ? t("files.nothingRequired") : <Progress style={{ minWidth: 200 }} size="small" percent={row.percent} aria-label={`${nameOf(row.unitCode)}: ${t("files.share")}`} /> },
        ]} />
        <Section title={t("files.required")}>
          <Loaded query={required}>
            {() => <ShortTable<Required> rows={rows} rowKey="fieldCode" empty={t("files.noRequired")} columns={[
              { title: t("plan.taskField"), render: (_, row) => <span className="reason">{fieldName(row.fieldCode)}</span> },
              { title: t("files.documents"), render: (_, row) => <ul className="reason" style={{ margin: 0, paddingInlineStart: 18 }}>{row.documents.map((document) => <li key={document.code}>{document.name}</li>)}</ul> },
              { title: t("files.legalBasis"), render: (_, row) => <span className="reason">{row.legalBasis ?? "–"}</span> },
              ...(mayRequire ? [{ title: "", render: (_: unknown, row: Required) => <Button size="small" aria-label={`${t("files.change")}: ${fieldName(row.fieldCode)}`} onClick={() => setEditing(row.fieldCode)}>{t("files.change")}</Button> }] : []),
            ]} />}
          </Loaded>
        </Section>
      </div>
      {editing !== undefined && <Require field={editing} name={fieldName(editing)} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

interface RequireInput { legalBasis?: string; documents: string }

/** One document a line: its code, a colon, its name. */
function Require({ field, name, onClose }: { field: string; name: string; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const path = { fieldCode: field };
  const query = useQuery({ queryKey: ["principle-files", "required", field], staleTime: 0, gcTime: 0, queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/principle-files/required/{fieldCode}", { params: { path } })) });
  const save = useChange([["principle-files"]], ({ legalBasis, documents }: RequireInput) => api.planning.PUT("/api/v1/planning/principle-files/required/{fieldCode}", {
    params: { path, header: { "If-Match": query.data!.tag } },
    body: { legalBasis: legalBasis || null, documents: documents.split("\n").filter((line) => line.trim() !== "").map((line) => { const at = line.indexOf(":"); return { code: (at < 0 ? line : line.slice(0, at)).trim(), name: line.slice(at + 1).trim() }; }) },
  }), onClose);
  if (query.data === undefined) return null;
  const { data } = query.data;
  return (
    <FormDialog<RequireInput> title={`${t("files.required")}: ${name}`} note={t("files.requireWhat")} width={640} busy={save.isPending} onClose={onClose} onFinish={save.mutate} initial={{ legalBasis: data.legalBasis ?? "", documents: data.documents.map((document) => `${document.code}: ${document.name}`).join("\n") }}>
      <Form.Item name="documents" label={t("files.documents")} extra={t("files.oneALine")}><Input.TextArea autoSize={{ minRows: 5 }} /></Form.Item>
      <Form.Item name="legalBasis" label={t("files.legalBasis")}><Input /></Form.Item>
    </FormDialog>
  );
}
