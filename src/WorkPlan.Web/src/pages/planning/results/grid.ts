import { parseFigure } from "../../../components/numbers";

/** What a row of the grid holds while it is typed: texts, so that a mistake stays visible. */
export interface Cells { numerator: string; denominator: string; count: string }
export const columns = ["numerator", "denominator", "count"] as const;
export type Column = (typeof columns)[number];
export const noCells: Cells = { numerator: "", denominator: "", count: "" };

/** A row that somebody types in, with what stood there when the typing began. */
export interface TypedRow { cells: Cells; was: Cells; seen: number }

export type CellProblem = "notANumber" | "negative" | "aboveDenominator" | "halfARatio";

export const sameCells = (one: Cells, other: Cells) => columns.every((column) => one[column] === other[column]);
export const isBlank = (cells: Cells) => sameCells(cells, noCells);

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

/** A row of the sheet: its code, and whether figures are typed into it or come from its details. */
export interface PasteRow { code: string; readOnly: boolean }

/**
 * Pastes a block as spreadsheets copy it (tabs between cells, lines between rows) over the rows from a cell on. A row whose figures come
 * from its details keeps them: its line of the block is passed over.
 */
export function paste(text: string, rows: readonly PasteRow[], startRow: number, startColumn: Column, before: Readonly<Record<string, Cells>>): Record<string, Cells> {
  const changed: Record<string, Cells> = {};
  text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, offset) => {
    const row = rows[startRow + offset];
    if (row === undefined || row.readOnly) return;
    const cells = { ...(before[row.code] ?? noCells) };
    line.split("\t").forEach((cell, index) => {
      const column = columns[columns.indexOf(startColumn) + index];
      if (column !== undefined) cells[column] = cell.trim();
    });
    changed[row.code] = cells;
  });
  return changed;
}

/** What the service says of rows that it refused (`results[3].numerator`), by the rows' codes and fields. */
export function refusalsOf(errors: Readonly<Record<string, string[]>> | undefined, codes: readonly string[]): Record<string, Record<string, string>> {
  const refused: Record<string, Record<string, string>> = {};
  for (const [path, texts] of Object.entries(errors ?? {})) {
    const [, index, field] = /^results\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
    const code = index === undefined ? undefined : codes[Number(index)];
    if (code !== undefined) (refused[code] ??= {})[field!] = texts.join(" ");
  }
  return refused;
}

interface FiguresOut { numerator?: number | null; denominator?: number | null; count?: number | null; parts?: Record<string, FiguresOut> | null; breakdown?: readonly { count: number; person?: string | null; on?: string | null }[] | null }

/** The first row of a file of results: what an import looks for, and beside it what people read. */
export const heading = ["Mã đơn vị", "Mã chỉ tiêu", "Tên chỉ tiêu", "Yêu cầu", "Kỳ", "Tử số", "Mẫu số", "Số lượng", "Thành phần", "Mã cán bộ", "Ngày", "Lý do đính chính"] as const;

/** The lines of a target in such a file: one for a figure, more where it is told by person and day or part by part. */
export function linesOf(unit: string, period: string, row: { code: string; name: string; rule: string; parts: readonly string[] }, figures: FiguresOut | null): string[][] {
  const text = (value: number | null | undefined) => (value == null ? "" : String(value));
  const line = (of: FiguresOut | null | undefined, part = "", person = "", on = "") => [unit, row.code, row.name, row.rule, period, text(of?.numerator), text(of?.denominator), text(of?.count), part, person, on, ""];
  if (row.parts.length > 0) return row.parts.map((part) => line(figures?.parts?.[part], part));
  const breakdown = figures?.breakdown ?? [];
  return breakdown.length === 0 ? [line(figures)] : breakdown.map((entry) => line({ count: entry.count }, "", entry.person ?? "", entry.on ?? ""));
}

/** With a byte order mark, by which Excel knows Vietnamese letters; a cell that looks like a formula is text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
