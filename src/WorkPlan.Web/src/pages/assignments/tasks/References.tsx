import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { dayText } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded, Section } from "../../../components/Page";
import { PersonField } from "../../../components/PersonField";
import { UnitField, useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { usePersonNames } from "../../../components/usePersonNames";
import { signingCapacities } from "../decisions/Decisions";
import type { WorkTask } from "./Tasks";

type Reference = components["schemas"]["ReferenceView"];
type ReferenceInput = components["schemas"]["AddReferenceRequest"];
const kinds = ["material", "output", "escalationReport"] as const;

/** Where the evidence of a task lies: papers and files by number, mark or address, never their content; of an output who proposed, issued and signed it. */
export function References({ task, tag, may }: { task: WorkTask; tag: string; may: boolean }) {
  const { t } = useTranslation(["assignments", "common"]);
  const { modal } = App.useApp();
  const nameOf = useUnitName();
  const [adding, setAdding] = useState(false);
  const path = { id: task.id };
  const header = { "If-Match": tag };
  const query = useQuery({ queryKey: ["tasks", task.id, "references"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks/{id}/references", { params: { path } })) });
  const personOf = usePersonNames(query.data?.flatMap((row) => [row.proposedByPersonCode, row.signedByPersonCode]) ?? []);
  const remove = useChange([["tasks"]], (referenceId: string) => api.assignments.DELETE("/api/v1/assignments/tasks/{id}/references/{referenceId}", { params: { path: { ...path, referenceId }, header } }));
  const ask = (row: Reference) => void modal.confirm({ title: t("references.removeAsk"), content: row.title, okText: t("action.remove", { ns: "common" }), okButtonProps: { danger: true }, onOk: () => remove.mutateAsync(row.id).catch(() => undefined) });
  return (
    <Section title={t("references.title")} extra={may && <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("references.add")}</Button>}>
      <Loaded query={query} empty={(rows) => rows.length === 0 && <p className="page-note" style={{ margin: 0 }}>{t("references.none")}</p>}>
        {(rows) => (
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {rows.map((row) => (
              <li key={row.id} style={{ display: "flex", gap: 8, padding: "8px 0", borderBottom: "1px solid #eef2f7" }}>
                <div style={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
                  <Tag color={row.kind === "output" ? "green" : "default"}>{t(`references.kinds.${row.kind}`)}</Tag><b>{row.title}</b>{row.datedOn != null && <> – {dayText(row.datedOn)}</>}
                  <div>{row.location}</div>
                  {row.kind === "output" && <div>{t("references.output", { proposer: personOf(row.proposedByPersonCode ?? ""), unit: nameOf(row.issuedByUnitCode ?? ""), signer: personOf(row.signedByPersonCode ?? ""), capacity: row.signingCapacity == null ? "" : t(`capacities.${row.signingCapacity}`) })}</div>}
                  <small className="page-note">{t("references.by", { by: row.addedBy, day: dayText(row.addedOn) })}</small>
                </div>
                {may && <Button type="text" className="no-print" icon={<DeleteOutlined />} aria-label={`${t("action.remove", { ns: "common" })}: ${row.title}`} onClick={() => ask(row)} />}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {adding && <AddReference task={task} tag={tag} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddReference({ task, tag, onClose }: { task: WorkTask; tag: string; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const add = useChange([["tasks"]], (input: ReferenceInput) => dataOf(api.assignments.POST("/api/v1/assignments/tasks/{id}/references", {
    params: { path: { id: task.id }, header: { "If-Match": tag } },
    body: input.kind === "output" ? { ...input, datedOn: input.datedOn || null } : { kind: input.kind ?? "material", title: input.title, location: input.location, datedOn: input.datedOn || null },
  })), onClose);
  return (
    <FormDialog<ReferenceInput> title={t("references.add")} note={t("references.what")} busy={add.isPending} onClose={onClose} onFinish={add.mutate} initial={{ kind: "material", issuedByUnitCode: task.unitCode, signingCapacity: "inOwnOffice" }}>
      <Form.Item name="kind" label={t("people.kind")}><Select options={kinds.map((value) => ({ value, label: t(`references.kinds.${value}`) }))} /></Form.Item>
      <Form.Item name="title" label={t("references.name")} rules={needed}><Input /></Form.Item>
      <Form.Item name="location" label={t("references.location")} rules={needed}><Input placeholder="12/KN-VKS; kho lưu trữ B3-017" /></Form.Item>
      <Form.Item name="datedOn" label={t("references.datedOn")}><Input type="date" /></Form.Item>
      <Form.Item noStyle shouldUpdate={(before: ReferenceInput, after: ReferenceInput) => before.kind !== after.kind}>
        {({ getFieldValue }) => getFieldValue("kind") === "output" && <OutputFields />}
      </Form.Item>
    </FormDialog>
  );
}

/** Who proposed, issued and signed a paper that goes out: three, not one. */
function OutputFields() {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="proposedByPersonCode" label={t("references.proposer")} rules={needed}><PersonField label={t("references.proposer")} /></Form.Item>
      <Form.Item name="issuedByUnitCode" label={t("references.issuer")} rules={needed}><UnitField label={t("references.issuer")} /></Form.Item>
      <Form.Item name="signedByPersonCode" label={t("references.signer")} rules={needed}><PersonField label={t("references.signer")} /></Form.Item>
      <Form.Item name="signingCapacity" label={t("decisions.capacity")}><Select options={signingCapacities.map((value) => ({ value, label: t(`capacities.${value}`) }))} /></Form.Item>
    </>
  );
}
