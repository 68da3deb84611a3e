import { beginAttempt, contentOf } from "./attempts";
import { newTrace, traceOf } from "./key";
import { ApiProblem } from "./problem";
import { session } from "./session";

/** A request for what has no generated type, such as a file; what it creates may be sent again. */
export async function fetchSigned(path: string, init: RequestInit = {}): Promise<Response> {
  const token = await session.token();
  if (token === undefined) throw new ApiProblem(401, { code: "session-expired" });
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${token}`);
  headers.set("Accept-Language", document.documentElement.lang);
  headers.set("traceparent", newTrace());
  const attempt = init.method === "POST" ? beginAttempt(path, contentOf(init.body)) : undefined;
  if (attempt !== undefined) headers.set("Idempotency-Key", attempt.key);
  const response = await fetch(path, { ...init, headers }).catch(() => {
    attempt?.end(0);
    throw new ApiProblem(0, { traceId: traceOf(headers) });
  });
  attempt?.end(response.status);
  if (response.ok) return response;
  if (response.status === 401) session.distrust();
  throw await ApiProblem.of(response);
}

/** Fetches a file and hands it to the browser under the name that the service gave it. */
export async function download(path: string): Promise<void> {
  const response = await fetchSigned(path);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = named === undefined ? "" : decodeURIComponent(named);
  link.click();
  URL.revokeObjectURL(address);
}
