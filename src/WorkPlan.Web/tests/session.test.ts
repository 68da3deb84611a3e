import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../src/api/problem";
import { session } from "../src/api/session";

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const tokens = (n: number, expiresIn = 900) => answer(200, { accessToken: `access-${n}`, tokenType: "Bearer", expiresIn, refreshToken: `refresh-${n}` });

describe("a session", () => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal("fetch", fetched);
  });
  afterEach(() => {
    session.expire();
    vi.unstubAllGlobals();
  });

  it("keeps the access token in memory alone", async () => {
    fetched.mockResolvedValueOnce(tokens(1));
    await session.signIn("an", "secret");
    expect(await session.token()).toBe("access-1");
    expect(JSON.stringify({ ...localStorage })).not.toContain("access-1");
  });

  it("renews once for all who ask at the same time", async () => {
    fetched.mockResolvedValueOnce(tokens(1, 30)).mockResolvedValueOnce(tokens(2));
    await session.signIn("an", "secret");
    expect(await Promise.all([session.token(), session.token()])).toEqual(["access-2", "access-2"]);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it("ends when the server does not renew it", async () => {
    fetched.mockResolvedValueOnce(tokens(1, 30)).mockResolvedValueOnce(answer(401, { code: "session-expired" }));
    await session.signIn("an", "secret");
    expect(await session.token()).toBeUndefined();
    expect(session.isOpen).toBe(false);
  });

  it("stays when the server is away for a moment", async () => {
    fetched.mockResolvedValueOnce(tokens(1, 30)).mockRejectedValueOnce(new TypeError("no network"));
    await session.signIn("an", "secret");
    await expect(session.token()).rejects.toMatchObject({ code: "no-connection" });
    expect(session.isOpen).toBe(true);
  });

  it("tells a refusal with code and trace", async () => {
    fetched.mockResolvedValueOnce(answer(401, { code: "sign-in-failed", traceId: "abc" }));
    await expect(session.signIn("an", "wrong")).rejects.toSatisfy((error) => error instanceof ApiProblem && error.code === "sign-in-failed" && error.details.traceId === "abc");
  });
});
