import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, InputNumber, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { today } from "../../../components/dates";
import { useNeeded } from "../../../components/FormDialog";
import { Section } from "../../../components/Page";
import { byGivenName } from "../../../components/people";
import { PersonField } from "../../../components/PersonField";
import { Problem } from "../../../components/Problem";
import { UnitField } from "../../../components/UnitPicker";
import { absenceKinds, judicialTitles, type JudicialTitle } from "../kinds";
import { requirementsOf } from "../tasks/Requirements";

type Schemas = components["schemas"];
type ChangedLoad = Schemas["ChangedLoad"];
type Kind = "absence" | "transfer" | "task" | "days";
interface Supposition {
  kind: Kind; personCode?: string; absence?: Schemas["AbsenceKind"]; from?: string; to?: string; toUnitCode?: string; on?: string;
  title?: string; dueOn?: string; effortDays?: number; judicialTitle?: JudicialTitle; supports?: number; days?: number;
}
interface Props { request: Schemas["ProposeRequest"]; people: readonly { personCode: string; fullName: string }[]; onClose: () => void }
const kinds: readonly Kind[] = ["absence", "transfer", "task", "days"];

/** What is supposed, as the service asks for it. */
export function suppositionsOf(proposal: Schemas["ProposeRequest"], list: readonly Supposition[]): Schemas["WhatIfRequest"] {
  const of = (kind: Kind) => list.filter((one) => one.kind === kind);
  return {
    proposal,
    absences: of("absence").map((one) => ({ personCode: one.personCode ?? "", kind: one.absence ?? "leave", from: one.from ?? today(), to: one.to || null })),
    transfers: of("transfer").map((one) => ({ personCode: one.personCode ?? "", toUnitCode: one.toUnitCode ?? "", on: one.on ?? today() })),
    newTasks: of("task").map((one) => ({ title: one.title ?? "", dueOn: one.dueOn || null, fieldCode: null, supports: one.supports ?? 0, required: requirementsOf({ effortDays: one.effortDays ?? 0, judicialTitle: one.judicialTitle ?? null }) })),
    moreDays: of("days").map((one) => ({ personCode: one.personCode ?? "", days: one.days ?? 1 })),
  };
}

/** What would change if people were away, came or went, if there were more to do, or if somebody were freed; nothing real is touched. */
export function WhatIf({ request, people, onClose }: Props) {
  const { t } = useTranslation(["assignments", "common"]);
  const ask = useMutation({ mutationFn: ({ list }: { list: Supposition[] }) => dataOf(api.assignments.POST("/api/v1/assignments/proposals/what-if", { body: suppositionsOf(request, list) })) });
  const difference = ask.data?.difference;
  const after = [...people, ...(ask.data?.whatIf.loads ?? [])];
  const nameOf = (code: string) => after.find((person) => person.personCode === code)?.fullName ?? code;
  return (
    <Drawer open onClose={onClose} size={820} title={t("board.whatIf")}>
      <div className="stack">
        <p style={{ margin: 0 }}>{t("board.whatIfWhat")}</p>
        <Form<{ list: Supposition[] }> layout="vertical" initialValues={{ list: [{ kind: "absence", absence: "leave", from: today() }] }} onFinish={ask.mutate}>
          <Form.List name="list">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <div key={key} style={{ display: "flex", gap: 8, alignItems: "start", borderBottom: "1px solid #eef2f7", marginBottom: 8 }}>
                    <div style={{ flex: 1, minWidth: 0 }}><SuppositionFields name={name} people={people} /></div>
                    <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} style={{ marginTop: 28 }} />
                  </div>
                ))}
                <Space wrap>
                  {kinds.map((kind) => <Button key={kind} size="small" icon={<PlusOutlined />} onClick={() => add({ kind, absence: "leave", from: today(), on: today(), effortDays: 5, supports: 0, days: 5 } satisfies Supposition)}>{t(`board.suppose.${kind}`)}</Button>)}
                  <Button type="primary" htmlType="submit" disabled={rows.length === 0} loading={ask.isPending}>{t("board.show")}</Button>
                </Space>
              </>
            )}
          </Form.List>
        </Form>
        {ask.error !== null && <Problem error={ask.error} />}
        {difference && (
          <>
            <p role="status" style={{ margin: 0 }}>{t("board.difference", { tasks: difference.tasks.length, unplaced: difference.newlyUnplaced.length })}</p>
            <Section title={t("board.movedTasks")}>
              <ShortTable<(typeof difference.tasks)[number]> rows={difference.tasks} rowKey="taskId" empty={t("board.nothingMoves")} columns={[
                { title: t("tasks.task"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 320 }}>{row.title}</span> },
                { title: t("board.before"), render: (_, row) => row.before.map(nameOf).join(", ") || "–" },
                { title: t("board.after"), render: (_, row) => row.after.map(nameOf).join(", ") || "–" },
              ]} />
            </Section>
            <Section title={t("board.loads")}>
              <ShortTable<ChangedLoad> rows={difference.loads} rowKey="personCode" columns={[
                { title: t("people.name"), dataIndex: "fullName" },
                { title: t("board.before"), align: "right", render: (_, row) => t("board.ofDays", { effort: row.daysBefore ?? 0, capacity: row.capacityBefore ?? 0 }) },
                { title: t("board.after"), align: "right", render: (_, row) => t("board.ofDays", { effort: row.daysAfter ?? 0, capacity: row.capacityAfter ?? 0 }) },
              ]} />
            </Section>
            {difference.newlyUnplaced.map((seat) => <p key={`${seat.taskId}-${seat.role}`}>⚠ <b>{seat.title}</b>: {seat.sentence}</p>)}
          </>
        )}
      </div>
    </Drawer>
  );
}

function SuppositionFields({ name, people }: { name: number; people: Props["people"] }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const kind = Form.useWatch<Kind>(["list", name, "kind"]);
  const own = people.toSorted((a, b) => byGivenName(a.fullName, b.fullName)).map((person) => ({ value: person.personCode, label: person.fullName }));
  const person = <Form.Item name={[name, "personCode"]} label={t("people.name")} rules={needed} style={{ width: 210 }}>{kind === "transfer" ? <PersonField label={t("people.name")} /> : <Select showSearch={{ optionFilterProp: "label" }} options={own} />}</Form.Item>;
  return (
    <div className="filters">
      <Form.Item name={[name, "kind"]} label={t("board.suppose.kind")} style={{ width: 150 }}><Select options={kinds.map((value) => ({ value, label: t(`board.suppose.${value}`) }))} /></Form.Item>
      {kind === "absence" && (
        <>
          {person}
          <Form.Item name={[name, "absence"]} label={t("people.what")} style={{ width: 160 }}><Select options={absenceKinds.map((value) => ({ value, label: t(`absenceKinds.${value}`) }))} /></Form.Item>
          <Form.Item name={[name, "from"]} label={t("people.from")} rules={needed}><Input type="date" /></Form.Item>
          <Form.Item name={[name, "to"]} label={t("people.to")}><Input type="date" /></Form.Item>
        </>
      )}
      {kind === "transfer" && (
        <>
          {person}
          <Form.Item name={[name, "toUnitCode"]} label={t("moves.to")} rules={needed} style={{ width: 230 }}><UnitField label={t("moves.to")} /></Form.Item>
          <Form.Item name={[name, "on"]} label={t("moves.effectiveOn")} rules={needed}><Input type="date" /></Form.Item>
        </>
      )}
      {kind === "task" && (
        <>
          <Form.Item name={[name, "title"]} label={t("tasks.task")} rules={needed} style={{ flex: "1 1 220px", minWidth: 0 }}><Input /></Form.Item>
          <Form.Item name={[name, "effortDays"]} label={t("tasks.effortDays")} style={{ width: 110 }}><InputNumber min={0} max={366} precision={0} /></Form.Item>
          <Form.Item name={[name, "dueOn"]} label={t("tasks.due")}><Input type="date" /></Form.Item>
          <Form.Item name={[name, "judicialTitle"]} label={t("tasks.lowestJudicialTitle")} style={{ width: 210 }}><Select allowClear options={judicialTitles.map((value) => ({ value, label: t(`judicialTitles.${value}`) }))} /></Form.Item>
          <Form.Item name={[name, "supports"]} label={t("board.supporters")} style={{ width: 110 }}><InputNumber min={0} max={5} precision={0} /></Form.Item>
        </>
      )}
      {kind === "days" && <>{person}<Form.Item name={[name, "days"]} label={t("board.freedDays")} rules={needed}><InputNumber min={1} max={366} precision={0} /></Form.Item></>}
    </div>
  );
}
