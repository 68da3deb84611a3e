import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../src/api/problem";
import { session } from "../src/api/session";

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
/** A token of an account, as the server signs it: only its claims are read here. */
const tokenOf = (account: string, n: number) => `head.${btoa(JSON.stringify({ sub: account, n }))}.signature`;
const tokens = (n: number, expiresIn = 900, account = "an") => answer(200, { accessToken: tokenOf(account, n), tokenType: "Bearer", expiresIn, refreshToken: `refresh-${n}` });

describe("a session", () => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal("fetch", fetched);
  });
  afterEach(() => {
    session.expire();
    localStorage.clear();
    vi.unstubAllGlobals();
  });

  it("keeps the access token in memory alone", async () => {
    fetched.mockResolvedValueOnce(tokens(1));
    await session.signIn("an", "secret");
    expect(await session.token()).toBe(tokenOf("an", 1));
    expect(JSON.stringify({ ...localStorage })).not.toContain(tokenOf("an", 1));
  });

  it("renews once for all who ask at the same time", async () => {
    fetched.mockResolvedValueOnce(tokens(1, 30)).mockResolvedValueOnce(tokens(2));
    await session.signIn("an", "secret");
    expect(await Promise.all([session.token(), session.token()])).toEqual([tokenOf("an", 2), tokenOf("an", 2)]);
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

  describe("leaves nothing to the next person", () => {
    const left = vi.fn<(here: boolean) => void>();
    const ends = async () => {
      fetched.mockResolvedValueOnce(tokens(1, 30)).mockResolvedValueOnce(answer(401, { code: "session-expired" }));
      await session.signIn("an", "secret");
      await session.token();
      expect(session.isOpen).toBe(false);
    };
    let stop = () => false as boolean | void;
    beforeEach(() => {
      left.mockReset();
      stop = session.whenLeft(left) as () => boolean;
    });
    afterEach(() => void stop());

    it("when another one signs in after a session has ended by itself", async () => {
      await ends();
      fetched.mockResolvedValueOnce(tokens(3, 900, "binh"));
      await session.signIn("binh", "secret");
      expect(left.mock.calls).toEqual([[true]]);
      expect(session.owner).toBe("binh");
    });

    it("but keeps everything for the same one", async () => {
      await ends();
      expect(session.owner).toBe("an");
      fetched.mockResolvedValueOnce(tokens(3));
      await session.signIn("an", "secret");
      expect(left).not.toHaveBeenCalled();
    });

    it("when they sign out", async () => {
      fetched.mockResolvedValueOnce(tokens(1));
      await session.signIn("an", "secret");
      fetched.mockResolvedValueOnce(new Response(null, { status: 204 }));
      await session.signOut();
      expect(left.mock.calls).toEqual([[true]]);
      expect(session.owner).toBeUndefined();
    });

    it("when they signed out, or another one signed in, in another tab, whose storage is left alone", async () => {
      fetched.mockResolvedValueOnce(tokens(1));
      await session.signIn("an", "secret");
      localStorage.setItem("workplan.owner", "binh");
      fetched.mockResolvedValueOnce(tokens(2, 900, "binh"));
      window.dispatchEvent(new StorageEvent("storage", { key: "workplan.owner", oldValue: "an", newValue: "binh" }));
      expect(left.mock.calls).toEqual([[false]]);
      // The other one's token, not the one that was still in memory.
      expect(await session.token()).toBe(tokenOf("binh", 2));
    });
  });
});
