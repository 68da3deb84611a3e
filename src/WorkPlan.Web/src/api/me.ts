import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { today } from "../components/dates";
import { api, dataOf } from "./client";
import type { components } from "./generated/identity";
import { session } from "./session";

export type Account = components["schemas"]["AccountView"];
export type Role =
  | "systemAdministrator" | "chief" | "deputyChief" | "unitHead" | "planner" | "staff" | "inspector" | "emulationOfficer" | "auditor" | "operator";

export const everybody: readonly Role[] = [
  "systemAdministrator", "chief", "deputyChief", "unitHead", "planner", "staff", "inspector", "emulationOfficer", "auditor", "operator",
];

export function useSessionIsOpen(): boolean {
  return useSyncExternalStore(session.subscribe, () => session.isOpen);
}

/** The account that has signed in, also after its session has ended by itself. */
export function useOwner(): string | undefined {
  return useSyncExternalStore(session.subscribe, () => session.owner);
}

export function useMe() {
  const open = useSessionIsOpen();
  return useQuery({ queryKey: ["me"], queryFn: () => dataOf(api.identity.GET("/api/v1/identity/me")), enabled: open, staleTime: 300_000 });
}

/** The grants that hold on a day. */
export function heldOn(account: Account | undefined, day: string): Account["grants"] {
  return account?.grants.filter((grant) => grant.from <= day && (grant.to == null || grant.to >= day)) ?? [];
}

/** The roles that hold today, whatever the unit. */
export function rolesOf(account: Account | undefined, today: string): ReadonlySet<Role> {
  return new Set(heldOn(account, today).map((grant) => grant.role as Role));
}

/** Whether one of the roles holds today, whatever the unit; the API decides for which. */
export function hasRole(account: Account | undefined, ...roles: readonly Role[]): boolean {
  const held = rolesOf(account, today());
  return roles.some((role) => held.has(role));
}

/** Whether somebody takes part in the work of units, and does not only watch the system. */
export function isMember(roles: ReadonlySet<Role>): boolean {
  return [...roles].some((role) => role !== "operator");
}

/** Whether somebody heads a unit. */
export function leads(account: Account | undefined): boolean {
  return hasRole(account, "chief", "deputyChief", "unitHead");
}

/** The unit that pages begin with: of the role that reaches furthest on that day, the one nearest to the top. */
export function ownUnitOf(account: Account | undefined, day: string): string | undefined {
  const units = heldOn(account, day).filter((grant) => grant.unitCode !== "*");
  return units.toSorted((a, b) => Number(b.subtree) - Number(a.subtree) || a.unitCode.length - b.unitCode.length)[0]?.unitCode;
}
