import { useVirtualizer } from "@tanstack/react-virtual";
import { Button } from "antd";
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { OutcomeTag, type Outcome } from "../../../components/Outcomes";
import type { Detailed } from "./Details";
import { columns, paste, problemsOf, sameCells, type Cells, type Column } from "./grid";
import "./results.css";

export interface GridRow {
  code: string;
  name: string;
  rule: string;
  outcome: Outcome;
  /** What the service has. */
  saved: Cells;
  /** What is typed, or else what the service has. */
  cells: Cells;
  /** Figures that another person has recorded since the typing began. */
  theirs: Cells | undefined;
  /** What the service has refused, by field. */
  refused: Readonly<Record<string, string>> | undefined;
  detailed: Detailed | undefined;
}

interface GridProps {
  rows: readonly GridRow[];
  editable: boolean;
  onChange: (cells: Record<string, Cells>) => void;
  onDetails: (row: Detailed) => void;
  onHistory: (row: GridRow) => void;
  onTakeTheirs: (code: string) => void;
  onKeepMine: (code: string) => void;
}
const rowHeight = 44;
const tallHeight = 76;

/** Rows are drawn only where one looks. Arrows and Enter move, Tab goes cell by cell, a block from a spreadsheet can be pasted. */
export function ResultsGrid({ rows, editable, onChange, onDetails, onHistory, onTakeTheirs, onKeepMine }: GridProps) {
  const { t } = useTranslation(["planning", "common"]);
  const scroller = useRef<HTMLDivElement>(null);
  const isTall = (row: GridRow) => row.theirs !== undefined || row.refused !== undefined;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: (index) => (isTall(rows[index]!) ? tallHeight : rowHeight), overscan: 8 });
  const tall = rows.filter(isTall).map((row) => row.code).join();
  useEffect(() => virtual.measure(), [tall, rows.length]);
  const focus = (row: number, column: Column) => {
    if (row < 0 || row >= rows.length) return;
    virtual.scrollToIndex(row, { align: "auto" });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLInputElement>(`[data-cell="${row}-${column}"]`)?.select());
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>, row: number, column: Column) => {
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    focus(Math.min(rows.length - 1, Math.max(0, row + step)), column);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, row: number, column: Column) => {
    const text = event.clipboardData.getData("text/plain");
    if (!editable || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    onChange(paste(text, rows.map((known) => ({ code: known.code, readOnly: known.detailed !== undefined })), row, column, Object.fromEntries(rows.map((known) => [known.code, known.cells]))));
  };
  const inWords = (cells: Cells) => (cells.denominator !== "" || cells.numerator !== "" ? `${cells.numerator || "–"} / ${cells.denominator || "–"}` : cells.count || t("results.noFigure"));
  return (
    <div ref={scroller} className="results-grid" role="grid" aria-rowcount={rows.length + 1} aria-label={t("results.title")}>
      <div className="results-row results-head" role="row" aria-rowindex={1}>
        <span role="columnheader">{t("results.target")}</span><span role="columnheader">{t("results.rule")}</span>
        {columns.map((column) => <span role="columnheader" key={column}>{t(`results.${column}`)}</span>)}
        <span role="columnheader">{t("results.outcome")}</span>
      </div>
      <div style={{ height: virtual.getTotalSize(), position: "relative" }} role="rowgroup">
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]!;
          const problems = problemsOf(row.cells);
          const isTyped = !sameCells(row.cells, row.saved);
          // What concerns the row and no single cell of it.
          const ofRow = Object.entries(row.refused ?? {}).filter(([field]) => field !== "seen" && !(columns as readonly string[]).includes(field)).map(([, text]) => text);
          return (
            <div key={row.code} className={["results-row", isTyped ? "typed" : "", isTall(row) ? "tall" : ""].filter(Boolean).join(" ")} role="row" aria-rowindex={item.index + 2} style={{ position: "absolute", insetInline: 0, height: item.size, transform: `translateY(${item.start}px)` }}>
              <span role="rowheader" title={row.name}>
                {row.name}
                {ofRow.length > 0 && <em className="of-row" role="alert">{ofRow.join(" ")}</em>}
                {row.theirs !== undefined && (
                  <em className="of-row theirs" role="alert">
                    {t("results.theirs", { figures: inWords(row.theirs) })}
                    <button type="button" onClick={() => onTakeTheirs(row.code)}>{t("changed.takeTheirs", { ns: "common" })}</button><button type="button" onClick={() => onKeepMine(row.code)}>{t("changed.keepMine", { ns: "common" })}</button>
                  </em>
                )}
              </span>
              <span role="gridcell" title={row.rule}>{row.rule}</span>
              {columns.map((column) => {
                const problem = problems[column];
                const text = problem !== undefined ? t(`results.problems.${problem}`) : row.refused?.[column];
                return (
                  <span role="gridcell" key={column}>
                    <input data-cell={`${item.index}-${column}`} inputMode="numeric" value={row.cells[column]} readOnly={!editable || row.detailed !== undefined} aria-label={`${row.name} – ${t(`results.${column}`)}`} aria-invalid={text !== undefined} aria-description={text} title={text}
                      onChange={(event) => onChange({ [row.code]: { ...row.cells, [column]: event.target.value } })}
                      onKeyDown={(event) => onKey(event, item.index, column)} onPaste={(event) => onPaste(event, item.index, column)} />
                    {text !== undefined && <em>{text}</em>}
                  </span>
                );
              })}
              <span role="gridcell">
                <OutcomeTag outcome={row.outcome} />
                {row.detailed !== undefined && editable && <Button type="link" size="small" aria-label={`${t("results.details")}: ${row.name}`} onClick={() => onDetails(row.detailed!)}>{t("results.details")}</Button>}
                {!sameCells(row.saved, { numerator: "", denominator: "", count: "" }) && <Button type="link" size="small" aria-label={`${t("results.history")}: ${row.name}`} onClick={() => onHistory(row)}>{t("results.history")}</Button>}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
