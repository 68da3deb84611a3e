import { parseFigure } from "../../../components/numbers";

/** What a row of the grid holds while it is typed: texts, so that a mistake stays visible. */
export interface Cells { numerator: string; denominator: string; count: string }
export const columns = ["numerator", "denominator", "count"] as const;
export type Column = (typeof columns)[number];
export const noCells: Cells = { numerator: "", denominator: "", count: "" };

export type CellProblem = "notANumber" | "negative" | "aboveDenominator" | "halfARatio";

/** What is wrong with a row, by column; nothing for a row that may be saved. */
export function problemsOf(cells: Cells): Partial<Record<Column, CellProblem>> {
  const problems: Partial<Record<Column, CellProblem>> = {};
  const values = Object.fromEntries(columns.map((column) => [column, parseFigure(cells[column])])) as Record<Column, number | null | undefined>;
  for (const column of columns) {
    const value = values[column];
    if (value === undefined || (value !== null && !Number.isInteger(value))) problems[column] = "notANumber";
    else if (value !== null && value < 0) problems[column] = "negative";
  }
  const { numerator, denominator } = values;
  if (numerator != null && denominator != null && numerator > denominator) problems.numerator ??= "aboveDenominator";
  if (numerator != null && denominator === null) problems.denominator ??= "halfARatio";
  if (denominator != null && numerator === null) problems.numerator ??= "halfARatio";
  return problems;
}

/** Pastes a block as spreadsheets copy it (tabs between cells, lines between rows) over the rows from a cell on. */
export function paste(text: string, rows: readonly string[], startRow: number, startColumn: Column, before: Readonly<Record<string, Cells>>): Record<string, Cells> {
  const changed: Record<string, Cells> = {};
  text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, offset) => {
    const row = rows[startRow + offset];
    if (row === undefined) return;
    const cells = { ...(before[row] ?? noCells) };
    line.split("\t").forEach((cell, index) => {
      const column = columns[columns.indexOf(startColumn) + index];
      if (column !== undefined) cells[column] = cell.trim();
    });
    changed[row] = cells;
  });
  return changed;
}
