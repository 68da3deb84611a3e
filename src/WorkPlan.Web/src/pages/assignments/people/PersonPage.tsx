import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Dropdown } from "antd";
import { DownOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, taggedOf } from "../../../api/client";
import { useMe } from "../../../api/me";
import type { components } from "../../../api/generated/assignments";
import { dayText } from "../../../components/dates";
import { Loaded, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { useFieldName } from "../../../components/fields";
import { SecondPerson, TransferPerson } from "../moves/Move";
import { Moves } from "../moves/Moves";
import { AddPart, type PartKind } from "./AddPart";
import { Confidential } from "./Confidential";
import { Dated, type DatedRow } from "./Dated";
import { Digest } from "./Digest";
import { EditPerson } from "./EditPerson";
import { EndPart, type Ending } from "./EndPart";
import { Supervised } from "./Supervised";
import { WorkRecord } from "./WorkRecord";

type Person = components["schemas"]["PersonView"];
type Doing = { kind: "transfer" | "second" | "edit" } | { kind: "add"; part: PartKind } | { kind: "end"; ending: Ending };

export default function PersonPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const query = useQuery({ queryKey: ["people", "one", code], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/people/{code}", { params: { path: { code } } })) });
  return <Loaded query={query}>{({ data, tag }) => <Registered person={data} tag={tag} />}</Loaded>;
}

/** A person by the five criteria of assignment, each with its dates; who keeps the register adds and ends them here. */
function Registered({ person, tag }: { person: Person; tag: string }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const may = useMay();
  const own = useMe().data?.personCode === person.code;
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const { code } = person;
  const moves = may("transferPeople", person.unitCode);
  const keeps = may("writePeople", person.unitCode);
  const field = (at: string | null | undefined) => (at == null ? undefined : fieldOf(at));
  const dated = { may: keeps, onAdd: (part: PartKind) => setDoing({ kind: "add", part }), onEnd: (ending: Ending) => setDoing({ kind: "end", ending }) };
  const titleOf = (row: Person["titles"][number]) => row.judicialTitle != null ? t(`judicialTitles.${row.judicialTitle}`) : row.managementTitle != null ? t(`managementTitles.${row.managementTitle}`) : "–";
  return (
    <Page title={person.fullName} note={`${person.code} · ${nameOf(person.unitCode)}`} actions={
      <>
        {keeps && <Button onClick={() => setDoing({ kind: "edit" })}>{t("people.edit")}</Button>}
        {moves && <Dropdown trigger={["click"]} menu={{ items: (["transfer", "second"] as const).map((kind) => ({ key: kind, label: t(`moves.${kind}`) })), onClick: ({ key }) => setDoing({ kind: key as "transfer" | "second" }) }}><Button>{t("moves.menu")} <DownOutlined /></Button></Dropdown>}
      </>
    }>
      <div className="stack">
        <Section title={t("people.today")}>
          <Descriptions size="small" column={{ xs: 1, md: 2, xl: 3 }} items={[
            { label: t("people.kind"), children: t(`people.kinds.${person.kind}`) },
            { label: t("people.recruitedOn"), children: dayText(person.recruitedOn) },
            { label: t("people.servesFrom"), children: `${dayText(person.servesFrom)} – ${person.servesTo == null ? "…" : dayText(person.servesTo)}` },
            { label: t("criteria.managementTitle"), children: person.managementTitle == null ? "–" : t(`managementTitles.${person.managementTitle}`) },
            { label: t("criteria.judicialTitle"), children: person.judicialTitle == null ? "–" : t(`judicialTitles.${person.judicialTitle}`) },
            { label: t("criteria.jobPosition"), children: person.jobPosition ?? "–" },
          ]} />
        </Section>
        <div className="halves">
          <Dated {...dated} kind="titles" title={t("people.titles")} more={t("people.decision")} rows={person.titles.map((row) => ({ ...row, name: titleOf(row), more: row.decisionNumber ?? undefined }))} />
          <Dated {...dated} kind="qualifications" title={t("criteria.qualification")} more={t("people.subject")} rows={person.qualifications.map((row) => ({ id: row.id, name: `${t(`qualificationLevels.${row.level}`)} ${row.name}`, shown: t(`qualificationLevels.${row.level}`), from: row.awardedOn, to: row.to, more: row.name }))} />
          <Dated {...dated} kind="capabilities" title={t("criteria.capability")} more={t("tasks.field")} rows={person.capabilities.map((row) => ({ ...row, more: field(row.fieldCode) }))} />
          <Dated {...dated} kind="strengths" title={t("criteria.strength")} more={t("people.rate")} rows={person.strengths.map((row): DatedRow => ({ id: row.id, name: fieldOf(row.fieldCode), from: row.from ?? person.recruitedOn, to: row.to, more: <Stars level={row.level} /> }))} />
          <Dated {...dated} kind="positions" title={t("criteria.jobPosition")} more={t("tasks.field")} rows={person.positions.map((row) => ({ ...row, more: field(row.fieldCode) }))} />
          <Dated {...dated} kind="absences" title={t("people.absences")} rows={person.absences.map((row) => ({ ...row, name: t(`absenceKinds.${row.kind ?? "unsaid"}`) }))} />
          <Dated {...dated} kind="stations" title={t("people.stations")} rows={person.stations.map((row) => ({ ...row, name: nameOf(row.unitCode) }))} empty={t("people.sitsInUnit")} />
          <Supervised person={person} />
        </div>
        <Moves person={person} tag={tag} moves={moves} />
        <WorkRecord code={code} />
        <Digest code={code} />
        <Confidential person={person} own={own} />
      </div>
      {doing?.kind === "transfer" && <TransferPerson code={code} tag={tag} onClose={close} />}
      {doing?.kind === "second" && <SecondPerson code={code} tag={tag} onClose={close} />}
      {doing?.kind === "edit" && <EditPerson person={person} tag={tag} onClose={close} />}
      {doing?.kind === "add" && <AddPart code={code} tag={tag} kind={doing.part} onClose={close} />}
      {doing?.kind === "end" && <EndPart code={code} tag={tag} ending={doing.ending} onClose={close} />}
    </Page>
  );
}

function Stars({ level }: { level: number }) {
  const { t } = useTranslation("assignments");
  return <span role="img" aria-label={t("people.level", { level })} style={{ color: "#8a6100", letterSpacing: 2, whiteSpace: "nowrap" }}>{"★".repeat(level)}{"☆".repeat(5 - level)}</span>;
}
