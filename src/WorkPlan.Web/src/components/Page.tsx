import { Card, Empty, Skeleton } from "antd";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../api/me";
import { useScope } from "../app/scope";
import { Problem } from "./Problem";

interface PageProps {
  title: ReactNode;
  /** One sentence on what the page is for. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: one heading, what it is for, its actions. */
export function Page({ title, note, actions, children }: PageProps) {
  useEffect(() => {
    if (typeof title === "string") document.title = `${title} – WorkPlan`;
  }, [title]);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1 className="page-title">{title}</h1>
          {note !== undefined && <p className="page-note">{note}</p>}
        </div>
        {actions !== undefined && <div className="no-print" style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

interface Loadable<T> {
  data: T | undefined;
  error: Error | null;
  isPending: boolean;
  fetchStatus?: "fetching" | "paused" | "idle";
  refetch: () => unknown;
}

/** Shows a skeleton while it loads, the problem with a way to try again, or the content. */
export function Loaded<T>({ query, children, empty }: { query: Loadable<T>; children: (data: T) => ReactNode; empty?: (data: T) => ReactNode | false }) {
  if (query.data !== undefined) return (empty?.(query.data) || children(query.data)) as ReactNode;
  if (query.error !== null) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return query.fetchStatus === "idle" ? <NotAsked /> : <Skeleton active paragraph={{ rows: 5 }} />;
}

/** Nothing was asked for, as no unit is chosen: who administers everything has none of their own. */
export function NotAsked() {
  const { t } = useTranslation();
  const me = useMe();
  const { unit } = useScope();
  return me.data === undefined || unit !== "" ? <Skeleton active paragraph={{ rows: 5 }} /> : <Nothing>{t("empty.unit")}</Nothing>;
}

/** An empty state says what to do. */
export function Nothing({ children, action }: { children?: ReactNode; action?: ReactNode }) {
  const { t } = useTranslation();
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children ?? t("empty.list")}>{action}</Empty>;
}

export function Section({ title, extra, children }: { title: ReactNode; extra?: ReactNode; children: ReactNode }) {
  return <Card size="small" title={<h2 style={{ font: "inherit", margin: 0 }}>{title}</h2>} extra={extra}>{children}</Card>;
}
