import type { components } from "./generated/identity";
import { ApiProblem } from "./problem";

type Tokens = components["schemas"]["TokenResponse"];

/**
 * The signed-in session of this browser. The access token lives in memory alone, for its quarter of an hour. The refresh token is kept
 * where all tabs find it, so that a reload or a second tab does not ask for the password; it is good for one use, and a stolen one that
 * is used again ends the session at the server. Only one tab at a time renews, under a lock that all share.
 */
const storageKey = "workplan.session";
/** The account whose session it is or was. It stays when a session ends by itself, so that the same person goes on where they were. */
const ownerKey = "workplan.owner";
const renewBefore = 60_000;

let accessToken: string | undefined;
let accessUntil = 0;
let renewing: Promise<string | undefined> | undefined;
const listeners = new Set<() => void>();
const takers = new Set<(here: boolean) => void>();

export const session = {
  get isOpen(): boolean {
    return localStorage.getItem(storageKey) !== null;
  },

  /** The account that has signed in, also after its session has ended by itself; nobody's after signing out. */
  get owner(): string | undefined {
    return localStorage.getItem(ownerKey) ?? undefined;
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /**
   * Takes away what a person has left in this browser: told when they sign out, and when somebody else signs in after them. `here` is
   * whether it was done in this tab, which then clears what all tabs share; the others clear what they have in memory.
   */
  whenLeft(take: (here: boolean) => void): () => void {
    takers.add(take);
    return () => takers.delete(take);
  },

  async signIn(userName: string, password: string): Promise<void> {
    const response = await send("/api/v1/identity/tokens", "POST", { userName, password });
    if (!response.ok) throw await ApiProblem.of(response);
    const tokens = (await response.json()) as Tokens;
    const owner = accountOf(tokens.accessToken);
    if (session.owner !== undefined && session.owner !== owner) takers.forEach((take) => take(true));
    localStorage.setItem(ownerKey, owner);
    keep(tokens);
    tell();
  },

  async signOut(): Promise<void> {
    const refreshToken = localStorage.getItem(storageKey);
    // The route asks for the access token as well; without a connection the session ends by its age.
    const token = await session.token().catch(() => undefined);
    // The owner goes first: so do other tabs know it from a session that has merely ended.
    localStorage.removeItem(ownerKey);
    takers.forEach((take) => take(true));
    forget();
    if (refreshToken !== null && token !== undefined)
      await send("/api/v1/identity/tokens", "DELETE", undefined, token).catch(() => undefined);
  },

  /** A token that holds for the next minute, or nothing when the password must be asked for. */
  async token(): Promise<string | undefined> {
    if (accessToken !== undefined && Date.now() < accessUntil - renewBefore) return accessToken;
    renewing ??= renew().finally(() => (renewing = undefined));
    return renewing;
  },

  /** The server did not take the token: the next request brings a new one. */
  distrust(): void {
    accessUntil = 0;
  },

  expire(): void {
    if (session.isOpen || accessToken !== undefined) forget();
  },
};

async function renew(): Promise<string | undefined> {
  return exclusively(async () => {
    const refreshToken = localStorage.getItem(storageKey);
    if (refreshToken === null) return undefined;
    const response = await send("/api/v1/identity/tokens/refresh", "POST", { refreshToken });
    if (response.status === 401 || response.status === 403 || response.status === 409) {
      forget();
      return undefined;
    }
    if (!response.ok) throw await ApiProblem.of(response);
    const tokens = (await response.json()) as Tokens;
    keep(tokens);
    return tokens.accessToken;
  });
}

/** Locks exist only on secure origins; elsewhere the server's leeway for a repeated token covers two tabs at once. */
function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return (navigator.locks as LockManager | null | undefined) != null ? (navigator.locks.request(storageKey, work) as Promise<T>) : work();
}

async function send(path: string, method: string, body?: unknown, token?: string): Promise<Response> {
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  try {
    return await fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  } catch {
    throw new ApiProblem(0, {});
  }
}

function keep(tokens: Tokens): void {
  accessToken = tokens.accessToken;
  accessUntil = Date.now() + tokens.expiresIn * 1000;
  localStorage.setItem(storageKey, tokens.refreshToken);
  // A session that began before accounts were remembered.
  if (session.owner === undefined) localStorage.setItem(ownerKey, accountOf(tokens.accessToken));
}

/** The account in the claims of a token. */
function accountOf(token: string): string {
  const claims = token.split(".")[1] ?? "";
  return (JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))) as { sub: string }).sub;
}

function forget(): void {
  accessToken = undefined;
  accessUntil = 0;
  localStorage.removeItem(storageKey);
  tell();
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

// Signing out in one tab signs out in all, and what one tab's next person may not see goes from all.
window.addEventListener("storage", (event) => {
  if (event.key === ownerKey && event.oldValue !== null) {
    accessToken = undefined;
    accessUntil = 0;
    takers.forEach((take) => take(false));
    tell();
  }
  if (event.key !== storageKey) return;
  if (event.newValue === null) {
    accessToken = undefined;
    accessUntil = 0;
  }
  if (event.newValue === null || event.oldValue === null) tell();
});
