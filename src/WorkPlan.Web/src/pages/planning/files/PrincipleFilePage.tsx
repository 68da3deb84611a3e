import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { App, Button, Form, Input, Progress, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useScope } from "../../../app/scope";
import { dayText, today } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";

type Place = components["schemas"]["PlaceView"];
interface Chosen { fieldCode: string; place: Place }
interface Filed { documentId?: string; name?: string; filedOn?: string }

/** The principle file of a unit: every document that has to be there, and what lies in its place. */
export default function PrincipleFilePage() {
  const { t } = useTranslation("planning");
  const { unitCode } = useParams({ strict: false }) as { unitCode: string };
  const { workYear } = useScope();
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const { modal } = App.useApp();
  const may = useMay()("writePrincipleFiles", unitCode);
  const [filing, setFiling] = useState<Chosen>();
  const query = useQuery({ queryKey: ["principle-files", unitCode, workYear, "file"], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/principle-files/{unitCode}/{workYear}", { params: { path: { unitCode, workYear } } })) });
  const pathOf = ({ fieldCode, place }: Chosen) => ({ path: { unitCode, workYear, fieldCode, code: place.code }, header: { "If-Match": query.data!.tag } });
  const remove = useChange([["principle-files"]], (chosen: Chosen) => api.planning.DELETE("/api/v1/planning/principle-files/{unitCode}/{workYear}/{fieldCode}/{code}", { params: pathOf(chosen) }));
  const file = useChange([["principle-files"]], ({ documentId, name, filedOn }: Filed) => api.planning.PUT("/api/v1/planning/principle-files/{unitCode}/{workYear}/{fieldCode}/{code}", { params: pathOf(filing!), body: { documentId: documentId ?? null, name: name || null, filedOn: filedOn || null } }), () => setFiling(undefined));
  const ask = (chosen: Chosen) => void modal.confirm({ title: t("files.takeOutAsk"), content: chosen.place.name, okText: t("files.takeOut"), okButtonProps: { danger: true }, onOk: () => remove.mutateAsync(chosen).catch(() => undefined) });
  return (
    <Loaded query={query}>
      {({ data }) => (
        <Page title={t("files.titleOf", { unit: nameOf(unitCode) })} note={<>{t("plans.yearOf", { year: workYear })} · {t("files.filedOf", { filed: data.filed, required: data.required })}</>}>
          {data.percent != null && <Progress percent={data.percent} style={{ maxWidth: 480, marginBottom: 12 }} aria-label={t("files.share")} />}
          {data.fields.length === 0 ? <Nothing>{t("files.noRequired")}</Nothing> : (
            <div className="stack">
              {data.fields.map((field) => (
                <Section key={field.fieldCode} title={`${fieldOf(field.fieldCode)} (${field.filed}/${field.required})`}>
                  {field.legalBasis != null && <small>{field.legalBasis}</small>}
                  <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
                    {field.documents.map((place) => (
                      <li key={place.code} style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", padding: "6px 0", borderTop: "1px solid #eef2f7" }}>
                        {place.filed == null ? <CloseCircleFilled style={{ color: "#b3261e" }} aria-label={t("files.missing")} /> : <CheckCircleFilled style={{ color: "#2f855a" }} aria-label={t("files.there")} />}
                        <div style={{ flex: "1 1 280px" }}>{place.name}{place.filed != null && <div><small>{place.filed.documentId == null ? place.filed.name : <Link to={`/planning/documents/${place.filed.documentId}`}>{place.filed.name}</Link>} · {dayText(place.filed.filedOn)}</small></div>}</div>
                        {may && (
                          <Space>
                            <Button size="small" aria-label={`${t(place.filed == null ? "files.file" : "files.replace")}: ${place.name}`} onClick={() => setFiling({ fieldCode: field.fieldCode, place })}>{t(place.filed == null ? "files.file" : "files.replace")}</Button>
                            {place.filed != null && <Button size="small" danger aria-label={`${t("files.takeOut")}: ${place.name}`} onClick={() => ask({ fieldCode: field.fieldCode, place })}>{t("files.takeOut")}</Button>}
                          </Space>
                        )}
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
            </div>
          )}
          {filing !== undefined && <FileDocument name={filing.place.name} workYear={workYear} busy={file.isPending} onClose={() => setFiling(undefined)} onFinish={file.mutate} />}
        </Page>
      )}
    </Loaded>
  );
}

/** A document of the register, or what lies there on paper by its name. */
function FileDocument({ name, workYear, busy, onClose, onFinish }: { name: string; workYear: number; busy: boolean; onClose: () => void; onFinish: (filed: Filed) => void }) {
  const { t } = useTranslation("planning");
  const [form, setForm] = useState<Filed>({});
  const needed = useNeeded();
  const documents = useQuery({ queryKey: ["documents", workYear, "basis"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents", { params: { query: { workYear, state: "registered", pageSize: 200 } } })) });
  return (
    <FormDialog<Filed> title={t("files.file")} note={name} busy={busy} onClose={onClose} onFinish={onFinish} initial={{ filedOn: today() }}>
      <Form.Item name="documentId" label={t("files.document")}><Select allowClear loading={documents.isPending} onChange={(documentId?: string) => setForm(documentId === undefined ? {} : { documentId })} options={documents.data?.items.map((row) => ({ value: row.id, label: `${row.number ?? ""} ${row.abstract}`.trim() })) ?? []} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      {form.documentId === undefined && <Form.Item name="name" label={t("files.name")} extra={t("files.nameNote")} rules={needed}><Input /></Form.Item>}
      <Form.Item name="filedOn" label={t("files.filedOn")} rules={needed}><Input type="date" /></Form.Item>
    </FormDialog>
  );
}
