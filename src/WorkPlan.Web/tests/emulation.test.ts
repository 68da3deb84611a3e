import { describe, expect, it } from "vitest";
import type { components } from "../src/api/generated/emulation";
import { merged } from "../src/pages/emulation/Conferences";
import { countedHere } from "../src/pages/emulation/council/receipt";
import { linesOf } from "../src/pages/emulation/scoring/rules";
import { restingOn } from "../src/pages/emulation/titles/titles";

describe("what rests on a title", () => {
  const held = [
    { id: "worker", basedOn: [], state: "conferred" },
    { id: "national", basedOn: ["sector"], state: "conferred" },
    { id: "sector", basedOn: ["base", "other"], state: "conferred" },
    { id: "base", basedOn: ["worker"], state: "conferred" },
    { id: "other", basedOn: [], state: "conferred" },
  ];

  it("is all that rests on it, near and far, in whatever order it is listed", () =>
    expect(restingOn("worker", held).map((title) => title.id).toSorted()).toEqual(["base", "national", "sector"]));
  it("is nothing where nothing does", () => expect(restingOn("national", held)).toEqual([]));
  it("names no title that was revoked already, but what rests on that one", () =>
    expect(restingOn("worker", held.map((title) => (title.id === "base" ? { ...title, state: "revoked" } : title))).map((title) => title.id)).toEqual(["sector", "national"]));
});

describe("papers of a ballot", () => {
  const ballotId = "01234567-89ab-cdef-0123-456789abcdef";
  const hex = async (text: string) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const cast = async (...papers: [answers: string, nonce: string][]) => {
    const found = await Promise.all(papers.map(async ([answers, nonce]) => ({ answers, nonce, hash: await hex(`${ballotId.replaceAll("-", "")}|${answers}|${nonce}`) })));
    return { ballotId, proposals: ["p", "q"], digest: await hex(found.map((paper) => paper.hash).toSorted().join("\n")), papers: found };
  };

  it("are counted by proposal, and hold with the hashes that were published", async () =>
    expect(await countedHere(await cast(["AA", "one"], ["AD", "two"], ["DD", "three"]))).toEqual({ holds: true, votes: [{ agree: 2, disagree: 1 }, { agree: 1, disagree: 2 }] }));

  it("do not hold when one was changed after its code was published, nor when one is missing", async () => {
    const list = await cast(["AA", "one"], ["AD", "two"]);
    expect((await countedHere({ ...list, papers: list.papers.map((paper, place) => (place === 0 ? { ...paper, answers: "DA" } : paper)) })).holds).toBe(false);
    expect((await countedHere({ ...list, papers: list.papers.slice(1) })).holds).toBe(false);
  });
});

describe("conferences", () => {
  type Conference = components["schemas"]["ConferenceView"];
  type Owed = components["schemas"]["OwedConferenceView"];
  const conference = (id: string, unitCode: string, state = "called") => ({ id, unitCode, state }) as Conference;
  const owed = (unitCode: string, conferenceId: string | null) => ({ unitCode, conferenceId }) as Owed;

  it("stand beside what is owed, and who has called none has a row", () =>
    expect(merged([conference("1", "B")], [owed("A", null), owed("B", "1")]).map((row) => [row.unit, row.conference?.id, row.owed?.unitCode])).toEqual([["A", undefined, "A"], ["B", "1", "B"]]));
  it("of a unit that ended settle what its heir owes", () =>
    expect(merged([conference("1", "OLD", "held")], [owed("HEIR", "1")]).map((row) => [row.unit, row.owed?.unitCode])).toEqual([["OLD", "HEIR"]]));
});

describe("a scoring rule", () => {
  const t = ((key: string, options: Record<string, string>) => `${key.replace("scoring.lines.", "")} ${Object.values(options).join(" ")}`) as unknown as Parameters<typeof linesOf>[1];
  const rule = (content: object) => ({ code: "R", name: "R", ...content }) as Parameters<typeof linesOf>[0];

  it("is told by what it gives and takes, its bounds last, and by nothing that it does not use", () =>
    expect(linesOf(rule({ kind: "targets", fieldCodes: ["DS"], met: 1, exceeded: 1.1, notMet: 0, notArisen: null, stretchPercent: 110, atMost: 80 }), t, (code) => `[${code}]`))
      .toEqual(["fields [DS]", "met 1", "exceeded 1,1", "notMet 0", "stretch 110", "atMost 80"]));
  it("of inspections speaks of grades", () =>
    expect(linesOf(rule({ kind: "inspections", met: 10, basicallyMet: 7, notMet: 0, eachFinding: -0.25 }), t, String)).toEqual(["metGrade 10", "basicallyMet 7", "notMetGrade 0", "eachFinding -0,25"]));
});
