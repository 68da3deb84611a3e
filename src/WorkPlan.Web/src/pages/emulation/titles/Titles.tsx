import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { DataTable, ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { Link, useFilters } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useIsUnder, useUnitName } from "../../../components/UnitPicker";
import { usePersonNames } from "../../../components/usePersonNames";
import { Confer } from "./Confer";
import { RecordTitle } from "./RecordTitle";
import { titleColours } from "./titles";

type Title = components["schemas"]["TitleView"];
type Decision = components["schemas"]["ConferralView"];

/** Titles that were conferred, the decisions that did it with their paper, and what became of them since. */
export default function Titles() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const may = useMay();
  const nameOf = useUnitName();
  const isUnder = useIsUnder(unit);
  const [step, setStep] = useState<"confer" | "record">();
  const decisions = useQuery({ queryKey: ["emulation", "conferrals", workYear], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/conferrals", { params: { query: { workYear } } })) });
  const query = useQuery({ queryKey: ["emulation", "titles", unit, workYear, filters.page], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/titles", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  const personOf = usePersonNames(query.data?.items.map((row) => row.personCode) ?? []);
  const questions = query.data?.items.filter((row) => row.state === "inQuestion") ?? [];
  return (
    <Page title={t("conferred.title")} note={t("conferred.note")} actions={may("conferTitles", unit) && <><Button onClick={() => setStep("record")}>{t("conferred.record")}</Button><Button type="primary" onClick={() => setStep("confer")}>{t("conferred.confer")}</Button></>}>
      <div className="stack">
        {questions.length > 0 && <Alert type="warning" showIcon title={t("conferred.questions", { count: questions.length })} description={t("conferred.questionsWhat")} />}
        <Section title={t("conferred.decisions")}>
          <Loaded query={decisions}>
            {(rows) => (
              <ShortTable<Decision> rows={rows.filter((row) => isUnder(row.byUnitCode))} rowKey={(row) => `${row.byUnitCode} ${row.decisionNumber} ${row.decidedOn}`} empty={t("conferred.noDecisions")} columns={[
                { title: t("conferred.decision"), render: (_, row) => t("conferred.numbered", { number: row.decisionNumber, day: dayText(row.decidedOn) }) },
                { title: t("conferred.by"), render: (_, row) => nameOf(row.byUnitCode) },
                { title: t("conferred.count"), align: "right", dataIndex: "titles" },
                { title: "", align: "right", render: (_, row) => <DocumentOut label={t("conferred.paper")} path={`/api/v1/emulation/conferrals/document?${new URLSearchParams({ by: row.byUnitCode, number: row.decisionNumber, decidedOn: row.decidedOn })}`} /> },
              ]} />
            )}
          </Loaded>
        </Section>
        <Section title={t("conferred.list")}>
          <DataTable<Title> query={query} rowKey="id" empty={t("conferred.none")} columns={[
            { title: t("registrations.who"), render: (_, row) => <><Link to={`/emulation/titles/${row.id}`}>{row.personCode == null ? nameOf(row.unitCode) : personOf(row.personCode)}</Link>{row.personCode != null && <><br /><small>{nameOf(row.unitCode)}</small></>}</> },
            { title: t("registrations.titleName"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 110 }}>{t(`titles.${row.title}`)}</span> },
            { title: t("conferred.decision"), render: (_, row) => t("conferred.numbered", { number: row.decisionNumber, day: dayText(row.decidedOn) }) },
            { title: t("council.state"), render: (_, row) => <Tag color={titleColours[row.state]}>{t(`conferred.states.${row.state}`)}</Tag> },
          ]} />
        </Section>
      </div>
      {step === "confer" && <Confer unit={unit} workYear={workYear} onClose={() => setStep(undefined)} />}
      {step === "record" && <RecordTitle unit={unit} workYear={workYear} onClose={() => setStep(undefined)} />}
    </Page>
  );
}
