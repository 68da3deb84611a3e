import { describe, expect, it } from "vitest";
import { csvOf, heading, linesOf, noCells, paste, problemsOf, refusalsOf } from "../src/pages/planning/results/grid";
import { countsByPerson, partsOf } from "../src/pages/planning/results/parts";

const rowsOf = (...codes: string[]) => codes.map((code) => ({ code, readOnly: false }));

describe("the results grid", () => {
  it("takes a block from a spreadsheet, row by row and cell by cell", () =>
    expect(paste("9\t10\r\n1.234\t2.000\r\n", rowsOf("A", "B", "C"), 1, "numerator", {})).toEqual({
      B: { numerator: "9", denominator: "10", count: "" }, C: { numerator: "1.234", denominator: "2.000", count: "" },
    }));
  it("keeps what lies outside of the block", () =>
    expect(paste("7", rowsOf("A"), 0, "denominator", { A: { ...noCells, numerator: "3" } })).toEqual({ A: { numerator: "3", denominator: "7", count: "" } }));
  it("drops what is pasted below the last row", () => expect(paste("1\n2", rowsOf("A"), 0, "count", {})).toEqual({ A: { ...noCells, count: "1" } }));

  it("passes over a row whose figures come from its details", () =>
    expect(paste("1\n2\n3", [...rowsOf("A"), { code: "B", readOnly: true }, ...rowsOf("C")], 0, "count", {})).toEqual({ A: { ...noCells, count: "1" }, C: { ...noCells, count: "3" } }));

  it("knows which row the service has refused, and in which cell", () =>
    expect(refusalsOf({ "results[1].numerator": ["Quá nhiều."], "results[1].seen": ["Đã đổi."], "results[7].count": ["Không có."], period: ["Sai."] }, ["A", "B"])).toEqual({ B: { numerator: "Quá nhiều.", seen: "Đã đổi." } }));

  it("writes a file that an import knows: a line for a figure, more for one that is told by person or in parts", () => {
    const row = { code: "A", name: "=Tên", rule: "≥ 90 %", parts: [] };
    expect(linesOf("TH", "2022-M05", row, { numerator: 9, denominator: 10 })).toEqual([["TH", "A", "=Tên", "≥ 90 %", "2022-M05", "9", "10", "", "", "", "", ""]]);
    expect(linesOf("TH", "2022-M05", row, null)).toEqual([["TH", "A", "=Tên", "≥ 90 %", "2022-M05", "", "", "", "", "", "", ""]]);
    expect(linesOf("TH", "2022-M05", row, { breakdown: [{ count: 1, person: "P1", on: "2022-05-05" }, { count: 2, person: "P2" }] }).map((line) => line.slice(5))).toEqual([["", "", "1", "", "P1", "2022-05-05", ""], ["", "", "2", "", "P2", "", ""]]);
    expect(linesOf("TH", "2022-M05", { ...row, parts: ["x", "y"] }, { parts: { x: { numerator: 1, denominator: 2 } } }).map((line) => line.slice(5))).toEqual([["1", "2", "", "x", "", "", ""], ["", "", "", "y", "", "", ""]]);
    expect(csvOf([heading.slice(0, 2), ["=1+1", 'a"b']])).toBe('\uFEFF"Mã đơn vị","Mã chỉ tiêu"\r\n"\'=1+1","a""b"\r\n');
  });

  it.each([
    [{ ...noCells, count: "x" }, { count: "notANumber" }],
    [{ ...noCells, count: "1,5" }, { count: "notANumber" }],
    [{ ...noCells, count: "-1" }, { count: "negative" }],
    [{ numerator: "11", denominator: "10", count: "" }, { numerator: "aboveDenominator" }],
    [{ ...noCells, numerator: "3" }, { denominator: "halfARatio" }],
    [{ ...noCells, denominator: "3" }, { numerator: "halfARatio" }],
    [{ numerator: "9", denominator: "10", count: "" }, {}],
    [noCells, {}],
  ])("says of %o what is wrong", (cells, problems) => expect(problemsOf(cells)).toEqual(problems));
});

describe("the measures of a compound rule", () => {
  const rule = { kind: "allOf", rules: [{ comparator: "exactly", measure: "ratio", threshold: 10_000, part: "in-time", label: "đúng hạn" }, { kind: "perPeriod", period: "year", rule: { comparator: "atLeast", measure: "count", threshold: 1, part: "trials" } }] };

  it("are found once each, in the order of the rule", () => {
    expect(partsOf([rule, rule])).toEqual([{ part: "in-time", label: "đúng hạn", measure: "ratio" }, { part: "trials", label: "trials", measure: "count" }]);
    expect(partsOf({ comparator: "atLeast", measure: "count", threshold: 2 })).toEqual([]);
  });

  it("are none where a rule counts by person", () => {
    expect(countsByPerson({ kind: "perHead", group: "prosecutor", headcountOn: "05-31", rule: { comparator: "atLeast", measure: "count", threshold: 1 } })).toBe(true);
    expect(countsByPerson(rule)).toBe(false);
  });
});
