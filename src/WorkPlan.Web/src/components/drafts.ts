import { useRef, useSyncExternalStore } from "react";

const prefix = "workplan.draft.";
const listeners = new Set<() => void>();
/** What could not be kept in the browser's storage, which may be full or closed: it lasts as long as the tab. */
const unkept = new Map<string, string>();

/** What is typed, and what the server had when the typing began. */
interface Kept<T, Base> { value: T; base: Base | null }

export interface Draft<T, Base = T> {
  /** What is typed, or what the server has. */
  value: T;
  isDraft: boolean;
  /** Whether it outlives this tab. */
  isKept: boolean;
  /** Whether the server has something else by now than when the typing began: saving would undo another's change unseen. */
  changedByAnother: boolean;
  /** What the server had when the typing began, and what it has now. */
  base: Base;
  current: Base;
  /** Another number whenever the value has become another by something else than typing here: the key of a form that holds its own state. */
  edition: number;
  change: (next: T | ((before: T) => T)) => void;
  discard: () => void;
  /** The other's change has been seen: what is typed here stands. */
  keepMine: () => void;
}

/**
 * What is being typed, kept in this browser until it is saved or discarded: a lost connection, an expired session or a closed tab does
 * not take it away, and another tab shows it, too. `key` names the thing that is edited, `initial` is what the form begins with, `current`
 * what the server has of it where that is something else.
 */
export function useDraft<T, Base = T>(key: string, initial: T, current: Base = initial as unknown as Base): Draft<T, Base> {
  const name = prefix + key;
  const text = useSyncExternalStore(subscribe, () => textOf(name));
  const kept = keptIn<T, Base>(text);
  const value = kept === undefined ? initial : kept.value;
  const shown = useRef({ text: JSON.stringify(value), edition: 0 });
  const showing = JSON.stringify(value);
  if (showing !== shown.current.text) shown.current = { text: showing, edition: shown.current.edition + 1 };
  return {
    value,
    isDraft: kept !== undefined,
    isKept: kept !== undefined && !unkept.has(name),
    changedByAnother: kept !== undefined && !same(kept.base, current),
    base: kept === undefined ? current : (kept.base as Base),
    current,
    edition: shown.current.edition,
    change: (next) => {
      // From what is kept, not from what was drawn: two changes in one go both count.
      const before = keptIn<T, Base>(textOf(name));
      const changed = typeof next === "function" ? (next as (before: T) => T)(before === undefined ? initial : before.value) : next;
      shown.current.text = JSON.stringify(changed);
      keep(name, { value: changed, base: before === undefined ? (current ?? null) : before.base });
    },
    discard: () => drop(name),
    keepMine: () => {
      const before = keptIn<T, Base>(textOf(name));
      if (before !== undefined) keep(name, { value: before.value, base: current ?? null });
    },
  };
}

/** What one person typed is not shown to the next. What all tabs share is cleared by the one that was left. */
export function discardDrafts(here = true): void {
  unkept.clear();
  if (here) for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  tell();
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function keep(name: string, kept: object): void {
  const text = JSON.stringify(kept);
  try {
    localStorage.setItem(name, text);
    unkept.delete(name);
  } catch (fault) {
    // Full, or closed to this page.
    if (!(fault instanceof DOMException)) throw fault;
    unkept.set(name, text);
  }
  tell();
}

function drop(name: string): void {
  unkept.delete(name);
  localStorage.removeItem(name);
  tell();
}

function textOf(name: string): string | null {
  return unkept.get(name) ?? localStorage.getItem(name);
}

function keptIn<T, Base>(text: string | null): Kept<T, Base> | undefined {
  if (text === null) return undefined;
  try {
    const kept = JSON.parse(text) as Partial<Kept<T, Base>> | null;
    return kept !== null && typeof kept === "object" && "value" in kept && "base" in kept ? (kept as Kept<T, Base>) : undefined;
  } catch (fault) {
    // Nothing that this program has written.
    if (!(fault instanceof SyntaxError)) throw fault;
    return undefined;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

// What another tab types or discards.
window.addEventListener("storage", (event) => {
  if (event.key === null || event.key.startsWith(prefix)) tell();
});
