import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { App } from "antd";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startTexts } from "../src/i18n";
import { suppositionsOf } from "../src/pages/assignments/board/WhatIf";
import { chosenSeats, supportsOf, warningsOf } from "../src/pages/assignments/board/seats";
import { useProposal } from "../src/pages/assignments/board/useProposal";
import { requirementsOf } from "../src/pages/assignments/tasks/Requirements";

beforeAll(startTexts);
afterEach(cleanup);

type Seats = Parameters<typeof chosenSeats>[0];
const candidate = (personCode: string, warnings: string[]) => ({ personCode, fullName: personCode, blocked: false, score: 50, explanation: "", hasItToday: false, criteria: [], blocks: [], warnings: warnings.map((sentence) => ({ rule: "load", sentence })), loadDaysBefore: 0, loadDaysAfter: 5, capacityDays: 100 });
const proposal = {
  tasks: [{ taskId: "T", title: "Kiểm sát phiên tòa", proposedPersonCode: "A", seats: [{ role: "lead", personCode: "A", pinned: false, todayPersonCode: null }, { role: "support", personCode: "B", pinned: false, todayPersonCode: null }], candidates: [candidate("A", []), candidate("B", ["260 ngày công trên 225 ngày làm việc"])] }],
  loads: [],
} as unknown as Seats;

describe("the board", () => {
  it("counts the supporters of a task and names the warnings against who was chosen", () => {
    expect(supportsOf(proposal.tasks[0]!)).toBe(1);
    const [lead, support] = chosenSeats(proposal, [{ taskId: "T", role: "lead", personCode: "B" }]);
    expect([lead!.proposed, lead!.chosen, support!.chosen]).toEqual(["A", "B", "B"]);
    expect(warningsOf(lead!).map((warning) => warning.sentence)).toEqual(["260 ngày công trên 225 ngày làm việc"]);
  });

  it("supposes what was asked for and nothing else", () => {
    const supposed = suppositionsOf({ unitCode: "QT.P9" }, [
      { kind: "absence", personCode: "A", absence: "study", from: "2022-07-01", to: "" },
      { kind: "transfer", personCode: "B", toUnitCode: "QT.P10", on: "2022-08-01" },
      { kind: "task", title: "Kiểm tra đột xuất", effortDays: 7, judicialTitle: "prosecutorIntermediate", supports: 1 },
      { kind: "days", personCode: "C", days: 10 },
    ]);
    expect(supposed.absences).toEqual([{ personCode: "A", kind: "study", from: "2022-07-01", to: null }]);
    expect(supposed.transfers).toEqual([{ personCode: "B", toUnitCode: "QT.P10", on: "2022-08-01" }]);
    expect(supposed.newTasks).toEqual([{ title: "Kiểm tra đột xuất", dueOn: null, fieldCode: null, supports: 1, required: requirementsOf({ effortDays: 7, judicialTitle: "prosecutorIntermediate" }) }]);
    expect(supposed.moreDays).toEqual([{ personCode: "C", days: 10 }]);
  });

  it("is found again as it was left, with the answer that came meanwhile", async () => {
    let answer: (response: Response) => void = () => undefined;
    vi.stubGlobal("fetch", (request: Request | string) => typeof request !== "string" ? new Promise<Response>((resolve) => (answer = resolve)) : Promise.resolve(Response.json({ accessToken: `a.${btoa("{}")}.c`, expiresIn: 900, refreshToken: "r" })));
    localStorage.setItem("workplan.session", "r");
    localStorage.setItem("workplan.owner", "someone");
    const client = new QueryClient();
    function Board() {
      const { settings, change, proposal: given, isPending, propose, requestOf } = useProposal("QT.P9", { effectiveOn: "2022-06-30" });
      return <><p>{given === undefined ? (isPending ? "đang tính" : "chưa có") : given.explanation}; {settings.balance}</p><button onClick={() => { change({ balance: 7 }); propose(requestOf(settings)); }}>Đề xuất</button></>;
    }
    const page = () => render(<QueryClientProvider client={client}><App><Board /></App></QueryClientProvider>);

    const first = page();
    act(() => screen.getByRole("button").click());
    expect(await screen.findByText("đang tính; 7")).toBeTruthy();
    first.unmount();
    await waitFor(() => expect(answer.length).toBe(1));
    await act(async () => answer(Response.json({ explanation: "Không có phương án nào tốt hơn." })));

    page();
    expect(await screen.findByText("Không có phương án nào tốt hơn.; 7")).toBeTruthy();
    vi.unstubAllGlobals();
    localStorage.clear();
  });
});
