/** 128 random bits as hexadecimal digits. randomUUID exists only on secure origins. */
export function newKey(): string {
  return randomHex(16);
}

/** The same as an identity of something that does not exist yet. */
export function newId(): string {
  return newKey().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The beginning of a trace (W3C Trace Context): what the request causes in any service carries its id. How much is kept is the servers' to say. */
export function newTrace(): string {
  return `00-${randomHex(16)}-${randomHex(8)}-01`;
}

/** The id of the trace that a request began, by which operators find what became of it, also when no answer came. */
export function traceOf(headers: Headers): string | undefined {
  return headers.get("traceparent")?.split("-")[1];
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
