import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Form, Input, Progress, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { FormDialog } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { usePeople, usePersonName } from "../usePeople";
import { handOverColours } from "./HandOvers";
import { HandOverSteps } from "./HandOverSteps";

export type HandOver = components["schemas"]["HandOverView"];
type Held = HandOver["tasks"][number];

/** The record of hand-over: each task with what the next one should know of it and who that is, what is owed, what to know besides. */
export default function HandOverPage() {
  const { t } = useTranslation("assignments");
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ["handovers", id], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/handovers/{id}", { params: { path: { id } } })) });
  return <Loaded query={query}>{({ data, tag }) => <Recorded handOver={data} tag={tag} title={t("handOvers.one")} />}</Loaded>;
}

function Recorded({ handOver, tag, title }: { handOver: HandOver; tag: string; title: string }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const personOf = usePersonName(handOver.unitCode);
  const leaver = useQuery({ queryKey: ["people", "one", handOver.personCode], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/people/{code}", { params: { path: { code: handOver.personCode } } })) });
  const name = leaver.data?.data.fullName ?? handOver.personCode;
  const [describing, setDescribing] = useState<Held>();
  const open = handOver.state === "open";
  return (
    <Page title={`${title}: ${name}`} note={<>{nameOf(handOver.unitCode)} · <Tag color={handOverColours[handOver.state]}>{t(`handOvers.states.${handOver.state}`)}</Tag></>} actions={<HandOverSteps handOver={handOver} tag={tag} />}>
      <div className="stack">
        <Section title={t("handOvers.about")}>
          <Descriptions size="small" column={{ xs: 1, md: 2, xl: 4 }} items={[
            { label: t("handOvers.lastDay"), children: dayText(handOver.lastDay) },
            { label: t("handOvers.givenOn"), children: dayText(handOver.givenOn) },
            { label: t("handOvers.receivedOn"), children: handOver.receivedOn == null ? "–" : `${dayText(handOver.receivedOn)} · ${handOver.receivedBy ?? ""}` },
            ...(handOver.receivedReason == null ? [] : [{ label: t("steps.reason"), children: handOver.receivedReason }]),
          ]} />
        </Section>
        <Section title={t("handOvers.tasksOf", { count: handOver.tasks.length })}>
          <ShortTable<Held> rows={handOver.tasks} rowKey="taskId" empty={t("handOvers.noTasks")} columns={[
            { title: t("tasks.due"), width: 110, render: (_, row) => dayText(row.dueOn) },
            { title: t("tasks.task"), render: (_, row) => <Link to={`/assignments/tasks/${row.taskId}`} style={{ whiteSpace: "normal", display: "inline-block", minWidth: 220 }}>{row.taskTitle}</Link> },
            { title: t("tasks.role"), render: (_, row) => t(`roles.${row.role}`) },
            { title: t("tasks.progress"), width: 130, render: (_, row) => <Progress size="small" percent={row.percentDone} aria-label={t("tasks.progress")} /> },
            { title: t("handOvers.word"), render: (_, row) => <span style={{ whiteSpace: "pre-wrap", display: "block", minWidth: 180, maxWidth: 380 }}>{row.note ?? "–"}</span> },
            { title: t("handOvers.receiver"), render: (_, row) => row.receiverPersonCode == null ? <Tag color="red">{t("handOvers.nobody")}</Tag> : personOf(row.receiverPersonCode) },
            ...(open ? [{ title: "", render: (_: unknown, row: Held) => <Button size="small" onClick={() => setDescribing(row)} aria-label={`${t("handOvers.describe")}: ${row.taskTitle}`}>{t("handOvers.describe")}</Button> }] : []),
          ]} />
        </Section>
        <div className="two">
          <Section title={t("handOvers.obligations")}>
            {handOver.obligations.length === 0 ? <Nothing>{t("handOvers.noObligations")}</Nothing> : <ul style={{ margin: 0, paddingInlineStart: 18 }}>{handOver.obligations.map((owed) => <li key={`${owed.title}${owed.dueOn ?? ""}`}>{owed.title} {owed.reference} {owed.dueOn != null && <>– {t("tasks.due")} {dayText(owed.dueOn)}</>}</li>)}</ul>}
          </Section>
          <Section title={t("handOvers.notes")}>
            {handOver.notes.length === 0 ? <Nothing>{t("handOvers.noNotes")}</Nothing> : <dl style={{ margin: 0 }}>{handOver.notes.map((note) => <div key={note.subject + note.text}><dt><b>{note.subject}</b></dt><dd style={{ margin: "0 0 8px", whiteSpace: "pre-wrap" }}>{note.text}</dd></div>)}</dl>}
          </Section>
        </div>
      </div>
      {describing !== undefined && <DescribeTask handOver={handOver} tag={tag} held={describing} onClose={() => setDescribing(undefined)} />}
    </Page>
  );
}

function DescribeTask({ handOver, tag, held, onClose }: { handOver: HandOver; tag: string; held: Held; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const people = usePeople(handOver.unitCode);
  const save = useChange([["handovers"]], (word: { note?: string; receiverPersonCode?: string }) => dataOf(api.assignments.PUT("/api/v1/assignments/handovers/{id}/tasks/{taskId}", {
    params: { path: { id: handOver.id, taskId: held.taskId }, header: { "If-Match": tag } }, body: { note: word.note || null, receiverPersonCode: word.receiverPersonCode ?? null },
  })), onClose);
  return (
    <FormDialog title={t("handOvers.describe")} note={held.taskTitle} busy={save.isPending} onClose={onClose} onFinish={save.mutate} initial={{ note: held.note ?? "", ...(held.receiverPersonCode != null && { receiverPersonCode: held.receiverPersonCode }) }}>
      <Form.Item name="note" label={t("handOvers.word")}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="receiverPersonCode" label={t("handOvers.receiver")}>
        <Select allowClear showSearch={{ optionFilterProp: "label" }} options={(people.data ?? []).filter((person) => person.code !== handOver.personCode).map((person) => ({ value: person.code, label: person.fullName }))} />
      </Form.Item>
    </FormDialog>
  );
}
