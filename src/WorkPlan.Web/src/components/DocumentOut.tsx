import { FileTextOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Modal, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { download, fetchSigned } from "../api/raw";
import "./document.css";
import { Loaded } from "./Page";
import { useTellProblem } from "./Problem";

interface Table { columns: string[]; rows: string[][] }
interface Block { kind: "heading" | "basis" | "centred" | "paragraph" | "article" | "item" | "table"; level: number; text: string | null; table: Table | null }
export interface DocumentPreview {
  fileName: string;
  missing: string[];
  issuingBody: { superior: string | null; name: string };
  number: string;
  placeAndDate: string;
  type: string;
  abstract: string;
  body: Block[];
  recipients: string[];
  signature: { capacity: string | null; position: string; name: string | null };
  appendices: { title: string; subtitle: string | null; tables: Table[] }[];
}

/** The paper that goes out, shown before it is downloaded. `path` is the document's address; its preview stands below it. */
export function DocumentOut({ path, label }: { path: string; label?: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const tellProblem = useTellProblem();
  const [before, query] = path.split("?");
  const preview = useQuery({ queryKey: ["document", path], enabled: open, staleTime: 0, queryFn: async () => (await (await fetchSigned(`${before}/preview${query === undefined ? "" : `?${query}`}`)).json()) as DocumentPreview });
  const save = useMutation({ mutationFn: (format: "docx" | "xlsx") => download(`${before}?${query === undefined ? "" : `${query}&`}format=${format}`), onError: tellProblem });
  return (
    <>
      <Button icon={<FileTextOutlined />} onClick={() => setOpen(true)}>{label ?? t("document.show")}</Button>
      <Modal open={open} onCancel={() => setOpen(false)} width={900} title={preview.data?.fileName ?? t("document.show")} destroyOnHidden
        footer={<Space><Button onClick={() => save.mutate("xlsx")} disabled={preview.data === undefined || preview.data.appendices.length === 0}>{t("document.xlsx")}</Button><Button type="primary" loading={save.isPending} disabled={preview.data === undefined} onClick={() => save.mutate("docx")}>{t("document.docx")}</Button></Space>}>
        <Loaded query={preview}>{(document) => <Paper document={document} />}</Loaded>
      </Modal>
    </>
  );
}

function Paper({ document }: { document: DocumentPreview }) {
  const { t } = useTranslation();
  return (
    <>
      {document.missing.length > 0 && <Alert type="warning" showIcon title={t("document.missing", { what: document.missing.map((part) => t(`document.parts.${part}`, { defaultValue: part })).join(", ") })} style={{ marginBottom: 12 }} />}
      <article className="paper" lang="vi" tabIndex={0} aria-label={document.fileName}>
        <div className="paper-head">
          <div>{document.issuingBody.superior != null && <div>{document.issuingBody.superior}</div>}<b className="ruled">{document.issuingBody.name}</b><div>{document.number}</div></div>
          <div><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><b className="ruled">Độc lập - Tự do - Hạnh phúc</b><i>{document.placeAndDate}</i></div>
        </div>
        <p className="paper-type"><b>{document.type}</b><br /><b>{document.abstract}</b></p>
        {document.body.map((block, index) => <BodyBlock key={index} block={block} />)}
        <div className="paper-foot">
          <div><b><i>Nơi nhận:</i></b>{document.recipients.map((recipient) => <div key={recipient}>- {recipient}</div>)}</div>
          <div style={{ textAlign: "center" }}>{document.signature.capacity != null && <b style={{ display: "block" }}>{document.signature.capacity}</b>}<b style={{ display: "block", marginBottom: 64 }}>{document.signature.position}</b><b>{document.signature.name}</b></div>
        </div>
        {document.appendices.map((appendix) => <section key={appendix.title}><p className="paper-type"><b>{appendix.title}</b><br />{appendix.subtitle}</p>{appendix.tables.map((table, index) => <PaperTable key={index} table={table} />)}</section>)}
      </article>
    </>
  );
}

function BodyBlock({ block }: { block: Block }) {
  if (block.table !== null) return <PaperTable table={block.table} />;
  const text = block.text ?? "";
  const [, article, rest] = block.kind === "article" ? (/^(Điều \d+\.)(.*)$/s.exec(text) ?? []) : [];
  if (article !== undefined) return <p style={{ textIndent: 32 }}><b>{article}</b>{rest}</p>;
  // "QUYẾT ĐỊNH:" stands alone in the middle.
  if (block.kind === "centred") return <p style={{ textAlign: "center", fontWeight: 700 }}>{text}</p>;
  return <p style={{ fontStyle: block.kind === "basis" ? "italic" : undefined, fontWeight: block.kind === "heading" ? 700 : undefined, textIndent: block.kind === "heading" ? 0 : 32 }}>{text}</p>;
}

function PaperTable({ table }: { table: Table }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={table.columns.join(", ")}>
      <table><thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead><tbody>{table.rows.map((row, index) => <tr key={index}>{row.map((cell, place) => <td key={place}>{cell}</td>)}</tr>)}</tbody></table>
    </div>
  );
}
