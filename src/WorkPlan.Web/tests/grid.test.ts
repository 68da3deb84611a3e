import { describe, expect, it } from "vitest";
import { noCells, paste, problemsOf } from "../src/pages/planning/results/grid";
import { countsByPerson, partsOf } from "../src/pages/planning/results/parts";

describe("the results grid", () => {
  it("takes a block from a spreadsheet, row by row and cell by cell", () =>
    expect(paste("9\t10\r\n1.234\t2.000\r\n", ["A", "B", "C"], 1, "numerator", {})).toEqual({
      B: { numerator: "9", denominator: "10", count: "" }, C: { numerator: "1.234", denominator: "2.000", count: "" },
    }));
  it("keeps what lies outside of the block", () =>
    expect(paste("7", ["A"], 0, "denominator", { A: { ...noCells, numerator: "3" } })).toEqual({ A: { numerator: "3", denominator: "7", count: "" } }));
  it("drops what is pasted below the last row", () => expect(paste("1\n2", ["A"], 0, "count", {})).toEqual({ A: { ...noCells, count: "1" } }));

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
