import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, Select, Space } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { ApiProblem } from "../../../api/problem";
import { useScope } from "../../../app/scope";
import { dayText, today } from "../../../components/dates";
import { DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { saveText } from "../../../components/files";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useFilters } from "../../../components/Link";
import { parseFigure } from "../../../components/numbers";
import { Loaded, Nothing, Page } from "../../../components/Page";
import { searchKey } from "../../../components/people";
import { useForgetProblem, useTellProblem } from "../../../components/Problem";
import { usePeriodText } from "../../../components/usePeriodText";
import { Details, type Detailed } from "./Details";
import { csvOf, heading, isBlank, linesOf, noCells, problemsOf, refusalsOf, sameCells, type Cells, type TypedRow } from "./grid";
import { History } from "./History";
import { ImportResults } from "./ImportResults";
import { countsByPerson, partsOf } from "./parts";
import { ResultsGrid, type GridRow } from "./ResultsGrid";

type Result = components["schemas"]["ResultView"];
const follows = ["results", "outcomes", "heat-map", "rollups", "forecast"];

/** The figures of a unit and a period, target by target, as in a spreadsheet. */
export default function Results() {
  const { t } = useTranslation(["planning", "common"]);
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const forgetProblem = useForgetProblem();
  const periodText = usePeriodText();
  const may = useMay()("enterResults", unit);
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  const months = (periods.data ?? []).filter((period) => period.kind === "month");
  const period = filters.period ?? (months.find((month) => month.from <= today() && month.to >= today()) ?? months[0])?.code ?? "";
  const enabled = unit !== "" && period !== "";
  const outcomes = useQuery({ queryKey: ["outcomes", unit, workYear, period], enabled, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/outcomes", { params: { query: { unit, workYear, period } } })) });
  // What stands, with its number in the log: by that the service knows whether somebody else has recorded something meanwhile.
  const standing = useQuery({ queryKey: ["results", unit, workYear, period], enabled, refetchOnWindowFocus: true, refetchInterval: 60_000, queryFn: () => standingOf(unit, workYear, period) });
  const draft = useDraft<Record<string, TypedRow>>(`figures.${unit}.${period}`, {});
  const [refused, setRefused] = useState<Record<string, Record<string, string>>>({});
  const rows = useMemo(() => outcomes.data?.outcomes.map((row) => ({ code: row.targetCode, name: row.name, rule: row.ruleText, outcome: row.outcome ?? undefined, figures: standing.data?.get(row.targetCode)?.figures ?? null, seen: standing.data?.get(row.targetCode)?.sequence ?? 0, detailed: detailedOf(row, standing.data?.get(row.targetCode)) })) ?? [], [outcomes.data, standing.data]);
  const typedIn = draft.value;
  const grid: GridRow[] = useMemo(() => rows.map(({ figures, ...row }) => {
    const saved = textsOf(figures);
    const typed = typedIn[row.code];
    const changed = typed !== undefined && !sameCells(typed.cells, saved);
    return { ...row, saved, cells: changed ? typed.cells : saved, theirs: changed && typed.seen !== row.seen && !sameCells(typed.was, saved) ? saved : undefined, refused: changed ? refused[row.code] : undefined };
  }), [rows, typedIn, refused]);
  const shown = filters.find === undefined ? grid : grid.filter((row) => searchKey(`${row.name} ${row.code}`).includes(searchKey(filters.find!)));
  const typed = grid.filter((row) => !sameCells(row.cells, row.saved));
  const wrong = typed.filter((row) => Object.keys(problemsOf(row.cells)).length > 0).length;
  const contested = typed.filter((row) => row.theirs !== undefined).length;
  const corrections = typed.filter((row) => !isBlank(row.saved));
  const [correcting, setCorrecting] = useState(false);
  const [detailed, setDetailed] = useState<Detailed>();
  const [past, setPast] = useState<GridRow>();
  const needed = useNeeded();
  const save = useMutation({
    mutationFn: (reason: string | undefined) => dataOf(api.planning.POST("/api/v1/planning/results", {
      body: {
        results: typed.map(({ code, cells, saved }) => ({
          unitCode: unit, targetCode: code, period: period as never, numerator: parseFigure(cells.numerator) ?? null, denominator: parseFigure(cells.denominator) ?? null, count: parseFigure(cells.count) ?? null,
          seen: typedIn[code]!.seen, ...(!isBlank(saved) && { correctionReason: reason ?? null }),
        })),
      },
    })),
    onMutate: forgetProblem,
    onSuccess: (answer) => {
      draft.discard();
      setRefused({});
      setCorrecting(false);
      void message.success(t("results.saved", { recorded: answer.recorded, corrected: answer.corrected }));
      for (const key of follows) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      const byRow = refusalsOf(error instanceof ApiProblem ? error.details.errors : undefined, typed.map((row) => row.code));
      setRefused(byRow);
      setCorrecting(false);
      // Said in place, row by row, beside what others have recorded since.
      if (Object.keys(byRow).length > 0) void standing.refetch();
      else tellProblem(error);
    },
  });
  const onChange = (changed: Record<string, Cells>) => {
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([code]) => changed[code] === undefined)));
    draft.change((before) => {
      const next = { ...before };
      for (const [code, cells] of Object.entries(changed)) {
        const row = rows.find((known) => known.code === code);
        next[code] = { cells, was: before[code]?.was ?? textsOf(row?.figures ?? null), seen: before[code]?.seen ?? row?.seen ?? 0 };
      }
      return next;
    });
  };
  const takeTheirs = (code: string) => draft.change((before) => Object.fromEntries(Object.entries(before).filter(([known]) => known !== code)));
  const keepMine = (code: string) => draft.change((before) => ({ ...before, [code]: { cells: before[code]!.cells, was: textsOf(rows.find((row) => row.code === code)?.figures ?? null), seen: rows.find((row) => row.code === code)?.seen ?? 0 } }));
  const refusedRows = typed.filter((row) => row.refused !== undefined).length;
  const status = wrong > 0 ? t("results.wrong", { total: wrong }) : contested > 0 ? t("results.contested", { total: contested }) : refusedRows > 0 ? t("results.refused", { total: refusedRows }) : typed.length > 0 ? t("results.unsaved", { total: typed.length }) : "";
  return (
    <Page title={t("results.title")} note={t("results.note")} actions={
      <Space wrap>
        <Select style={{ width: 260 }} aria-label={t("results.period")} value={period || null} loading={periods.isPending} onChange={(code: string) => { setRefused({}); change({ period: code }); }}
          options={months.map((month) => ({ value: month.code, label: `${periodText(month.code)} (${dayText(month.from)}–${dayText(month.to)})` }))} />
        <Button icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={() => saveText(`${unit}-${period}.csv`, csvOf([heading, ...rows.flatMap((row) => linesOf(unit, period, { code: row.code, name: row.name, rule: row.rule, parts: row.detailed?.parts.map((part) => part.part) ?? [] }, row.figures))]), "text/csv")}>{t("results.export")}</Button>
        {may && <ImportResults />}
        {typed.length > 0 && <Button onClick={() => { draft.discard(); setRefused({}); }}>{t("action.discard", { ns: "common" })}</Button>}
        {may && <Button type="primary" disabled={typed.length === 0 || wrong > 0 || contested > 0} loading={save.isPending} onClick={() => (corrections.length > 0 ? setCorrecting(true) : save.mutate(undefined))}>{t("results.save", { total: typed.length })}</Button>}
      </Space>
    }>
      {!may && unit !== "" && <Alert type="info" showIcon title={t("results.readOnly")} style={{ marginBottom: 8 }} />}
      <Input allowClear style={{ width: 320, maxWidth: "100%", marginBottom: 8 }} className="no-print" placeholder={t("results.find")} aria-label={t("results.find")} value={filters.find ?? ""} onChange={(event) => change({ find: event.target.value === "" ? undefined : event.target.value })} />
      <p role="status" style={{ minHeight: 22, margin: "0 0 8px", color: wrong + contested + refusedRows > 0 ? "#b3261e" : "#4b5563" }}>{status}{typed.length > 0 && !draft.isKept && draft.isDraft && <> <DraftNote draft={draft} /></>}</p>
      <Loaded query={outcomes} empty={() => rows.length === 0 && <Nothing>{t("results.none")}</Nothing>}>
        {() => <Loaded query={standing}>{() => <ResultsGrid rows={shown} editable={may} onChange={onChange} onDetails={setDetailed} onHistory={setPast} onTakeTheirs={takeTheirs} onKeepMine={keepMine} />}</Loaded>}
      </Loaded>
      {detailed !== undefined && <Details unit={unit} period={period} row={detailed} onClose={() => setDetailed(undefined)} />}
      {past !== undefined && <History unit={unit} period={period} target={past.code} name={past.name} onClose={() => setPast(undefined)} />}
      {correcting && (
        <FormDialog<{ reason: string }> title={t("results.correct")} note={t("results.correctWhat", { total: corrections.length })} okText={t("results.save", { total: typed.length })} busy={save.isPending} onClose={() => setCorrecting(false)} onFinish={({ reason }) => save.mutate(reason)}>
          <ul style={{ paddingInlineStart: 20, maxHeight: 200, overflow: "auto" }}>{corrections.map((row) => <li key={row.code}>{row.name}: {inWords(row.saved)} → {inWords(row.cells)}</li>)}</ul>
          <Form.Item name="reason" label={t("results.correctionReason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        </FormDialog>
      )}
    </Page>
  );
}

const inWords = (cells: Cells) => (isBlank(cells) ? "∅" : cells.numerator !== "" || cells.denominator !== "" ? `${cells.numerator || "∅"}/${cells.denominator || "∅"}` : cells.count);

/** Every figure of a period, whatever the number of targets. */
async function standingOf(unit: string, workYear: number, period: string): Promise<ReadonlyMap<string, Result>> {
  const found = new Map<string, Result>();
  for (let page = 1; ; page++) {
    const part = await dataOf(api.planning.GET("/api/v1/planning/results", { params: { query: { unit, workYear, period, page, pageSize: 200 } } }));
    for (const row of part.items) found.set(row.targetCode, row);
    if (page * part.pageSize >= part.total) return found;
  }
}

/** Undefined where the cells of the grid say all that the rule asks. */
function detailedOf(row: components["schemas"]["OutcomeView"], standing: Result | undefined): Detailed | undefined {
  const parts = partsOf(row.reached.rule);
  return parts.length > 0 || countsByPerson(row.reached.rule) ? { code: row.targetCode, name: row.name, rule: row.ruleText, figures: standing?.figures ?? null, seen: standing?.sequence ?? 0, parts } : undefined;
}

/** Of figures by person and day the sum. */
function textsOf(figures: components["schemas"]["Figures"] | null): Cells {
  if (figures === null) return noCells;
  const text = (value: number | null | undefined) => (value == null ? "" : String(value));
  return { numerator: text(figures.numerator), denominator: text(figures.denominator), count: text(figures.count ?? figures.breakdown?.reduce((sum, entry) => sum + entry.count, 0)) };
}
