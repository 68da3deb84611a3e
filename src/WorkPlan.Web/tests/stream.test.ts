import { afterEach, describe, expect, it, vi } from "vitest";
import type { ApiProblem } from "../src/api/problem";
import { session } from "../src/api/session";
import { eventsIn, listen } from "../src/api/stream";
import { addressOf } from "../src/pages/notifications/addresses";

describe("a stream of events", () => {
  it("is taken apart where events end, whatever the pieces in which it came", () => {
    const whole = 'id: 7\nevent: notification\ndata: {"a":1}\n\n: a comment\n\nevent: ping\ndata: {}\n\nid: 8\nev';
    const first = eventsIn(whole.slice(0, 20));
    expect(first.events).toEqual([]);
    const { events, rest } = eventsIn(first.rest + whole.slice(20));
    expect(events).toEqual([{ id: "7", event: "notification", data: '{"a":1}' }, { id: undefined, event: "ping", data: "{}" }]);
    expect(rest).toBe("id: 8\nev");
  });

  it("joins the lines of what an event says", () => {
    expect(eventsIn("data: a\ndata: b\r\n\r\n").events).toEqual([{ id: undefined, event: "message", data: "a\nb" }]);
  });
});

describe("listening", () => {
  afterEach(() => { vi.restoreAllMocks(); vi.useRealTimers(); });
  const answering = (status: number) => {
    vi.useFakeTimers();
    vi.spyOn(session, "token").mockResolvedValue("token");
    return vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.resolve(new Response("{}", { status, headers: { "Content-Type": "application/problem+json" } })));
  };

  it("ends for whoever may not, who is told so", async () => {
    const fetched = answering(403);
    const refused: ApiProblem[] = [];
    listen("/stream", () => undefined, new AbortController().signal, (problem) => refused.push(problem));

    await vi.advanceTimersByTimeAsync(120_000);
    expect(refused.map((problem) => problem.status)).toEqual([403]);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it("goes on while the server cannot answer", async () => {
    const fetched = answering(503);
    const stop = new AbortController();
    listen("/stream", () => undefined, stop.signal, () => expect.unreachable());

    await vi.advanceTimersByTimeAsync(3_500);
    stop.abort();
    expect(fetched).toHaveBeenCalledTimes(3);
  });
});

describe("a notice", () => {
  it("leads to what it is about, if that has a page", () => {
    expect(addressOf({ kind: "task", id: "1" })).toBe("/assignments/tasks/1");
    expect(addressOf({ kind: "digest", id: null })).toBe("/planning/obligations");
    expect(addressOf({ kind: "ballot", id: "1" })).toBe("/emulation/ballots/1");
    expect(addressOf({ kind: "pledge", id: "1" })).toBe("/emulation/pledges/1");
    expect(addressOf({ kind: "handOver", id: "1" })).toBe("/assignments/handovers/1");
    expect(addressOf({ kind: "commendation", id: "1" })).toBe("/emulation/merits");
    expect(addressOf({ kind: "nothing", id: "1" })).toBeUndefined();
    expect(addressOf({ kind: "plan", id: null })).toBeUndefined();
  });
});
