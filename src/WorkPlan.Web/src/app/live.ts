import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useEffect, useState } from "react";
import type { components } from "../api/generated/notifications";
import { useSessionIsOpen } from "../api/me";
import { listen, type StreamEvent } from "../api/stream";

type Notice = components["schemas"]["NotificationView"];
type Unread = components["schemas"]["UnreadView"];

/** Whether notices come as they happen: not known yet, so it is, or they must be asked for. */
export type Liveness = "opening" | "live" | "lost";

/** How long notices that come together are waited for before lists are read anew. */
const together = 300;

/**
 * The one stream of notices that a tab has open, wherever in the client it is: what comes is counted by the bell, lists are read anew,
 * and what is urgent is told in a corner. A tab out of sight does not listen, as a browser opens few connections to one server; when it
 * is looked at again it hears what it has missed.
 */
export function useLiveNotices(): Liveness {
  const queries = useQueryClient();
  const { notification } = App.useApp();
  const open = useSessionIsOpen();
  const seen = useSeen();
  const [liveness, setLiveness] = useState<Liveness>("opening");
  useEffect(() => {
    if (!open || !seen) return;
    const stop = new AbortController();
    const hear = hearing(queries, stop.signal, (notice) => notification.warning({ title: notice.title, description: notice.text }));
    listen("/api/v1/notifications/stream", (event) => { hear(event); setLiveness("live"); }, stop.signal, () => setLiveness("lost"), () => setLiveness("lost"));
    return () => stop.abort();
  }, [queries, notification, open, seen]);
  return liveness;
}

/** Takes in what a stream tells. */
export function hearing(queries: QueryClient, stop: AbortSignal, warn: (notice: Notice) => void): (event: StreamEvent) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  stop.addEventListener("abort", () => clearTimeout(waiting));
  const readAnew = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void queries.invalidateQueries({ queryKey: ["notifications"] }), together);
  };
  return ({ event, data }) => {
    if (event === "notification") {
      const notice = JSON.parse(data) as Notice;
      if (notice.urgency === "urgent") warn(notice);
      readAnew();
      return;
    }
    const { unread, urgent } = JSON.parse(data) as { unread: number; urgent: number };
    const before = queries.getQueryData<Unread>(["notifications", "unread"]);
    queries.setQueryData<Unread>(["notifications", "unread"], { open: 0, byKind: [], ...before, total: unread, urgent });
    // What has come while nobody listened, or was read elsewhere.
    if (event === "resync" || (before !== undefined && before.total !== unread)) readAnew();
  };
}

/** Whether the tab is in sight. */
function useSeen(): boolean {
  const [seen, setSeen] = useState(document.visibilityState !== "hidden");
  useEffect(() => {
    const look = () => setSeen(document.visibilityState !== "hidden");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return seen;
}
