import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";

type Person = components["schemas"]["PersonView"];
type Service = Person["services"][number];
type Transfer = components["schemas"]["TransferView"];
const transferColours = { planned: "gold", inEffect: "green", cancelled: "default" } as const;
type Ending = { kind: "cancel"; id: string } | { kind: "end"; id: string; lastDay: string };

/** Where somebody serves and has served, and every transfer with its record of hand-over. */
export function Moves({ person, tag, moves }: { person: Person; tag: string; moves: boolean }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const [ending, setEnding] = useState<Ending>();
  const transfers = useQuery({ queryKey: ["people", "one", person.code, "transfers"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people/{code}/transfers", { params: { path: { code: person.code } } })) });
  const end = useChange([["people"], ["workload"], ["tasks"]], ({ reason, lastDay }: { reason?: string; lastDay?: string }): Promise<unknown> => {
    const params = { path: { code: person.code, id: ending!.id }, header: { "If-Match": tag } };
    return ending!.kind === "cancel"
      ? api.assignments.POST("/api/v1/assignments/people/{code}/transfers/{id}/cancel", { params, body: { reason: reason ?? "" } })
      : api.assignments.POST("/api/v1/assignments/people/{code}/secondments/{id}/end", { params, body: { lastDay: lastDay ?? today() } });
  }, () => setEnding(undefined));
  const needed = useNeeded();
  const running = (row: Service) => row.to == null || row.to >= today();
  return (
    <>
      <Section title={t("moves.services")}>
        <ShortTable<Service> rows={person.services} rowKey={(row) => `${row.unitCode}${row.from}${row.kind}`} columns={[
          { title: t("people.unit"), render: (_, row) => nameOf(row.unitCode) },
          { title: t("moves.kind"), render: (_, row) => <>{t(`moves.kinds.${row.kind}`)}{row.sharePercent < 100 && ` · ${row.sharePercent} %`}</> },
          { title: t("people.validity"), render: (_, row) => `${dayText(row.from)} – ${row.to == null ? "…" : dayText(row.to)}` },
          ...(moves ? [{ title: "", render: (_: unknown, row: Service) => row.kind === "secondment" && row.id != null && running(row) && <Button size="small" onClick={() => setEnding({ kind: "end", id: row.id!, lastDay: row.to ?? today() })}>{t("moves.endSecondment")}</Button> }] : []),
        ]} />
      </Section>
      <Loaded query={transfers} empty={(rows) => rows.length === 0 && <></>}>
        {(rows) => (
          <Section title={t("moves.transfers")}>
            <ShortTable<Transfer> rows={rows} rowKey="id" columns={[
              { title: t("moves.effectiveOn"), render: (_, row) => dayText(row.effectiveOn) },
              { title: t("moves.fromTo"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{nameOf(row.fromUnitCode)} → {nameOf(row.toUnitCode)}</span> },
              { title: t("people.decision"), dataIndex: "decisionNumber" },
              { title: t("tasks.state"), render: (_, row) => <Tag color={transferColours[row.state]}>{t(`moves.states.${row.state}`)}</Tag> },
              { title: "", render: (_, row) => <span style={{ display: "flex", gap: 8 }}>
                {row.handOverId != null && <Link to={`/assignments/handovers/${row.handOverId}`}>{t("handOvers.one")}</Link>}
                {moves && row.state === "planned" && <Button size="small" onClick={() => setEnding({ kind: "cancel", id: row.id })}>{t("moves.cancel")}</Button>}
              </span> },
            ]} />
          </Section>
        )}
      </Loaded>
      {ending !== undefined && (
        <FormDialog title={t(ending.kind === "cancel" ? "moves.cancel" : "moves.endSecondment")} note={t(ending.kind === "cancel" ? "moves.cancelWhat" : "moves.endWhat")} busy={end.isPending} onClose={() => setEnding(undefined)} onFinish={end.mutate}
          initial={ending.kind === "end" ? { lastDay: ending.lastDay } : {}}>
          {ending.kind === "cancel"
            ? <Form.Item name="reason" label={t("steps.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
            : <Form.Item name="lastDay" label={t("moves.lastDay")} rules={needed}><Input type="date" max={ending.lastDay} /></Form.Item>}
        </FormDialog>
      )}
    </>
  );
}
