import createClient, { type Middleware } from "openapi-fetch";
import type { paths as AssignmentsPaths } from "./generated/assignments";
import type { paths as EmulationPaths } from "./generated/emulation";
import type { paths as IdentityPaths } from "./generated/identity";
import type { paths as InspectionsPaths } from "./generated/inspections";
import type { paths as NotificationsPaths } from "./generated/notifications";
import type { paths as PlanningPaths } from "./generated/planning";
import { beginAttempt, type Attempt } from "./attempts";
import { newTrace, traceOf } from "./key";
import { ApiProblem } from "./problem";
import { session } from "./session";

const attempts = new Map<string, Attempt>();

/** Signs each request, begins its trace, gives each that creates a key by which it may be repeated, and turns a refusal into an ApiProblem. */
const conventions: Middleware = {
  async onRequest({ request, id }) {
    const token = await session.token();
    if (token === undefined) throw new ApiProblem(401, { code: "session-expired" });
    request.headers.set("Authorization", `Bearer ${token}`);
    request.headers.set("Accept-Language", document.documentElement.lang);
    request.headers.set("traceparent", newTrace());
    if (request.method === "POST") {
      const attempt = beginAttempt(request.url, await request.clone().text());
      attempts.set(id, attempt);
      request.headers.set("Idempotency-Key", attempt.key);
    }
    return request;
  },
  async onResponse({ response, id }) {
    endAttempt(id, response.status);
    if (response.ok) return response;
    if (response.status === 401) session.distrust();
    throw await ApiProblem.of(response);
  },
  onError({ error, request, id }) {
    endAttempt(id, 0);
    return error instanceof ApiProblem ? error : new ApiProblem(0, { traceId: traceOf(request.headers) });
  },
};

function endAttempt(id: string, status: number): void {
  attempts.get(id)?.end(status);
  attempts.delete(id);
}

function clientOf<Paths extends object>() {
  // The global fetch is looked up at each call, as tests replace it.
  const client = createClient<Paths>({ baseUrl: location.origin, fetch: (request) => fetch(request) });
  client.use(conventions);
  return client;
}

export const api = {
  identity: clientOf<IdentityPaths>(),
  planning: clientOf<PlanningPaths>(),
  assignments: clientOf<AssignmentsPaths>(),
  inspections: clientOf<InspectionsPaths>(),
  emulation: clientOf<EmulationPaths>(),
  notifications: clientOf<NotificationsPaths>(),
};

interface Answer<T> {
  data?: T;
  response: Response;
}

/** The content of an answer; a refusal has been thrown before. */
export async function dataOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  return (await answer).data as T;
}

/** A resource with the tag that a change of it must send as `If-Match`. */
export interface Tagged<T> {
  data: T;
  tag: string;
}

export async function taggedOf<T>(answer: Promise<Answer<T>>): Promise<Tagged<T>> {
  const { data, response } = await answer;
  return { data: data as T, tag: response.headers.get("ETag") ?? "" };
}
