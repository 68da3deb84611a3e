import { useMutation } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { today } from "../../../components/dates";
import { Section } from "../../../components/Page";
import { byGivenName } from "../../../components/people";
import { Problem } from "../../../components/Problem";
import { absenceKinds } from "../people/AddAbsence";

type Absence = components["schemas"]["WhatIfAbsence"];
type ChangedLoad = components["schemas"]["ChangedLoad"];
interface Props { request: components["schemas"]["ProposeRequest"]; people: readonly { personCode: string; fullName: string }[]; onClose: () => void }

/** What would change if someone were away; nothing real is touched. */
export function WhatIf({ request, people, onClose }: Props) {
  const { t } = useTranslation("assignments");
  const ask = useMutation({ mutationFn: (absence: Absence) => dataOf(api.assignments.POST("/api/v1/assignments/proposals/what-if", { body: { proposal: request, absences: [{ ...absence, to: absence.to || null }], transfers: [], newTasks: [], moreDays: [] } })) });
  const difference = ask.data?.difference;
  const nameOf = (seat: unknown) => { const code = typeof seat === "string" ? seat : (seat as { personCode?: string } | null)?.personCode; return people.find((person) => person.personCode === code)?.fullName ?? code ?? "–"; };
  return (
    <Drawer open onClose={onClose} size={720} title={t("board.whatIf")}>
      <div className="stack">
        <Form<Absence> layout="inline" style={{ rowGap: 8 }} initialValues={{ kind: "leave", from: today() }} onFinish={(absence) => ask.mutate(absence)}>
          <Form.Item name="personCode" label={t("people.name")} rules={[{ required: true, message: t("needed") }]}><Select style={{ width: 220 }} options={people.toSorted((a, b) => byGivenName(a.fullName, b.fullName)).map((person) => ({ value: person.personCode, label: person.fullName }))} /></Form.Item>
          <Form.Item name="kind" label={t("people.what")}><Select style={{ width: 160 }} options={absenceKinds.map((value) => ({ value, label: t(`absenceKinds.${value}`) }))} /></Form.Item>
          <Form.Item name="from" label={t("people.from")}><Input type="date" /></Form.Item>
          <Form.Item name="to" label={t("people.to")}><Input type="date" /></Form.Item>
          <Button type="primary" htmlType="submit" loading={ask.isPending}>{t("board.show")}</Button>
        </Form>
        {ask.error !== null && <Problem error={ask.error} />}
        {difference && (
          <>
            <p role="status" style={{ margin: 0 }}>{t("board.difference", { tasks: difference.tasks.length, unplaced: difference.newlyUnplaced.length })}</p>
            <Section title={t("board.movedTasks")}>
              <ShortTable<(typeof difference.tasks)[number]> rows={difference.tasks} rowKey="taskId" columns={[
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
