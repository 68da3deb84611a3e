import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { acts, mayDo } from "../src/api/acts";
import { isMember, ownUnitOf, type Account } from "../src/api/me";
import { UnitPicker, useIsUnder, useUnitName, type UnitName } from "../src/components/UnitPicker";
import { answersFor, sidesOf, type Sides } from "../src/pages/inspections/sides";
import { usePeriodText } from "../src/components/usePeriodText";
import { startTexts } from "../src/i18n";

beforeAll(startTexts);
afterEach(cleanup);

const unit = (code: string, parentCode: string | null, name: string, validTo: string | null = null, validFrom = "2000-01-01"): UnitName =>
  ({ code, name, parentCode, validFrom, validTo, level: "district", type: "procuracy" });
const units = [
  unit("HT", null, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh"),
  unit("HT.HS", "HT", "Viện kiểm sát nhân dân huyện Hương Sơn", "2025-06-30"),
  unit("HT.KV1", "HT", "Viện kiểm sát nhân dân khu vực 1", null, "2025-07-01"),
  unit("HT.KV9", "HT", "Viện kiểm sát nhân dân khu vực 9", null, "2999-01-01"),
];
function known({ children }: { children: ReactNode }) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(["units", "names"], units);
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
const account = (...grants: Partial<Account["grants"][number]>[]) => ({ grants: grants.map((grant) => ({ role: "chief", unitCode: "HT", subtree: false, from: "2020-01-01", to: null, ...grant })) }) as Account;

describe("units", () => {
  it("of any time are found, and it is said of which time they are", () => {
    render(<UnitPicker value={undefined} onChange={() => undefined} label="Đơn vị" />, { wrapper: known });
    const picker = screen.getByRole("combobox");
    fireEvent.mouseDown(picker);
    fireEvent.change(picker, { target: { value: "vien kiem sat" } });
    expect(screen.getAllByTitle(/Viện kiểm sát/).map((option) => option.textContent)).toEqual(
      ["VKSND tỉnh Hà Tĩnh", "VKSND khu vực 1", "VKSND huyện Hương Sơn (đến 30/06/2025)", "VKSND khu vực 9 (từ 01/01/2999)"]);
  });

  it("that have ended keep their name, and their place below others", () => {
    const { result } = renderHook(() => ({ nameOf: useUnitName(), isUnder: useIsUnder("HT") }), { wrapper: known });
    expect(result.current.nameOf("HT.HS")).toBe("VKSND huyện Hương Sơn");
    expect(["HT", "HT.HS", "QT.P9"].map(result.current.isUnder)).toEqual([true, true, false]);
  });
});

describe("what somebody may do", () => {
  const places = new Map(units.map((known) => [known.code, known]));
  const day = "2026-01-15";
  it("follows the role, the unit and the time of each grant", () => {
    const may = (of: Account, act: keyof typeof acts, where: string) => mayDo(of, act, where, places, day);
    expect(may(account({}), "approvePlans", "HT")).toBe(true);
    expect(may(account({}), "approvePlans", "HT.KV1")).toBe(false);
    expect(may(account({ subtree: true }), "approvePlans", "HT.KV1")).toBe(true);
    expect(may(account({ role: "unitHead" }), "approvePlans", "HT")).toBe(false);
    expect(may(account({ role: "unitHead" }), "issuePlans", "HT")).toBe(true);
    expect(may(account({ role: "staff" }), "writePlans", "HT")).toBe(false);
    expect(may(account({ unitCode: "*", subtree: true }), "writePlans", "QT")).toBe(true);
    expect(may(account({ to: "2026-01-14" }), "approvePlans", "HT")).toBe(false);
    expect(may(account({ from: "2026-01-16" }), "approvePlans", "HT")).toBe(false);
    // What has ended is its heir's, whom the services know.
    expect(may(account({ unitCode: "HT.KV1" }), "writePlans", "HT.HS")).toBe(true);
  });

  it("answers for a unit on its own side, and in a team by the role that the decision gives", () => {
    const places = [unit("HT", null, ""), unit("HT.P9", "HT", ""), unit("HT.KV1", "HT", ""), unit("HT.KV1.T1", "HT.KV1", "")];
    const answers = (of: Account, where: string, by = "HT") => answersFor(of, where, by, places, day);
    expect(answers(account({ unitCode: "HT.KV1" }), "HT.KV1")).toBe(true);
    expect(answers(account({ unitCode: "HT.KV1", role: "staff" }), "HT.KV1")).toBe(false);
    expect(answers(account({ unitCode: "HT.KV1", subtree: true }), "HT.KV1.T1")).toBe(true);
    // From where the inspection comes from, or above that, nobody speaks for the other side.
    expect(answers(account({ subtree: true }), "HT.KV1")).toBe(false);
    expect(answers(account({ subtree: true }), "HT.KV1", "HT.P9")).toBe(false);
    expect(answers(account({ unitCode: "*", subtree: true }), "HT.KV1")).toBe(false);

    const of = (role: "lead" | "secretary" | "member" | undefined, mode: "direct" | "self") => sidesOf(
      { byUnitCode: "HT", handedOverTo: null, team: role === undefined ? [] : [{ personCode: "A", fullName: "", role, overrides: [] }] }, mode, (act) => act !== "signConclusions", "A", false);
    const shown = ({ examines, writes, signs, concludes }: Sides) => [examines, writes, signs, concludes];
    expect(shown(of("lead", "direct"))).toEqual([true, true, true, true]);
    expect(shown(of("secretary", "direct"))).toEqual([true, true, false, false]);
    expect(shown(of("member", "direct"))).toEqual([true, false, false, false]);
    expect(shown(of(undefined, "direct"))).toEqual([false, false, false, false]);
    expect(shown(of(undefined, "self"))).toEqual([true, true, true, true]);
  });

  it("begins in the unit of a grant that holds", () => {
    expect(ownUnitOf(account({ unitCode: "QT", subtree: true, to: "2025-12-31" }, { unitCode: "HT.KV1" }), day)).toBe("HT.KV1");
    expect(ownUnitOf(account({ unitCode: "*" }), day)).toBeUndefined();
  });

  it("is nothing in units for who only watches the system", () => {
    expect(isMember(new Set(["operator"] as const))).toBe(false);
    expect(isMember(new Set(["operator", "staff"] as const))).toBe(true);
  });
});

describe("a period", () => {
  it.each([["2022", "Năm công tác 2022"], ["2022-H1", "Nửa năm I năm 2022"], ["2022-Q3", "Quý III năm 2022"], ["2022-M05", "Tháng 5/2022"], ["2022-M12", "Tháng 12/2021"], ["2022-W07", "Tuần 7 năm 2022"]])("is said as people say it: %s", (code, text) => {
    expect(renderHook(() => usePeriodText()).result.current(code)).toBe(text);
  });
});
