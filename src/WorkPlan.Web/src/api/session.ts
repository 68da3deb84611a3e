import type { components } from "./generated/identity";
import { ApiProblem } from "./problem";

type Tokens = components["schemas"]["TokenResponse"];

/**
 * The signed-in session of this browser. The access token lives in memory alone, for its quarter of an hour. The refresh token is kept
 * where all tabs find it, so that a reload or a second tab does not ask for the password; it is good for one use, and a stolen one that
 * is used again ends the session at the server. Only one tab at a time renews, under a lock that all share.
 */
const storageKey = "workplan.session";
const renewBefore = 60_000;

let accessToken: string | undefined;
let accessUntil = 0;
let renewing: Promise<string | undefined> | undefined;
const listeners = new Set<() => void>();

export const session = {
  get isOpen(): boolean {
    return localStorage.getItem(storageKey) !== null;
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  async signIn(userName: string, password: string): Promise<void> {
    const response = await send("/api/v1/identity/tokens", "POST", { userName, password });
    if (!response.ok) throw await ApiProblem.of(response);
    keep((await response.json()) as Tokens);
    tell();
  },

  async signOut(): Promise<void> {
    const refreshToken = localStorage.getItem(storageKey);
    // The route asks for the access token as well; without a connection the session ends by its age.
    const token = await session.token().catch(() => undefined);
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

// Signing out in one tab signs out in all.
window.addEventListener("storage", (event) => {
  if (event.key !== storageKey) return;
  if (event.newValue === null) {
    accessToken = undefined;
    accessUntil = 0;
  }
  if (event.newValue === null || event.oldValue === null) tell();
});
