import { useMemo } from "react";
import { useUnits } from "../components/UnitPicker";
import { today } from "../components/dates";
import { heldOn, useMe, type Account, type Role } from "./me";

const leaders: readonly Role[] = ["chief", "deputyChief"];
const heads: readonly Role[] = [...leaders, "unitHead"];
const emulation: readonly Role[] = [...heads, "emulationOfficer"];

/** Which roles do what, as the permission tables of the services have it: what the API would refuse is not offered. */
export const acts = {
  writePlans: [...heads, "planner"],
  approvePlans: leaders,
  issuePlans: heads,
  registerDocuments: [...heads, "planner"],
  answerObligations: [...heads, "planner"],
  recordMeetings: [...heads, "planner"],
  withdrawPlans: leaders,
  waiveObligations: leaders,
  adoptTargets: leaders,
  enterResults: [...heads, "planner"],
  writeReports: [...heads, "planner"],
  setDeadlines: ["systemAdministrator", ...leaders, "planner"],
  acceptReports: [...leaders, "planner"],
  disseminate: [...heads, "planner"],
  writeObstacles: [...heads, "planner"],
  writePrincipleFiles: [...heads, "planner"],
  writeFields: ["systemAdministrator"],
  requireDocuments: ["systemAdministrator"],
  askInquiries: [...heads, "planner"],
  answerInquiries: heads,
  writeUnitFields: ["systemAdministrator", ...leaders],
  writeTasks: [...heads, "planner"],
  confirmTasks: heads,
  propose: [...heads, "planner"],
  draftDecisions: [...heads, "planner"],
  issueDecisions: heads,
  approveIndividualPlans: heads,
  writePeople: ["systemAdministrator", ...heads, "planner"],
  transferPeople: ["systemAdministrator", ...leaders],
  nameSupervisors: ["systemAdministrator", "chief"],
  readSensitive: leaders,
  writeSensitive: leaders,
  readDiscipline: [...heads, "emulationOfficer", "auditor"],
  writeDiscipline: leaders,
  readAccessLog: ["chief", "auditor"],
  adoptScoring: ["chief"],
  judgeWork: heads,
  signScores: heads,
  readScores: [...heads, "emulationOfficer", "auditor"],
  runInspections: [...heads, "inspector"],
  inspect: [...heads, "inspector"],
  signConclusions: heads,
  answerForUnit: [...heads, "planner"],
  writeChecklists: [...leaders, "inspector", "systemAdministrator"],
  launchCampaigns: [...leaders, "emulationOfficer"],
  respondToCampaigns: emulation,
  recordSignatures: emulation,
  registerTitles: emulation,
  holdConferences: emulation,
  commend: heads,
  recordMerits: emulation,
  readAppraisals: [...emulation, "auditor"],
  enterPoints: emulation,
  writeClusters: [...leaders, "emulationOfficer"],
  writeScoringTables: ["systemAdministrator"],
  prepareRankings: [...leaders, "emulationOfficer"],
  verifyRankings: [...leaders, "emulationOfficer", "auditor"],
  publishRankings: leaders,
  crossCheck: emulation,
  proposeTitles: emulation,
  conductCouncils: [...leaders, "emulationOfficer"],
  recountBallots: [...leaders, "emulationOfficer", "auditor"],
  readBallotPapers: ["auditor"],
  conferTitles: ["chief"],
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
