import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../../api/client";
import { hasRole, useMe } from "../../../api/me";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { useFieldName } from "../../../components/fields";
import { SecondPerson, TransferPerson } from "../moves/Move";
import { Moves } from "../moves/Moves";
import { AddAbsence } from "./AddAbsence";
import { WorkRecord } from "./WorkRecord";

type Person = components["schemas"]["PersonView"];
const validity = (from: string, to: string | null | undefined) => `${dayText(from)} – ${to == null ? "…" : dayText(to)}`;
const holds = (from: string, to: string | null | undefined) => from <= today() && (to == null || to >= today());

/** A person by the five criteria of assignment, each with its dates. */
export default function PersonPage() {
  const { t } = useTranslation("assignments");
  const { code } = useParams({ strict: false }) as { code: string };
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const [absent, setAbsent] = useState(false);
  const [moving, setMoving] = useState<"transfer" | "second">();
  const moves = hasRole(useMe().data, "chief", "deputyChief", "systemAdministrator");
  const query = useQuery({ queryKey: ["people", "one", code], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/people/{code}", { params: { path: { code } } })) });
  return (
    <Loaded query={query}>
      {({ data: person, tag }) => (
        <Page title={person.fullName} note={`${person.code} · ${nameOf(person.unitCode)}`} actions={<>{moves && <Button onClick={() => setMoving("transfer")}>{t("moves.transfer")}</Button>}{moves && <Button onClick={() => setMoving("second")}>{t("moves.second")}</Button>}<Button onClick={() => setAbsent(true)}>{t("people.addAbsence")}</Button></>}>
          <div className="stack">
            <Section title={t("people.today")}>
              <Descriptions size="small" column={{ xs: 1, md: 2, xl: 3 }} items={[
                { label: t("people.kind"), children: t(`people.kinds.${person.kind}`) },
                { label: t("people.recruitedOn"), children: dayText(person.recruitedOn) },
                { label: t("people.servesFrom"), children: validity(person.servesFrom, person.servesTo) },
                { label: t("criteria.managementTitle"), children: person.managementTitle == null ? "–" : t(`managementTitles.${person.managementTitle}`) },
                { label: t("criteria.judicialTitle"), children: person.judicialTitle == null ? "–" : t(`judicialTitles.${person.judicialTitle}`) },
                { label: t("criteria.jobPosition"), children: person.jobPosition ?? "–" },
              ]} />
            </Section>
            <div className="two">
              <Section title={t("people.titles")}>
                <ShortTable<Person["titles"][number]> rows={person.titles} rowKey="id" columns={[
                  { title: t("people.titleName"), render: (_, row) => row.judicialTitle != null ? t(`judicialTitles.${row.judicialTitle}`) : row.managementTitle != null ? t(`managementTitles.${row.managementTitle}`) : "–" },
                  { title: t("people.validity"), render: (_, row) => <>{validity(row.from, row.to)} {holds(row.from, row.to) && <Tag color="green">{t("people.now")}</Tag>}</> },
                  { title: t("people.decision"), render: (_, row) => row.decisionNumber ?? "–" },
                ]} />
              </Section>
              <Section title={t("criteria.strength")}>
                {person.strengths.length === 0 ? <Nothing /> : (
                  <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
                    {person.strengths.map((strength) => (
                      <li key={strength.id} style={{ display: "flex", justifyContent: "space-between", gap: 8, padding: "4px 0" }}>
                        <span>{fieldOf(strength.fieldCode)}</span>
                        <span role="img" aria-label={t("people.level", { level: strength.level })} style={{ color: "#8a6100", letterSpacing: 2 }}>{"★".repeat(strength.level)}{"☆".repeat(5 - strength.level)}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </Section>
              <Section title={t("criteria.qualification")}>
                <ShortTable<Person["qualifications"][number]> rows={person.qualifications} rowKey="id" columns={[
                  { title: t("people.levelName"), render: (_, row) => t(`qualificationLevels.${row.level}`) },
                  { title: t("people.subject"), dataIndex: "name" },
                  { title: t("people.awardedOn"), render: (_, row) => dayText(row.awardedOn) },
                ]} />
              </Section>
              <Section title={t("people.positionsAndAbsences")}>
                <ShortTable<{ id: string; what: string; when: string; now: boolean }> rowKey="id" rows={[
                  ...person.positions.map((row) => ({ id: row.id, what: row.name, when: validity(row.from, row.to), now: holds(row.from, row.to) })),
                  ...person.absences.map((row) => ({ id: row.id, what: t(`absenceKinds.${row.kind ?? "unsaid"}`), when: validity(row.from, row.to), now: holds(row.from, row.to) })),
                ]} columns={[
                  { title: t("people.what"), dataIndex: "what" },
                  { title: t("people.validity"), render: (_, row) => <>{row.when} {row.now && <Tag color="green">{t("people.now")}</Tag>}</> },
                ]} />
              </Section>
            </div>
            <Moves person={person} tag={tag} moves={moves} />
            <WorkRecord code={code} />
          </div>
          {moving === "transfer" && <TransferPerson code={code} tag={tag} onClose={() => setMoving(undefined)} />}
          {moving === "second" && <SecondPerson code={code} tag={tag} onClose={() => setMoving(undefined)} />}
          {absent && <AddAbsence code={code} tag={tag} onClose={() => setAbsent(false)} />}
        </Page>
      )}
    </Loaded>
  );
}
