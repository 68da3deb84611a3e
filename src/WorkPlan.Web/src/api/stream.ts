import { ApiProblem } from "./problem";
import { fetchSigned } from "./raw";

export interface StreamEvent { id: string | undefined; event: string; data: string }

/** Takes what has come of a stream of server-sent events apart: the events that are whole, and the rest that is not yet. */
export function eventsIn(text: string): { events: StreamEvent[]; rest: string } {
  const blocks = text.replaceAll("\r\n", "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  const events = blocks.flatMap((block): StreamEvent[] => {
    const fields = block.split("\n").filter((line) => line !== "" && !line.startsWith(":")).map((line) => /^([^:]*):? ?(.*)$/s.exec(line)!.slice(1) as [string, string]);
    const of = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);
    return fields.length === 0 ? [] : [{ id: of("id")[0], event: of("event")[0] ?? "message", data: of("data").join("\n") }];
  });
  return { events, rest };
}

/**
 * Listens to a stream until it is stopped. EventSource could not sign its request, so the body is read; when the connection ends it is
 * made again after a pause that grows, from the last event that was heard. Who may not listen is told so once and does not try again;
 * `lose` is told each time that the connection could not be had.
 */
export function listen(
  path: string, hear: (event: StreamEvent) => void, stop: AbortSignal, refuse?: (problem: ApiProblem) => void, lose?: () => void,
): void {
  let last: string | undefined;
  let pause = 1000;
  const once = async () => {
    const response = await fetchSigned(path, { signal: stop, headers: { Accept: "text/event-stream", ...(last !== undefined && { "Last-Event-ID": last }) } });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const { events, rest } = eventsIn(text + part.value);
      text = rest;
      for (const event of events) {
        last = event.id ?? last;
        pause = 1000;
        hear(event);
      }
    }
  };
  const goOn = () => {
    if (stop.aborted) return;
    void once().catch((error: unknown) => error).then((error) => {
      if (stop.aborted) return;
      if (error instanceof ApiProblem && error.status === 403) return refuse?.(error);
      if (error !== undefined) lose?.();
      setTimeout(goOn, pause);
      pause = Math.min(pause * 2, 60_000);
    });
  };
  goOn();
}
