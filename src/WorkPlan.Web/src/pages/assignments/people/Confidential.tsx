import { useQuery } from "@tanstack/react-query";
import { Button, Collapse } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText, momentText } from "../../../components/dates";
import { Loaded, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { ConfidentialStep, type ConfidentialDoing } from "./ConfidentialStep";

type Schemas = components["schemas"];
const until = (to: string | null) => (to == null ? "…" : dayText(to));

/**
 * What not everybody reads of a person: declared interests, party title, health, reviews, discipline, and who has looked. It is asked for
 * only when its part is opened, as every look is logged.
 */
export function Confidential({ person, own }: { person: Schemas["PersonView"]; own: boolean }) {
  const { t } = useTranslation(["assignments", "common"]);
  const may = useMay();
  const [doing, setDoing] = useState<ConfidentialDoing>();
  const { code, unitCode } = person;
  const [reads, writes] = [may("readSensitive", unitCode), may("writeSensitive", unitCode)];
  const action = (label: string, next: ConfidentialDoing) => <Button size="small" onClick={() => setDoing(next)}>{label}</Button>;
  const parts: { key: string; label: string; children: ReactNode }[] = [];
  if (own || reads) {
    parts.push({ key: "interests", label: t("confidential.interests"), children: <Interests code={code} ends={writes && !own} onEnd={(row) => setDoing({ kind: "endInterest", row })} extra={(own || writes) && action(t("confidential.declare"), { kind: "declare" })} /> });
    parts.push({ key: "records", label: t("confidential.records"), children: <Records code={code} withdraws={writes} onWithdraw={(row) => setDoing({ kind: "withdrawRecord", row })} extra={own ? action(t("confidential.review"), { kind: "review" }) : writes && action(t("confidential.record"), { kind: "record" })} /> });
  }
  if (may("readDiscipline", unitCode)) parts.push({ key: "disciplines", label: t("confidential.disciplines"), children: <Disciplines code={code} withdraws={may("writeDiscipline", unitCode)} onWithdraw={(row) => setDoing({ kind: "withdrawDiscipline", row })} extra={may("writeDiscipline", unitCode) && action(t("confidential.impose"), { kind: "impose" })} /> });
  if (may("readAccessLog", unitCode)) parts.push({ key: "accesses", label: t("confidential.accesses"), children: <Accesses code={code} /> });
  if (parts.length === 0) return null;
  return (
    <Section title={t("confidential.title")}>
      <p className="page-note" style={{ marginTop: 0 }}>{t("confidential.note")}</p>
      <Collapse size="small" destroyOnHidden items={parts} />
      {doing !== undefined && <ConfidentialStep person={person} doing={doing} onClose={() => setDoing(undefined)} />}
    </Section>
  );
}

function Interests({ code, ends, onEnd, extra }: { code: string; ends: boolean; onEnd: (row: Schemas["InterestView"]) => void; extra: ReactNode }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["confidential", code, "interests"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people/{code}/interests", { params: { path: { code } } })) });
  return (
    <Loaded query={query}>
      {(rows) => (
        <>
          <ShortTable<Schemas["InterestView"]> rows={rows} rowKey="id" size="small" empty={t("confidential.noInterests")} columns={[
            { title: t("confidential.subject"), render: (_, row) => `${t(`subjectKinds.${row.subjectKind}`)}: ${row.subjectKind === "unit" ? nameOf(row.subjectCode) : row.subjectCode}` },
            { title: t("confidential.nature"), render: (_, row) => t(`natures.${row.nature}`) },
            { title: t("people.validity"), render: (_, row) => `${dayText(row.from)} – ${until(row.to)}` },
            { title: t("confidential.by"), render: (_, row) => `${row.declaredBy}, ${dayText(row.declaredOn)}` },
            ...(ends ? [{ title: "", render: (_: unknown, row: Schemas["InterestView"]) => row.to == null && <Button size="small" onClick={() => onEnd(row)}>{t("people.end")}</Button> }] : []),
          ]} />
          <p style={{ marginBottom: 0 }}>{extra}</p>
        </>
      )}
    </Loaded>
  );
}

function Records({ code, withdraws, onWithdraw, extra }: { code: string; withdraws: boolean; onWithdraw: (row: Schemas["SensitiveView"]) => void; extra: ReactNode }) {
  const { t } = useTranslation("assignments");
  const query = useQuery({ queryKey: ["confidential", code, "records"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people/{code}/sensitive-records", { params: { path: { code } } })) });
  return (
    <Loaded query={query}>
      {(rows) => (
        <>
          <ShortTable<Schemas["SensitiveView"]> rows={rows} rowKey="id" size="small" empty={t("confidential.noRecords")} columns={[
            { title: t("people.kind"), render: (_, row) => t(`sensitiveKinds.${row.kind}`) },
            { title: t("people.what"), render: (_, row) => <span className="reason">{row.text}{row.withdrawnReason != null && <i> – {t("confidential.withdrawn", { reason: row.withdrawnReason })}</i>}</span> },
            { title: t("people.validity"), render: (_, row) => `${dayText(row.from)} – ${until(row.to)}` },
            { title: t("confidential.by"), render: (_, row) => `${row.recordedBy}, ${dayText(row.recordedOn)}` },
            ...(withdraws ? [{ title: "", render: (_: unknown, row: Schemas["SensitiveView"]) => row.withdrawnReason == null && <Button size="small" onClick={() => onWithdraw(row)}>{t("confidential.withdraw")}</Button> }] : []),
          ]} />
          <p style={{ marginBottom: 0 }}>{extra}</p>
        </>
      )}
    </Loaded>
  );
}

function Disciplines({ code, withdraws, onWithdraw, extra }: { code: string; withdraws: boolean; onWithdraw: (row: Schemas["DisciplineView"]) => void; extra: ReactNode }) {
  const { t } = useTranslation("assignments");
  const query = useQuery({ queryKey: ["confidential", code, "disciplines"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/disciplines", { params: { query: { person: code, pageSize: 100 } } })) });
  return (
    <Loaded query={query}>
      {(page) => (
        <>
          <ShortTable<Schemas["DisciplineView"]> rows={page.items} rowKey="id" size="small" empty={t("confidential.noDisciplines")} columns={[
            { title: t("confidential.form"), render: (_, row) => t(`disciplineForms.${row.form}`) },
            { title: t("people.decision"), render: (_, row) => `${row.decisionNumber}, ${dayText(row.decidedOn)}` },
            { title: t("confidential.faultYear"), align: "right", dataIndex: "faultWorkYear" },
            { title: t("tasks.state"), render: (_, row) => row.withdrawn ? <span className="reason">{t("confidential.withdrawn", { reason: row.withdrawalReason ?? "" })}</span> : t("confidential.inForce") },
            ...(withdraws ? [{ title: "", render: (_: unknown, row: Schemas["DisciplineView"]) => !row.withdrawn && <Button size="small" onClick={() => onWithdraw(row)}>{t("confidential.withdraw")}</Button> }] : []),
          ]} />
          <p style={{ marginBottom: 0 }}>{extra}</p>
        </>
      )}
    </Loaded>
  );
}

function Accesses({ code }: { code: string }) {
  const { t } = useTranslation("assignments");
  const query = useQuery({ queryKey: ["confidential", code, "accesses"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/sensitive-accesses", { params: { query: { person: code, sort: "-at", pageSize: 200 } } })) });
  return (
    <Loaded query={query}>
      {(page) => (
        <ShortTable<Schemas["SensitiveAccessView"]> rows={page.items} rowKey={(row) => `${row.at}${row.userId}${row.about}`} size="small" empty={t("confidential.noAccesses")} columns={[
          { title: t("confidential.at"), render: (_, row) => momentText(row.at) },
          { title: t("confidential.who"), dataIndex: "userName" },
          { title: t("confidential.act"), render: (_, row) => t(`sensitiveActs.${row.act}`) },
          { title: t("people.what"), render: (_, row) => t(`abouts.${row.about}`, { defaultValue: row.about }) },
        ]} />
      )}
    </Loaded>
  );
}
