import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Loaded, Page } from "../../components/Page";
import { PersonField } from "../../components/PersonField";
import { Due, StandingTag } from "../../components/Standing";
import { UnitField, useIsUnder, useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";

type Conference = components["schemas"]["ConferenceView"];
type Owed = components["schemas"]["OwedConferenceView"];
interface Row { unit: string; conference?: Conference; owed?: Owed }
type Step = { kind: "call"; unit: string } | { kind: "coHost" | "hold"; conference: Conference };
interface StepInput { unitCode?: string; calledFor?: string; quorum?: number; tradeUnion?: string; personCode?: string; heldOn?: string; present?: number; resolution?: string }
const colours = { called: "blue", held: "green", lapsed: "default" } as const;

/** The civil servants' conferences of the year: who owes one, who has called it, together with which trade union, and what it resolved. */
export default function Conferences() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const isUnder = useIsUnder(unit);
  const nameOf = useUnitName();
  const needed = useNeeded();
  const [step, setStep] = useState<Step>();
  const conferences = useQuery({ queryKey: ["emulation", "conferences", workYear], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/conferences", { params: { query: { workYear } } })) });
  const owed = useQuery({ queryKey: ["emulation", "obligations", workYear], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/obligations", { params: { query: { workYear } } })) });
  const send = useChange([["emulation"]], async (input: StepInput): Promise<unknown> => {
    if (step!.kind === "call") return api.emulation.POST("/api/v1/emulation/conferences", { body: { unitCode: input.unitCode!, workYear, calledFor: input.calledFor!, quorumBasisPoints: Math.round(input.quorum! * 100) } });
    const path = { id: step!.conference.id };
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/conferences/{id}", { params: { path } }));
    const params = { path, header: { "If-Match": tag } };
    return step!.kind === "coHost"
      ? api.emulation.POST("/api/v1/emulation/conferences/{id}/co-host", { params, body: { tradeUnion: input.tradeUnion!, personCode: input.personCode! } })
      : api.emulation.POST("/api/v1/emulation/conferences/{id}/hold", { params, body: { heldOn: input.heldOn!, present: input.present!, resolution: input.resolution! } });
  }, () => setStep(undefined));
  const rowsOf = (known: readonly Conference[]) => merged(known, owed.data ?? []).filter((row) => isUnder(row.unit));
  return (
    <Page title={t("conferences.title")} note={t("conferences.note")} actions={may("holdConferences", unit) && conferences.data?.every((known) => known.unitCode !== unit) === true && <Button type="primary" onClick={() => setStep({ kind: "call", unit })}>{t("conferences.call")}</Button>}>
      <Loaded query={conferences}>
        {(known) => (
          <ShortTable<Row> rows={rowsOf(known)} rowKey={(row) => row.conference?.id ?? row.unit} empty={t("conferences.none")}
            expandable={{ rowExpandable: (row) => row.conference?.resolution != null, expandedRowRender: (row) => <><b>{t("conferences.resolution")}</b><p className="message">{row.conference?.resolution}</p></> }}
            columns={[
              { title: t("unit"), render: (_, row) => <>{nameOf(row.unit)}{row.conference?.handedOverFrom != null && <><br /><small>{t("conferences.handedOver", { unit: nameOf(row.conference.handedOverFrom) })}</small></>}</> },
              { title: t("conferences.state"), render: (_, row) => <>{row.conference !== undefined && <Tag color={colours[row.conference.state]}>{t(`conferences.states.${row.conference.state}`)}</Tag>}{row.owed !== undefined && row.owed.state !== "satisfied" && <StandingTag state={row.owed.state} />}{row.owed?.late === true && <Tag color="red">{t("late")}</Tag>}</> },
              { title: t("conferences.due"), render: (_, row) => row.owed === undefined ? "–" : <Due on={row.owed.dueOn} open={row.owed.state === "open" || row.owed.state === "overdue"} /> },
              { title: t("conferences.calledFor"), render: (_, row) => dayText(row.conference?.calledFor) },
              { title: t("conferences.tradeUnion"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.conference?.tradeUnion ?? (row.conference?.state === "called" ? <Tag color="gold">{t("conferences.noUnion")}</Tag> : "–")}</span> },
              { title: t("conferences.heldOn"), render: (_, row) => row.conference?.heldOn == null ? "–" : <>{dayText(row.conference.heldOn)}<br /><small>{t("conferences.present", { present: row.conference.present, called: row.conference.called })}</small></> },
              { title: "", render: (_, { unit: of, conference }) => may("holdConferences", of) && (
                conference === undefined ? <Button size="small" onClick={() => setStep({ kind: "call", unit: of })}>{t("conferences.call")}</Button>
                  : conference.state === "called" && (conference.tradeUnion == null
                    ? <Button size="small" type="primary" onClick={() => setStep({ kind: "coHost", conference })}>{t("conferences.coHost")}</Button>
                    : <Button size="small" type="primary" onClick={() => setStep({ kind: "hold", conference })}>{t("conferences.hold")}</Button>)) },
            ]} />
        )}
      </Loaded>
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`conferences.${step.kind}`)} okText={t(`conferences.${step.kind}`)} note={<>{step.kind !== "call" && <><b>{nameOf(step.conference.unitCode)}</b> – </>}{t(`conferences.what.${step.kind}`)}</>} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate}
          initial={step.kind === "call" ? { unitCode: step.unit, quorum: 66.67, calledFor: today() } : step.kind === "coHost" ? { tradeUnion: t("conferences.defaultUnion") } : { heldOn: step.conference.calledFor }}>
          {step.kind === "call" && (
            <>
              <Form.Item name="unitCode" label={t("unit")} rules={needed}><UnitField label={t("unit")} /></Form.Item>
              <div className="filters">
                <Form.Item name="calledFor" label={t("conferences.calledFor")} rules={needed}><Input type="date" /></Form.Item>
                <Form.Item name="quorum" label={t("conferences.quorum")} rules={needed}><InputNumber min={1} max={100} precision={2} decimalSeparator="," suffix="%" style={{ width: 130 }} /></Form.Item>
              </div>
            </>
          )}
          {step.kind === "coHost" && (
            <>
              <Form.Item name="tradeUnion" label={t("conferences.tradeUnion")} rules={needed}><Input /></Form.Item>
              <Form.Item name="personCode" label={t("conferences.speaker")} rules={needed}><PersonField label={t("conferences.speaker")} /></Form.Item>
            </>
          )}
          {step.kind === "hold" && (
            <>
              <div className="filters">
                <Form.Item name="heldOn" label={t("conferences.heldOn")} rules={needed}><Input type="date" max={today()} /></Form.Item>
                <Form.Item name="present" label={t("conferences.presentCount")} rules={needed} extra={t("conferences.atLeast", { percent: (step.conference.quorumBasisPoints / 100).toLocaleString("vi-VN") })}><InputNumber min={0} precision={0} /></Form.Item>
              </div>
              <Form.Item name="resolution" label={t("conferences.resolution")} rules={needed}><Input.TextArea autoSize={{ minRows: 4 }} /></Form.Item>
            </>
          )}
        </FormDialog>
      )}
    </Page>
  );
}

/** A row for each conference, and one for each unit that owes one and has not called it. */
export function merged(conferences: readonly Conference[], owed: readonly Owed[]): Row[] {
  const rows = conferences.map((conference): Row => {
    // What an heir owes is settled by the conference of the unit that ended.
    const debt = owed.find((known) => known.conferenceId === conference.id) ?? owed.find((known) => known.unitCode === conference.unitCode && known.conferenceId == null);
    return { unit: conference.unitCode, conference, ...(debt !== undefined && { owed: debt }) };
  });
  const settled = new Set(rows.map((row) => row.owed));
  return [...rows, ...owed.filter((debt) => !settled.has(debt)).map((debt): Row => ({ unit: debt.unitCode, owed: debt }))].toSorted((a, b) => a.unit.localeCompare(b.unit));
}
