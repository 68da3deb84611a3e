import { useMemo } from "react";
import { useUnits } from "../components/UnitPicker";
import { today } from "../components/dates";
import { heldOn, useMe, type Account, type Role } from "./me";

const leaders: readonly Role[] = ["chief", "deputyChief"];
const heads: readonly Role[] = [...leaders, "unitHead"];

/** Which roles do what, as the permission tables of the services have it: what the API would refuse is not offered. */
export const acts = {
  writePlans: [...heads, "planner"],
  approvePlans: leaders,
  issuePlans: heads,
  registerDocuments: [...heads, "planner"],
  answerObligations: [...heads, "planner"],
  recordMeetings: [...heads, "planner"],
  writeTasks: [...heads, "planner"],
  runInspections: [...heads, "inspector"],
  inspect: [...heads, "inspector"],
  signConclusions: heads,
  answerForUnit: [...heads, "planner"],
  writeChecklists: [...leaders, "inspector", "systemAdministrator"],
  launchCampaigns: [...leaders, "emulationOfficer"],
  respondToCampaigns: [...heads, "emulationOfficer"],
  enterPoints: [...heads, "emulationOfficer"],
  prepareRankings: [...leaders, "emulationOfficer"],
  verifyRankings: [...leaders, "emulationOfficer", "auditor"],
  publishRankings: leaders,
} satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof acts;

interface Place { code: string; parentCode: string | null; validTo: string | null }

/** Whether an account may do something in a unit today: by a role in it, or by one that reaches down to it from above. */
export function mayDo(account: Account | undefined, act: Act, unit: string, places: ReadonlyMap<string, Place>, day: string): boolean {
  const above = new Set<string>();
  for (let code: string | null | undefined = unit; code != null && !above.has(code); code = places.get(code)?.parentCode) above.add(code);
  const ended = places.get(unit)?.validTo;
  return heldOn(account, day).some((grant) => (acts[act] as readonly string[]).includes(grant.role)
    // Of a unit that has ended its heir answers, which the services know.
    && (grant.unitCode === "*" || grant.unitCode === unit || (grant.subtree && above.has(grant.unitCode)) || (ended != null && ended < day)));
}

/** What the person who has signed in may do, and where. */
export function useMay(): (act: Act, unit: string) => boolean {
  const account = useMe().data;
  const units = useUnits().data;
  const places = useMemo(() => new Map(units?.map((unit) => [unit.code, unit])), [units]);
  return (act, unit) => mayDo(account, act, unit, places, today());
}
