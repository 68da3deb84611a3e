import { createLink, useNavigate, useSearch } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

const Anchor = ({ ref, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) => <a ref={ref} {...rest} />;
const RouterLink = createLink(Anchor);

export type Search = Record<string, string | number | boolean | undefined>;

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: string;
  search?: Search;
}

/** A link to another page: `<Link to="/planning/plans" search={{ unit: "HT" }}>`. */
export function Link({ to, search, ...rest }: LinkProps) {
  return <RouterLink to={to as never} search={search as never} {...rest} />;
}

export function useGo() {
  const navigate = useNavigate();
  return (to: string, search?: Search) => void navigate({ to: to as never, search: search as never });
}

/** Filters of a page live in its address, so that a link can open exactly what it counts. */
export function useFilters(): [Record<string, string | undefined>, (change: Search) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const filters = Object.fromEntries(Object.entries(search).map(([key, value]) => [key, value == null ? undefined : String(value)]));
  const change = (next: Search) => void navigate({ to: "." as never, search: ((old: Search) => ({ ...old, ...next })) as never, replace: true });
  return [filters, change];
}
