import { useEffect, useRef, type ReactNode } from "react";

/** Wide tables scroll sideways inside their frame; the keyboard must be able to get in there. */
export function Scrollable({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelectorAll<HTMLElement>(".ant-table-content").forEach((content) => (content.tabIndex = 0)));
  return <div ref={frame}>{children}</div>;
}
