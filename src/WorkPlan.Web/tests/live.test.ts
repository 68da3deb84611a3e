import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hearing } from "../src/app/live";

const event = (name: string, data: object) => ({ id: undefined, event: name, data: JSON.stringify(data) });

describe("the stream of notices", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const listening = () => {
    const queries = new QueryClient();
    const anew = vi.spyOn(queries, "invalidateQueries");
    const warned = vi.fn();
    const stop = new AbortController();
    return { queries, anew, warned, stop, hear: hearing(queries, stop.signal, warned) };
  };
  const unread = (queries: QueryClient) => queries.getQueryData<{ total: number; urgent: number }>(["notifications", "unread"]);

  it("says at its beginning how much is unread, for which nothing more is asked", async () => {
    const { queries, anew, hear } = listening();
    hear(event("ready", { sequence: 7, unread: 3, urgent: 1 }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(unread(queries)).toMatchObject({ total: 3, urgent: 1 });
    expect(anew).not.toHaveBeenCalled();
  });

  it("has lists read anew once for what comes together, and warns of what is urgent", async () => {
    const { anew, warned, hear } = listening();
    hear(event("notification", { urgency: "action", title: "a" }));
    hear(event("notification", { urgency: "urgent", title: "b" }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(anew.mock.calls).toEqual([[{ queryKey: ["notifications"] }]]);
    expect(warned.mock.calls).toEqual([[{ urgency: "urgent", title: "b" }]]);
  });

  it("has them read anew when another number shows that something was missed, or read elsewhere", async () => {
    const { queries, anew, hear } = listening();
    hear(event("ready", { sequence: 7, unread: 3, urgent: 1 }));
    hear(event("ping", { sequence: 7, unread: 3, urgent: 1 }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(anew).not.toHaveBeenCalled();
    hear(event("ready", { sequence: 9, unread: 5, urgent: 1 }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(anew).toHaveBeenCalledTimes(1);
    expect(unread(queries)!.total).toBe(5);
  });

  it("is quiet once it is stopped", async () => {
    const { anew, stop, hear } = listening();
    hear(event("notification", { urgency: "info" }));
    stop.abort();
    await vi.advanceTimersByTimeAsync(1000);
    expect(anew).not.toHaveBeenCalled();
  });
});
