import { newKey } from "./key";
import { session } from "./session";

/** The keys of attempts that were not answered, by address and content: whether they took effect is not known here. */
const unanswered = new Map<string, Map<string, string>>();

/** An attempt to create something, with the key by which the service knows it again. */
export interface Attempt { key: string; end: (status: number) => void }

/**
 * Begins an attempt. When the one before at the same address was not answered – the connection was lost, or the service failed – this one
 * goes on with its key: with the same content the service gives the answer that was lost, and nothing is created twice; with another
 * content it is refused when the first had arrived, so that whoever sends it looks first. After that, as after any answer, a new key is
 * drawn.
 */
export function beginAttempt(address: string, content: string): Attempt {
  const lost = unanswered.get(address);
  const same = lost?.has(content) === true ? content : lost?.keys().next().value;
  const key = (same === undefined ? undefined : lost?.get(same)) ?? newKey();
  if (same !== undefined) lost!.delete(same);
  let ended = false;
  return {
    key,
    end: (status) => {
      if (ended) return;
      ended = true;
      // 0: no answer. Who must sign in first, or come back later, has created nothing yet and will send the same again.
      if (status !== 0 && status !== 401 && status !== 429 && status < 500) return;
      const kept = unanswered.get(address) ?? new Map<string, string>();
      unanswered.set(address, kept.set(content, key));
    },
  };
}

/** What a body says, to tell one attempt from another. */
export function contentOf(body: BodyInit | null | undefined): string {
  if (body == null) return "";
  return body instanceof File ? `${body.name} ${body.size} ${body.lastModified}` : typeof body === "string" ? body : "";
}

session.whenLeft(() => unanswered.clear());
