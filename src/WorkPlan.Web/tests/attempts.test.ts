import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../src/api/client";
import type { ApiProblem } from "../src/api/problem";
import { fetchSigned } from "../src/api/raw";
import { session } from "../src/api/session";

const created = () => Promise.resolve(new Response("{}", { status: 201, headers: { "Content-Type": "application/json" } }));
const lost = () => Promise.reject(new TypeError("no network"));
const refused = (status: number) => () => Promise.resolve(new Response("{}", { status, headers: { "Content-Type": "application/problem+json" } }));

describe("what is sent again", () => {
  const sent: { key: string | null; trace: string | null }[] = [];
  const answers: (() => Promise<Response>)[] = [];
  beforeEach(() => {
    sent.length = 0;
    vi.spyOn(session, "token").mockResolvedValue("token");
    vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) => {
      const headers = input instanceof Request ? input.headers : new Headers(init?.headers);
      sent.push({ key: headers.get("Idempotency-Key"), trace: headers.get("traceparent") });
      return answers.shift()!();
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  const briefing = (minutes: string) => api.planning.POST("/api/v1/planning/briefings", { body: { unitCode: "HT", kind: "weekly", heldOn: "2022-01-10", chairedBy: "An", minutes } as never });

  it("keeps its key while no answer has come, and only then", async () => {
    answers.push(lost, refused(503), created, created);
    await expect(briefing("a")).rejects.toMatchObject({ status: 0 });
    await expect(briefing("a")).rejects.toMatchObject({ status: 503 });
    await briefing("a");
    await briefing("a");
    expect(new Set(sent.slice(0, 3).map(({ key }) => key)).size).toBe(1);
    expect(sent[3]!.key).not.toBe(sent[0]!.key);
  });

  it("is not taken for another one when its text was changed after the answer was lost", async () => {
    answers.push(lost, refused(422), created);
    await expect(briefing("b")).rejects.toMatchObject({ status: 0 });
    // The service knows the key with another content: it had arrived.
    await expect(briefing("b, sửa")).rejects.toMatchObject({ status: 422 });
    await briefing("b, sửa");
    expect(sent[1]!.key).toBe(sent[0]!.key);
    expect(sent[2]!.key).not.toBe(sent[0]!.key);
  });

  it("draws a new key after a refusal, which has created nothing", async () => {
    answers.push(refused(400), created);
    await expect(briefing("c")).rejects.toMatchObject({ status: 400 });
    await briefing("c");
    expect(sent[1]!.key).not.toBe(sent[0]!.key);
  });

  it("has different keys for what is sent at the same time", async () => {
    answers.push(created, created);
    await Promise.all([briefing("d"), briefing("e")]);
    expect(sent[0]!.key).not.toBe(sent[1]!.key);
  });

  it("is so with files, too", async () => {
    answers.push(lost, created);
    const file = new File(["a"], "a.csv", { lastModified: 1 });
    await expect(fetchSigned("/api/v1/planning/results/import", { method: "POST", body: file })).rejects.toMatchObject({ status: 0 });
    await fetchSigned("/api/v1/planning/results/import", { method: "POST", body: file });
    expect(sent[0]!.key).toMatch(/^[0-9a-f]{32}$/);
    expect(sent[1]!.key).toBe(sent[0]!.key);
  });

  it("names the trace that it began when no answer came", async () => {
    answers.push(lost, created);
    const problem = (await briefing("f").catch((error: unknown) => error)) as ApiProblem;
    expect(sent[0]!.trace).toContain(problem.details.traceId!);
    expect(problem.details.traceId).toMatch(/^[0-9a-f]{32}$/);
    await briefing("f");
  });
});
