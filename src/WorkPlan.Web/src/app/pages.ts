import type { ComponentType, ReactNode } from "react";
import { isMember, type Role } from "../api/me";

/** A page of an area. Areas are folders under `src/pages`; each exports its pages from `routes.tsx`. */
export interface PageRoute {
  path: string;
  /** Key of the title, with the area as namespace: `planning:plans.title`. */
  title: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Who sees it in the navigation; without, everybody who takes part in the work of units. The API decides who may do what. */
  roles?: readonly Role[];
  /** In the navigation; without, it is reached from another page. */
  nav?: { group: NavGroup; order: number; icon: ReactNode };
}

export const navGroups = ["home", "planning", "assignments", "inspections", "emulation", "operations", "administration"] as const;
export type NavGroup = (typeof navGroups)[number];

const areas = import.meta.glob<readonly PageRoute[]>("../pages/*/routes.tsx", { eager: true, import: "routes" });

export const pages: readonly PageRoute[] = Object.values(areas).flat();

export function visibleTo(page: PageRoute, roles: ReadonlySet<Role>): boolean {
  return page.roles === undefined ? isMember(roles) : page.roles.some((role) => roles.has(role));
}
