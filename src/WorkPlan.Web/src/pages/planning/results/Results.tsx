import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Select, Space } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useScope } from "../../../app/scope";
import { dayText, today } from "../../../components/dates";
import { useDraft } from "../../../components/drafts";
import { saveText } from "../../../components/files";
import { useFilters } from "../../../components/Link";
import { parseFigure } from "../../../components/numbers";
import { Loaded, Nothing, Page } from "../../../components/Page";
import { searchKey } from "../../../components/people";
import { useTellProblem } from "../../../components/Problem";
import { Details, type Detailed } from "./Details";
import { noCells, problemsOf, type Cells } from "./grid";
import { ImportResults } from "./ImportResults";
import { countsByPerson, partsOf } from "./parts";
import { usePeriodText } from "../../../components/usePeriodText";
import { ResultsGrid } from "./ResultsGrid";

/** The figures of a unit and a period, target by target, as in a spreadsheet. */
export default function Results() {
  const { t } = useTranslation(["planning", "common"]);
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const periodText = usePeriodText();
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  const months = (periods.data ?? []).filter((period) => period.kind === "month");
  const period = filters.period ?? (months.find((month) => month.from <= today() && month.to >= today()) ?? months[0])?.code ?? "";
  const outcomes = useQuery({
    queryKey: ["outcomes", unit, workYear, period], enabled: unit !== "" && period !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/outcomes", { params: { query: { unit, workYear, period } } })),
  });
  const rows = useMemo(() => outcomes.data?.outcomes.map((row) => ({ code: row.targetCode, name: row.name, rule: row.ruleText, outcome: row.outcome ?? undefined, saved: textsOf(row.figures), detailed: detailedOf(row) })) ?? [], [outcomes.data]);
  const [detailed, setDetailed] = useState<Detailed>();
  const shown = filters.find === undefined ? rows : rows.filter((row) => searchKey(`${row.name} ${row.code}`).includes(searchKey(filters.find!)));
  const draft = useDraft<Record<string, Cells>>(`results.${unit}.${period}`, {});
  const typed = Object.entries(draft.value).filter(([code, cells]) => JSON.stringify(cells) !== JSON.stringify(rows.find((row) => row.code === code)?.saved ?? noCells));
  const wrong = typed.filter(([, cells]) => Object.keys(problemsOf(cells)).length > 0).length;
  const save = useMutation({
    mutationFn: () => dataOf(api.planning.POST("/api/v1/planning/results", {
      body: {
        results: typed.map(([targetCode, cells]) => ({
          unitCode: unit, targetCode, period, numerator: parseFigure(cells.numerator) ?? null, denominator: parseFigure(cells.denominator) ?? null, count: parseFigure(cells.count) ?? null,
          ...(Object.values(rows.find((row) => row.code === targetCode)?.saved ?? noCells).some((text) => text !== "") && { correctionReason: t("results.correction") }),
        })),
      },
    })),
    onSuccess: (answer) => {
      draft.discard();
      void message.success(t("results.saved", { recorded: answer.recorded, corrected: answer.corrected }));
      for (const key of ["outcomes", "heat-map", "rollups", "forecast"]) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: tellProblem,
  });
  return (
    <Page title={t("results.title")} note={t("results.note")} actions={
      <Space wrap>
        <Select style={{ width: 260 }} aria-label={t("results.period")} value={period || null} loading={periods.isPending} onChange={(code: string) => change({ period: code })}
          options={months.map((month) => ({ value: month.code, label: `${periodText(month.code)} (${dayText(month.from)}–${dayText(month.to)})` }))} />
        <Button icon={<DownloadOutlined />} onClick={() => download(`${unit}-${period}.csv`, rows.map((row) => [unit, row.code, row.name, row.rule, ...Object.values(draft.value[row.code] ?? row.saved)]))}>{t("results.export")}</Button>
        <ImportResults />
        {typed.length > 0 && <Button onClick={draft.discard}>{t("action.discard", { ns: "common" })}</Button>}
        <Button type="primary" disabled={typed.length === 0 || wrong > 0} loading={save.isPending} onClick={() => save.mutate()}>{t("results.save", { total: typed.length })}</Button>
      </Space>
    }>
      <Input allowClear style={{ width: 320, maxWidth: "100%", marginBottom: 8 }} className="no-print" placeholder={t("results.find")} aria-label={t("results.find")} value={filters.find ?? ""} onChange={(event) => change({ find: event.target.value === "" ? undefined : event.target.value })} />
      <p role="status" style={{ minHeight: 22, margin: "0 0 8px", color: wrong > 0 ? "#b3261e" : "#4b5563" }}>{wrong > 0 ? t("results.wrong", { total: wrong }) : typed.length > 0 ? t("results.unsaved", { total: typed.length }) : ""}</p>
      <Loaded query={outcomes} empty={() => rows.length === 0 && <Nothing>{t("results.none")}</Nothing>}>
        {() => <ResultsGrid rows={shown} cells={draft.value} onChange={(cells) => draft.change((before) => ({ ...before, ...cells }))} onDetails={setDetailed} />}
      </Loaded>
      {detailed !== undefined && <Details unit={unit} period={period} row={detailed} onClose={() => setDetailed(undefined)} />}
    </Page>
  );
}

/** Undefined where the cells of the grid say all that the rule asks. */
function detailedOf(row: components["schemas"]["OutcomeView"]): Detailed | undefined {
  const parts = partsOf(row.reached.rule);
  return parts.length > 0 || countsByPerson(row.reached.rule) ? { code: row.targetCode, name: row.name, rule: row.ruleText, figures: row.figures, parts } : undefined;
}

function textsOf(figures: { numerator?: number | null; denominator?: number | null; count?: number | null } | null): Cells {
  const text = (value: number | null | undefined) => (value == null ? "" : String(value));
  return { numerator: text(figures?.numerator), denominator: text(figures?.denominator), count: text(figures?.count) };
}

/** With a byte order mark, by which Excel knows Vietnamese letters; a cell that looks like a formula is text. */
function download(name: string, rows: readonly (readonly string[])[]): void {
  const cell = (text: string) => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  saveText(name, `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}`, "text/csv");
}
