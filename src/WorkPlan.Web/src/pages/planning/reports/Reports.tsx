import { useQuery } from "@tanstack/react-query";
import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { momentText } from "../../../components/dates";
import { Link, useFilters, useGo } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { Deadlines } from "./Deadlines";
import { usePeriodText } from "../../../components/usePeriodText";
import { useUnitName } from "../../../components/UnitPicker";

type Form = components["schemas"]["FormView"];
type Standing = components["schemas"]["UnitStandingView"];
export const reportColours = { draft: "gold", submitted: "blue", returned: "orange", accepted: "green" } as const;
const standingColours = { withoutDeadline: "default", open: "blue", overdue: "red", inTime: "green", late: "orange" } as const;

/** Who has reported what, by form and period, and one's own report. */
export default function Reports() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const may = useMay();
  const [deadlines, setDeadlines] = useState(false);
  const go = useGo();
  const periodText = usePeriodText();
  const forms = useQuery({ queryKey: ["report-forms"], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/report-forms", { params: { query: { pageSize: 200 } } })) });
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  const form = forms.data?.items.find((known) => known.code === filters.form) ?? forms.data?.items[0];
  const choices = periods.data?.filter((period) => period.kind === form?.periodKind) ?? [];
  const period = choices.find((known) => known.code === filters.period)?.code ?? choices[0]?.code ?? "";
  const standings = useQuery({
    queryKey: ["reports", "standings", form?.code, period], enabled: form !== undefined && period !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/reports/standings", { params: { query: { form: form!.code, period } } })),
  });
  const own = standings.data?.find((row) => row.unitCode === unit);
  const begin = useChange([["reports"]], (of: Form) => dataOf(api.planning.POST("/api/v1/planning/reports", { body: { unitCode: unit, formCode: of.code, period } })), (report) => go(`/planning/reports/${report.id}`));
  return (
    <Page title={t("reports.title")} note={t("reports.note")} actions={form !== undefined && period !== "" && <>{may("setDeadlines", unit) && <Button onClick={() => setDeadlines(true)}>{t("deadlines.title")}</Button>}{own?.reportId == null
      ? may("writeReports", unit) && <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate(form)}>{t("reports.begin")}</Button>
      : <Button type="primary" onClick={() => go(`/planning/reports/${own.reportId}`)}>{t("reports.openOwn")}</Button>}</>}>
      {deadlines && form !== undefined && <Deadlines form={form.code} period={period} onClose={() => setDeadlines(false)} />}
      <Loaded query={forms} empty={(page) => page.items.length === 0 && <Nothing>{t("reports.noForms")}</Nothing>}>
        {(page) => (
          <div className="stack">
            <div className="filters no-print">
              <Select style={{ minWidth: 320 }} aria-label={t("reports.form")} value={form?.code ?? null} onChange={(code: string) => change({ form: code, period: undefined })} options={page.items.map((known) => ({ value: known.code, label: `${known.code} – ${known.name}` }))} />
              <Select style={{ width: 180 }} aria-label={t("results.period")} value={period || null} onChange={(code: string) => change({ period: code })} options={choices.map((known) => ({ value: known.code, label: periodText(known.code) }))} />
            </div>
            <Section title={form?.name}>
              <Loaded query={standings}>
                {(rows) => (
                  <ShortTable<Standing> rows={rows} rowKey="unitCode" empty={t("reports.noUnits")} columns={[
                    { title: t("plans.unit"), render: (_, row) => row.reportId == null ? nameOf(row.unitCode) : <Link to={`/planning/reports/${row.reportId}`}>{nameOf(row.unitCode)}</Link> },
                    { title: t("reports.state"), render: (_, row) => row.state == null ? "–" : <Tag color={reportColours[row.state]}>{t(`reports.states.${row.state}`)}</Tag> },
                    { title: t("plan.due"), render: (_, row) => momentText(row.dueAt) },
                    { title: t("reports.submittedAt"), render: (_, row) => momentText(row.submittedAt) },
                    { title: t("reports.standing"), render: (_, row) => <Tag color={standingColours[row.standing]}>{t(`reports.standings.${row.standing}`)}</Tag> },
                  ]} />
                )}
              </Loaded>
            </Section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
