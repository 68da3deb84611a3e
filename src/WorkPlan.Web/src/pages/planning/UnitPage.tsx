import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Checkbox, Descriptions, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { ShortTable } from "../../components/DataTable";
import { dayText, momentText, today } from "../../components/dates";
import { useFieldOptions } from "../../components/fields";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { PersonField } from "../../components/PersonField";
import { useChange } from "../../components/useChange";
import { usePersonNames } from "../../components/usePersonNames";
import { useUnitName } from "../../components/UnitPicker";

type Supervision = components["schemas"]["SupervisionView"];
type Succession = components["schemas"]["SuccessionView"];
type HandOver = components["schemas"]["HandOverView"];

/** A unit: who supervises it, in which fields it works, what it came from or became, and what was handed over with that. */
export default function UnitPage() {
  const { t } = useTranslation("planning");
  const { code } = useParams({ strict: false }) as { code: string };
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["units", code], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/units/{code}", { params: { path: { code } } })) });
  return (
    <Loaded query={query}>
      {(unit) => (
        <Page title={unit.name} note={unit.label}>
          <div className="stack">
            <Section title={t("units.about")}>
              <Descriptions size="small" column={{ xs: 1, md: 2, xl: 4 }} items={[
                { label: t("units.code"), children: unit.code }, { label: t("units.level"), children: t(`units.levels.${unit.level}`) },
                { label: t("units.parent"), children: unit.parentCode == null ? "–" : nameOf(unit.parentCode) }, { label: t("units.seat"), children: unit.seat ?? "–" },
                { label: t("units.validFrom"), children: dayText(unit.validFrom) }, ...(unit.validTo == null ? [] : [{ label: t("units.validTo"), children: dayText(unit.validTo) }]),
              ]} />
            </Section>
            <div className="two"><Supervisions unit={code} /><UnitFields unit={code} /></div>
            <Changes unit={code} />
          </div>
        </Page>
      )}
    </Loaded>
  );
}

interface Begin { personCode: string; validFrom: string; validTo?: string }

/** Which deputy chief the unit answers to, and did before. */
function Supervisions({ unit }: { unit: string }) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const may = useMay()("nameSupervisors", unit);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Supervision>();
  const query = useQuery({ queryKey: ["supervisions", unit], queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/supervisions", { params: { query: { unit, pageSize: 100 } } }))).items });
  const begin = useChange([["supervisions"]], async ({ personCode, validFrom, validTo }: Begin) => {
    const person = await dataOf(api.assignments.GET("/api/v1/assignments/people", { params: { query: { codes: personCode, pageSize: 1 } } }));
    return dataOf(api.planning.POST("/api/v1/planning/supervisions", { body: { unitCode: unit, personCode, name: person.items[0]?.fullName ?? personCode, validFrom, validTo: validTo || null } }));
  }, () => setAdding(false));
  const end = useChange([["supervisions"]], async ({ on }: { on: string }) => {
    const path = { id: ending!.id };
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/supervisions/{id}", { params: { path } }));
    return api.planning.POST("/api/v1/planning/supervisions/{id}/end", { params: { path, header: { "If-Match": tag } }, body: { lastDay: on } });
  }, () => setEnding(undefined));
  return (
    <Section title={t("units.supervisions")} extra={may && <Button size="small" onClick={() => setAdding(true)}>{t("units.beginSupervision")}</Button>}>
      <Loaded query={query}>
        {(rows) => <ShortTable<Supervision> rows={rows} rowKey="id" size="small" empty={t("units.noSupervision")} columns={[
          { title: t("units.supervisor"), dataIndex: "name" }, { title: t("units.validFrom"), render: (_, row) => dayText(row.validFrom) },
          { title: t("units.validTo"), render: (_, row) => row.validTo == null ? (may ? <Button size="small" onClick={() => setEnding(row)}>{t("units.endSupervision")}</Button> : t("units.now")) : dayText(row.validTo) },
        ]} />}
      </Loaded>
      {adding && (
        <FormDialog<Begin> title={t("units.beginSupervision")} busy={begin.isPending} onClose={() => setAdding(false)} onFinish={begin.mutate} initial={{ validFrom: today() }}>
          <Form.Item name="personCode" label={t("units.supervisor")} rules={needed}><PersonField label={t("units.supervisor")} /></Form.Item>
          <Form.Item name="validFrom" label={t("units.validFrom")} rules={needed}><Input type="date" /></Form.Item>
          <Form.Item name="validTo" label={t("units.validTo")}><Input type="date" /></Form.Item>
        </FormDialog>
      )}
      {ending !== undefined && <FormDialog<{ on: string }> title={t("units.endSupervision")} note={ending.name} busy={end.isPending} onClose={() => setEnding(undefined)} onFinish={end.mutate} initial={{ on: today() }}><Form.Item name="on" label={t("units.lastDay")} rules={needed}><Input type="date" /></Form.Item></FormDialog>}
    </Section>
  );
}

/** In which fields the unit works: its plan has to speak of each. */
function UnitFields({ unit }: { unit: string }) {
  const { t } = useTranslation("planning");
  const may = useMay()("writeUnitFields", unit);
  const options = useFieldOptions();
  const [editing, setEditing] = useState(false);
  const path = { unitCode: unit };
  const query = useQuery({ queryKey: ["unit-fields", unit], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/unit-fields/{unitCode}", { params: { path } })) });
  const save = useChange([["unit-fields"], ["plans"]], ({ fields }: { fields: string[] }) => api.planning.PUT("/api/v1/planning/unit-fields/{unitCode}", { params: { path, header: { "If-Match": query.data!.tag } }, body: { fields } }), () => setEditing(false));
  return (
    <Section title={t("units.fields")} extra={may && <Button size="small" onClick={() => setEditing(true)}>{t("units.chooseFields")}</Button>}>
      <Loaded query={query} empty={({ data }) => data.length === 0 && <Nothing>{t("units.noFields")}</Nothing>}>{({ data }) => <ul style={{ margin: 0, paddingInlineStart: 20 }}>{data.map((field) => <li key={field.code}>{field.name}</li>)}</ul>}</Loaded>
      {editing && (
        <FormDialog<{ fields: string[] }> title={t("units.chooseFields")} note={t("units.fieldsWhat")} busy={save.isPending} onClose={() => setEditing(false)} onFinish={save.mutate} initial={{ fields: query.data?.data.map((field) => field.code) ?? [] }}>
          <Form.Item name="fields" label={t("units.fields")}><Checkbox.Group options={options} style={{ display: "grid", gap: 6 }} /></Form.Item>
        </FormDialog>
      )}
    </Section>
  );
}

/** Reorganisations that the unit took part in, and the hand-over that each brought. */
function Changes({ unit }: { unit: string }) {
  const { t } = useTranslation("planning");
  const nameOf = useUnitName();
  const may = useMay();
  const [receiving, setReceiving] = useState<HandOver>();
  const successions = useQuery({ queryKey: ["successions", unit], queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/successions", { params: { query: { unit, pageSize: 100 } } }))).items });
  const handOvers = useQuery({
    queryKey: ["hand-overs", unit],
    queryFn: async () => (await Promise.all([dataOf(api.planning.GET("/api/v1/planning/hand-overs", { params: { query: { from: unit, pageSize: 100 } } })), dataOf(api.planning.GET("/api/v1/planning/hand-overs", { params: { query: { to: unit, pageSize: 100 } } }))])).flatMap((page) => page.items),
  });
  const personOf = usePersonNames(handOvers.data?.map((row) => row.receivedBy) ?? []);
  const receive = useChange([["hand-overs"]], async ({ note }: { note?: string }) => {
    const path = { id: receiving!.id };
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/hand-overs/{id}", { params: { path } }));
    return api.planning.POST("/api/v1/planning/hand-overs/{id}/receive", { params: { path, header: { "If-Match": tag } }, body: { note: note || null } });
  }, () => setReceiving(undefined));
  return (
    <>
      <Section title={t("units.successions")}>
        <Loaded query={successions}>
          {(rows) => <ShortTable<Succession> rows={rows} rowKey="id" size="small" empty={t("units.noSuccessions")} columns={[
            { title: t("units.effectiveOn"), render: (_, row) => dayText(row.effectiveOn) }, { title: t("units.successionKind"), render: (_, row) => t(`units.successionKinds.${row.kind}`) },
            { title: t("units.predecessors"), render: (_, row) => <span className="reason">{row.predecessors.map(nameOf).join("; ")}</span> }, { title: t("units.successors"), render: (_, row) => <span className="reason">{row.successors.map(nameOf).join("; ")}</span> },
            { title: t("files.legalBasis"), render: (_, row) => <span className="reason">{row.legalBasis}</span> },
          ]} />}
        </Loaded>
      </Section>
      {(handOvers.data?.length ?? 0) > 0 && (
        <Section title={t("units.handOvers")}>
          <ShortTable<HandOver> rows={handOvers.data!} rowKey="id" size="small" expandable={{ rowExpandable: (row) => row.items.length > 0, expandedRowRender: (row) => <ul style={{ margin: 0 }}>{row.items.map((item) => <li key={item.id}>{item.title}{item.dueAt != null && ` – ${t("plan.due")} ${dayText(item.dueAt)}`}</li>)}</ul> }} columns={[
            { title: t("units.effectiveOn"), render: (_, row) => dayText(row.effectiveOn) }, { title: t("units.from"), render: (_, row) => nameOf(row.fromUnitCode) }, { title: t("units.to"), render: (_, row) => nameOf(row.toUnitCode) },
            { title: t("units.items"), align: "right", render: (_, row) => row.items.length },
            { title: t("obligations.state"), render: (_, row) => row.receivedAt != null ? <Tag color="green">{t("units.received", { by: personOf(row.receivedBy ?? ""), at: momentText(row.receivedAt) })}</Tag> : may("answerObligations", row.toUnitCode) ? <Button size="small" type="primary" onClick={() => setReceiving(row)}>{t("units.receive")}</Button> : <Tag color="orange">{t("units.notReceived")}</Tag> },
          ]} />
        </Section>
      )}
      {receiving !== undefined && <FormDialog<{ note?: string }> title={t("units.receive")} note={t("units.receiveWhat", { total: receiving.items.length, unit: nameOf(receiving.fromUnitCode) })} okText={t("units.receive")} busy={receive.isPending} onClose={() => setReceiving(undefined)} onFinish={receive.mutate}><Form.Item name="note" label={t("approval.note")}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item></FormDialog>}
    </>
  );
}
