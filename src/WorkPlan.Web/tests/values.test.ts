import { describe, expect, it } from "vitest";
import { newKey, newTrace } from "../src/api/key";
import { dayText, daysBetween, workYearOf } from "../src/components/dates";
import { parseFigure, shareText } from "../src/components/numbers";
import { byGivenName, searchKey } from "../src/components/people";

describe("dates", () => {
  it("are written day first", () => expect(dayText("2022-01-11")).toBe("11/01/2022"));
  it("belong to the work year that ends in November", () => {
    expect(workYearOf("2021-11-30")).toBe(2021);
    expect(workYearOf("2021-12-01")).toBe(2022);
  });
  it("are counted in calendar days", () => expect(daysBetween("2022-01-31", "2022-02-02")).toBe(2));
});

describe("figures", () => {
  it.each([["1.234", 1234], ["1 234", 1234], ["12,5", 12.5], ["0", 0], ["", null]])("%s is read as %s", (text, value) =>
    expect(parseFigure(text)).toBe(value));
  it.each(["12.34", "abc", "1,2,3"])("%s is none", (text) => expect(parseFigure(text)).toBeUndefined());
  it("show basis points as percent", () => expect(shareText(9550)).toBe("95,5 %"));
});

describe("people", () => {
  it("are sorted by given name", () =>
    expect(["Trần Văn Bình", "Lê Thị An", "Nguyễn Văn An"].toSorted(byGivenName)).toEqual(["Lê Thị An", "Nguyễn Văn An", "Trần Văn Bình"]));
  it("are found without tone marks", () => expect(searchKey("Hoằng Đức")).toBe("hoang duc"));
});

describe("random values", () => {
  it("begin a trace as W3C Trace Context writes it, each another", () => {
    expect(newTrace()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(newTrace()).not.toBe(newTrace());
  });
  it("are keys of 128 bits", () => expect(newKey()).toMatch(/^[0-9a-f]{32}$/));
});
