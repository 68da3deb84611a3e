import { useSyncExternalStore } from "react";
import { ownUnitOf, useMe } from "../api/me";
import { today, workYearOf } from "../components/dates";

interface Stored { unit?: string; workYear?: number }

const storageKey = "workplan.scope";
const listeners = new Set<() => void>();
let text = localStorage.getItem(storageKey) ?? "{}";

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The unit and work year that all pages look at, chosen in the header. */
export function useScope() {
  const stored = JSON.parse(useSyncExternalStore(subscribe, () => text)) as Stored;
  const me = useMe();
  return { unit: stored.unit ?? ownUnitOf(me.data, today()) ?? "", workYear: stored.workYear ?? workYearOf(today()) };
}

export function lookAt(change: Stored): void {
  text = JSON.stringify({ ...(JSON.parse(text) as Stored), ...change });
  localStorage.setItem(storageKey, text);
  listeners.forEach((listener) => listener());
}

/** Another person on the same browser begins with their own unit. What all tabs share is cleared by the one that was left. */
export function forgetScope(here: boolean): void {
  text = "{}";
  if (here) localStorage.removeItem(storageKey);
  listeners.forEach((listener) => listener());
}
