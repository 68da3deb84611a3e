import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Segmented, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useMe } from "../../../api/me";
import { ApiProblem } from "../../../api/problem";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { useFilters } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { byGivenName } from "../../../components/people";
import { AdoptPolicy } from "./AdoptPolicy";
import { usePeriodText } from "../../../components/usePeriodText";
import { EndAdoption } from "./EndAdoption";
import { GeneralPoints } from "./GeneralPoints";
import { Signed } from "./Signed";

export type Evaluated = components["schemas"]["PersonEvaluationView"];
type Kind = "month" | "quarter";
export const bandColours = { excellent: "green", good: "cyan", completed: "gold", notCompleted: "red" } as const;
const points = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });
const pointsText = (value: number | null | undefined) => (value == null ? "–" : points.format(value));

/** How everybody of the unit is rated for a month or a quarter by converted products, with how every point came about. */
export default function Scores() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const me = useMe().data;
  const may = useMay();
  const periodText = usePeriodText();
  const [giving, setGiving] = useState<Evaluated>();
  const [adopting, setAdopting] = useState(false);
  const kind: Kind = filters.kind === "quarter" ? "quarter" : "month";
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  const choices = (periods.data ?? []).filter((known) => known.kind === kind);
  const period = choices.find((known) => known.code === filters.period)?.code ?? (choices.find((known) => known.from <= today() && known.to >= today()) ?? choices.at(-1))?.code ?? "";
  const readsAll = may("readScores", unit);
  const own = me?.personCode ?? undefined;
  const all = useQuery({ queryKey: ["scores", unit, period], enabled: unit !== "" && period !== "" && readsAll, queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/scoring/evaluations", { params: { query: { unit, period } } })) });
  const mine = useQuery({
    queryKey: ["scores", unit, period, own], enabled: unit !== "" && period !== "" && !readsAll && own !== undefined,
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/scoring/evaluations/{personCode}", { params: { path: { personCode: own! }, query: { unit, period } } })),
  });
  const policies = useQuery({ queryKey: ["scores", "policies"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/scoring/policies")) });
  // Nobody is scored before the unit, or one above it, has adopted a policy: no fault, but something to do.
  const notAdopted = [all.error, mine.error].some((error) => error instanceof ApiProblem && error.code === "scoring-not-adopted");
  const adoption = policies.data?.adoptions.findLast((known) => known.unitCode === unit);
  return (
    <Page title={t("scores.title")} note={adoption === undefined ? t("scores.note") : t("scores.adopted", { code: adoption.policyCode, from: dayText(adoption.from), number: adoption.decisionNumber })} actions={may("adoptScoring", unit) && policies.data !== undefined && <>{adoption !== undefined && adoption.to == null && <EndAdoption adoption={adoption} />}<Button onClick={() => setAdopting(true)}>{t("scores.adopt")}</Button></>}>
      <div className="filters no-print">
        <Segmented<Kind> value={kind} onChange={(next) => change({ kind: next, period: undefined })} options={(["month", "quarter"] as const).map((value) => ({ value, label: t(`scores.kinds.${value}`) }))} />
        <Select style={{ width: 260 }} aria-label={t("scores.period")} value={period || null} onChange={(next: string) => change({ period: next })} options={choices.map((known) => ({ value: known.code, label: `${periodText(known.code)} (${dayText(known.from)}–${dayText(known.to)})` }))} />
      </div>
      {notAdopted && <Nothing>{t("scores.notAdopted")}</Nothing>}
      {!notAdopted && !readsAll && (own === undefined ? <Nothing>{t("scores.notAPerson")}</Nothing> : <Loaded query={mine}>{(person) => <Section title={person.fullName} extra={<Band person={person} />}><Trace person={person} /></Section>}</Loaded>)}
      {!notAdopted && readsAll && (
        <Loaded query={all}>
          {(view) => (
            <div className="stack">
              <Alert type="info" showIcon title={view.legalBasis} description={<>{t("scores.limit", { most: view.mostExcellentInUnit })}{view.unitTaskPoints != null && <> · {t("scores.ofUnit", { points: pointsText(view.unitTaskPoints) })}</>}</>} />
              <Signed evaluation={view} ends={choices.find((known) => known.code === period)?.to} />
              <Section title={t("scores.people", { count: view.people.length })}>
                <ShortTable<Evaluated> rows={view.people.toSorted((a, b) => (b.points ?? -1) - (a.points ?? -1) || byGivenName(a.fullName, b.fullName))} rowKey="personCode" empty={t("people.none")} expandable={{ expandedRowRender: (row) => <Trace person={row} /> }} columns={[
                  { title: t("people.name"), dataIndex: "fullName" },
                  { title: t("scores.group"), render: (_, row) => t(`scores.groups.${row.group}`, { defaultValue: row.group }) },
                  { title: t("scores.general"), align: "right", render: (_, row) => pointsText(row.generalPoints) },
                  { title: t("scores.task"), align: "right", render: (_, row) => pointsText(row.taskPoints) },
                  { title: t("scores.points"), align: "right", render: (_, row) => <b className="numbers">{pointsText(row.points)}</b> },
                  { title: t("scores.band"), render: (_, row) => <Band person={row} /> },
                  ...(may("judgeWork", unit) ? [{ title: "", render: (_: unknown, row: Evaluated) => row.personCode !== own && <Button size="small" onClick={() => setGiving(row)} aria-label={`${t("scores.give")}: ${row.fullName}`}>{t("scores.give")}</Button> }] : []),
                ]} />
              </Section>
            </div>
          )}
        </Loaded>
      )}
      {giving !== undefined && <GeneralPoints unit={unit} period={period} person={giving} onClose={() => setGiving(undefined)} />}
      {adopting && policies.data !== undefined && <AdoptPolicy unit={unit} policies={policies.data.policies} onClose={() => setAdopting(false)} />}
    </Page>
  );
}

function Band({ person }: { person: Evaluated }) {
  const { t } = useTranslation("assignments");
  const band = person.band ?? person.bandByPoints;
  if (band == null) return <Tag>{t("scores.notRated")}</Tag>;
  return <><Tag color={bandColours[band]}>{t(`scores.bands.${band}`)}</Tag>{person.limit !== "none" && <small>{t(`scores.limits.${person.limit}`)}</small>}</>;
}

/** Every step of the score in a sentence with its numbers. */
function Trace({ person }: { person: Evaluated }) {
  return <ol style={{ margin: 0, paddingInlineStart: 20 }}>{person.trace.map((line, index) => <li key={index}>{line.sentence}</li>)}</ol>;
}
