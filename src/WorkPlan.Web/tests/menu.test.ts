import { describe, expect, it } from "vitest";
import type { Role } from "../src/api/me";
import { pages, visibleTo } from "../src/app/pages";

function menuOf(...roles: Role[]): string[] {
  return pages.filter((page) => page.nav !== undefined && visibleTo(page, new Set(roles))).map((page) => page.path);
}

describe("the menu", () => {
  it("offers staff, inspectors and auditors neither entering results nor making proposals, which they may not do", () => {
    for (const role of ["staff", "inspector", "emulationOfficer", "auditor"] as const) {
      expect(menuOf(role)).not.toContain("/planning/results");
      expect(menuOf(role)).not.toContain("/assignments/board");
      expect(menuOf(role)).toContain("/assignments/tasks");
    }
  });

  it("offers both to who heads a unit or plans for it", () => {
    for (const role of ["chief", "deputyChief", "unitHead", "planner"] as const) expect(menuOf(role)).toEqual(expect.arrayContaining(["/planning/results", "/assignments/board"]));
  });
});
