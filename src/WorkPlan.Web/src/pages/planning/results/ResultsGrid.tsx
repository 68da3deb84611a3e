import { useVirtualizer } from "@tanstack/react-virtual";
import { Button } from "antd";
import { useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { OutcomeTag, type Outcome } from "../../../components/Outcomes";
import type { Detailed } from "./Details";
import { columns, paste, problemsOf, type Cells, type Column } from "./grid";
import "./results.css";

export interface GridRow { code: string; name: string; rule: string; outcome: Outcome; saved: Cells; detailed?: Detailed | undefined }
interface GridProps { rows: readonly GridRow[]; cells: Readonly<Record<string, Cells>>; onChange: (cells: Record<string, Cells>) => void; onDetails: (row: Detailed) => void }
const rowHeight = 44;

/** Rows are drawn only where one looks. Arrows and Enter move, Tab goes cell by cell, a block from a spreadsheet can be pasted. */
export function ResultsGrid({ rows, cells, onChange, onDetails }: GridProps) {
  const { t } = useTranslation("planning");
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 });
  const codes = rows.map((row) => row.code);
  const valuesOf = (row: GridRow) => cells[row.code] ?? row.saved;
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
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    onChange(paste(text, codes, row, column, Object.fromEntries(rows.map((known) => [known.code, valuesOf(known)]))));
  };
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
          const values = valuesOf(row);
          const problems = problemsOf(values);
          const isTyped = JSON.stringify(values) !== JSON.stringify(row.saved);
          return (
            <div key={row.code} className={isTyped ? "results-row typed" : "results-row"} role="row" aria-rowindex={item.index + 2} style={{ position: "absolute", insetInline: 0, height: rowHeight, transform: `translateY(${item.start}px)` }}>
              <span role="rowheader" title={row.name}>{row.name}</span><span role="gridcell" title={row.rule}>{row.rule}</span>
              {columns.map((column) => {
                const problem = problems[column];
                const text = problem && t(`results.problems.${problem}`);
                return (
                  <span role="gridcell" key={column}>
                    <input data-cell={`${item.index}-${column}`} inputMode="numeric" value={values[column]} readOnly={row.detailed !== undefined} aria-label={`${row.name} – ${t(`results.${column}`)}`} aria-invalid={problem !== undefined} aria-description={text} title={text}
                      onChange={(event) => onChange({ [row.code]: { ...values, [column]: event.target.value } })}
                      onKeyDown={(event) => onKey(event, item.index, column)} onPaste={(event) => onPaste(event, item.index, column)} />
                    {text !== undefined && <em>{text}</em>}
                  </span>
                );
              })}
              <span role="gridcell"><OutcomeTag outcome={row.outcome} />{row.detailed !== undefined && <Button type="link" size="small" aria-label={`${t("results.details")}: ${row.name}`} onClick={() => onDetails(row.detailed!)}>{t("results.details")}</Button>}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
