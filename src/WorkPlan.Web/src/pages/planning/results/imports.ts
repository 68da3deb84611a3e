import { useSyncExternalStore } from "react";
import { beginAttempt, contentOf } from "../../../api/attempts";
import { newId, newTrace, traceOf } from "../../../api/key";
import { ApiProblem } from "../../../api/problem";
import { queryClient } from "../../../api/query";
import { session } from "../../../api/session";

/** A file of results on its way: sent, looked through row by row, taken or refused whole. */
export interface Import {
  id: string;
  fileName: string;
  startedAt: number;
  state: "sending" | "checking" | "taken" | "refused";
  /** How much has been sent, in per cent. */
  sent: number;
  recorded: number;
  corrected: number;
  problem: unknown;
}

const types: Record<string, string> = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
const listeners = new Set<() => void>();
let imports: readonly Import[] = [];

/** The files that this tab has sent, the newest first. They go on while one looks at other pages. */
export function useImports(): readonly Import[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, () => imports);
}

export const isUnderWay = (one: Import) => one.state === "sending" || one.state === "checking";

/** Sends a file; whoever looks at another page meanwhile finds it again. */
export async function sendResults(file: File): Promise<void> {
  const id = newId();
  put([{ id, fileName: file.name, startedAt: Date.now(), state: "sending", sent: 0, recorded: 0, corrected: 0, problem: undefined }, ...imports]);
  try {
    const { recorded, corrected } = await send(file, (sent) => change(id, { sent, ...(sent === 100 && { state: "checking" as const }) }));
    change(id, { state: "taken", sent: 100, recorded, corrected });
    for (const key of ["results", "outcomes", "heat-map", "rollups", "forecast"]) void queryClient.invalidateQueries({ queryKey: [key] });
  } catch (problem) {
    change(id, { state: "refused", problem });
  }
}

/** What has ended is no longer shown. */
export function forget(id: string): void {
  put(imports.filter((one) => one.id !== id));
}

/** A fetch does not tell how much of it has been sent; this does. */
async function send(file: File, onSent: (percent: number) => void): Promise<{ recorded: number; corrected: number }> {
  const token = await session.token();
  if (token === undefined) throw new ApiProblem(401, { code: "session-expired" });
  const path = `/api/v1/planning/results/imports?fileName=${encodeURIComponent(file.name)}`;
  const attempt = beginAttempt(path, contentOf(file));
  const headers = new Headers({ Authorization: `Bearer ${token}`, "Accept-Language": document.documentElement.lang, traceparent: newTrace(), "Idempotency-Key": attempt.key, "Content-Type": types[file.name.split(".").at(-1)!.toLowerCase()] ?? "text/csv" });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    headers.forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => onSent(event.total === 0 ? 0 : Math.floor((event.loaded / event.total) * 100));
    request.upload.onload = () => onSent(100);
    request.onerror = () => {
      attempt.end(0);
      reject(new ApiProblem(0, { traceId: traceOf(headers) }));
    };
    request.onload = () => {
      attempt.end(request.status);
      if (request.status === 401) session.distrust();
      const content = request.getResponseHeader("Content-Type") ?? "";
      if (request.status < 300) resolve(JSON.parse(request.responseText) as { recorded: number; corrected: number });
      else void ApiProblem.of(new Response(request.responseText, { status: request.status, headers: { "Content-Type": content } })).then(reject);
    };
    request.send(file);
  });
}

function change(id: string, next: Partial<Import>): void {
  put(imports.map((one) => (one.id === id ? { ...one, ...next } : one)));
}

function put(next: readonly Import[]): void {
  imports = next;
  listeners.forEach((listener) => listener());
}

// What one person sent is not shown to the next.
session.whenLeft(() => put([]));
