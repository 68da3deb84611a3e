import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { today } from "../components/dates";
import { api, dataOf } from "./client";
import type { components } from "./generated/identity";
import { session } from "./session";

export type Account = components["schemas"]["AccountView"];
export type Role =
  | "systemAdministrator" | "chief" | "deputyChief" | "unitHead" | "planner" | "staff" | "inspector" | "emulationOfficer" | "auditor" | "operator";

export function useSessionIsOpen(): boolean {
  return useSyncExternalStore(session.subscribe, () => session.isOpen);
}

export function useMe() {
  const open = useSessionIsOpen();
  return useQuery({ queryKey: ["me"], queryFn: () => dataOf(api.identity.GET("/api/v1/identity/me")), enabled: open, staleTime: 300_000 });
}

/** The roles that hold today, whatever the unit. */
export function rolesOf(account: Account | undefined, today: string): ReadonlySet<Role> {
  const held = account?.grants.filter((grant) => grant.from <= today && (grant.to == null || grant.to >= today)) ?? [];
  return new Set(held.map((grant) => grant.role as Role));
}

/** Whether one of the roles holds today, whatever the unit; the API decides for which. */
export function hasRole(account: Account | undefined, ...roles: readonly Role[]): boolean {
  const held = rolesOf(account, today());
  return roles.some((role) => held.has(role));
}

/** Whether somebody heads a unit. */
export function leads(account: Account | undefined): boolean {
  return hasRole(account, "chief", "deputyChief", "unitHead");
}

/** The unit that pages begin with: of the role that reaches furthest, the one nearest to the top. */
export function ownUnitOf(account: Account | undefined): string | undefined {
  const units = account?.grants.filter((grant) => grant.unitCode !== "*") ?? [];
  return units.toSorted((a, b) => Number(b.subtree) - Number(a.subtree) || a.unitCode.length - b.unitCode.length)[0]?.unitCode;
}
