import { useEffect, useState } from "react";

const prefix = "workplan.draft.";

/**
 * What is being typed, kept in this browser until it is saved or discarded: a lost connection, an expired session or a closed tab does
 * not take it away. `key` names the thing that is edited, `initial` is what the server has.
 */
export function useDraft<T>(key: string, initial: T) {
  const name = prefix + key;
  const [draft, setDraft] = useState<T | undefined>(() => read<T>(name));
  useEffect(() => setDraft(read<T>(name)), [name]);
  const change = (next: T) => {
    setDraft(next);
    localStorage.setItem(name, JSON.stringify(next));
  };
  const discard = () => {
    setDraft(undefined);
    localStorage.removeItem(name);
  };
  return { value: draft ?? initial, isDraft: draft !== undefined, change, discard };
}

/** What one person typed is not shown to the next. */
export function discardDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

function read<T>(name: string): T | undefined {
  const text = localStorage.getItem(name);
  return text === null ? undefined : (JSON.parse(text) as T);
}
