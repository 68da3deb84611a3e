import { describe, expect, it } from "vitest";
import { eventsIn } from "../src/api/stream";
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

describe("a notice", () => {
  it("leads to what it is about, if that has a page", () => {
    expect(addressOf({ kind: "task", id: "1" })).toBe("/assignments/tasks/1");
    expect(addressOf({ kind: "digest", id: "1" })).toBeUndefined();
    expect(addressOf({ kind: "plan", id: null })).toBeUndefined();
  });
});
