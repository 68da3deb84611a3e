import { useQuery } from "@tanstack/react-query";
import { acts, useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { heldOn, useMe, type Account } from "../../api/me";
import { useUnits } from "../../components/UnitPicker";
import { today } from "../../components/dates";

type Campaign = components["schemas"]["CampaignView"];
type Role = components["schemas"]["TeamRole"];

/** The campaign that a unit's inspection is part of. */
export function useCampaign(id: string) {
  return useQuery({ queryKey: ["inspections", "campaigns", id, "alone"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}", { params: { path: { id } } })) });
}

/** Who inspects today: the unit that planned the campaign, or whoever took over from it. */
export function conductingUnitOf(campaign: Pick<Campaign, "byUnitCode" | "handedOverTo">): string {
  return campaign.handedOverTo ?? campaign.byUnitCode;
}

/** What somebody does in the team, by the role that the decision gives. */
const duties = {
  inspect: ["lead", "deputy", "secretary", "member"],
  write: ["lead", "deputy", "secretary"],
  sign: ["lead", "deputy"],
  conclude: ["lead"],
} as const satisfies Record<string, readonly Role[]>;

interface Place { code: string; parentCode: string | null }

/** Whether an account answers for a unit on its own side: not by a role that is held where the inspection comes from, or above that. */
export function answersFor(account: Account | undefined, unit: string, byUnit: string, places: readonly Place[], day: string): boolean {
  const parents = new Map(places.map((place) => [place.code, place.parentCode]));
  const lineOf = (code: string) => {
    const line = new Set<string>();
    for (let at: string | null | undefined = code; at != null && !line.has(at); at = parents.get(at)) line.add(at);
    return line;
  };
  const [inspecting, above] = [lineOf(byUnit), lineOf(unit)];
  return heldOn(account, day).some((grant) => (acts.answerForUnit as readonly string[]).includes(grant.role)
    && (grant.unitCode === unit || (grant.subtree && grant.unitCode !== "*" && !inspecting.has(grant.unitCode) && above.has(grant.unitCode))));
}

/** Who the person is in the inspection of a unit: what the service would refuse is not offered. */
export interface Sides {
  /** Plans and runs the campaign. */
  runs: boolean;
  /** Is of the inspecting unit: verifies, follows up, gives reports back. */
  inspects: boolean;
  /** Answers, shows evidence and raises findings for the inspecting side. */
  examines: boolean;
  /** Writes the minutes and the draft of the conclusion. */
  writes: boolean;
  /** Signs the minutes for the team. */
  signs: boolean;
  concludes: boolean;
  /** Answers, explains, signs and remedies for the unit. */
  answers: boolean;
}

export function sidesOf(campaign: Pick<Campaign, "byUnitCode" | "handedOverTo" | "team">, mode: "direct" | "self", may: ReturnType<typeof useMay>, personCode: string | null | undefined, answers: boolean): Sides {
  const by = conductingUnitOf(campaign);
  const inspects = may("inspect", by);
  const role = campaign.team.find((member) => member.personCode === personCode)?.role;
  const has = (duty: keyof typeof duties) => inspects && (mode === "self" || (role !== undefined && (duties[duty] as readonly Role[]).includes(role)));
  return { runs: may("runInspections", by), inspects, examines: has("inspect"), writes: has("write"), signs: has("sign"), concludes: has("conclude") || may("signConclusions", by), answers };
}

export function useSides(campaign: Pick<Campaign, "byUnitCode" | "handedOverTo" | "team">, mode: "direct" | "self", responsible: string): Sides {
  const account = useMe().data;
  const units = useUnits().data ?? [];
  const may = useMay();
  return sidesOf(campaign, mode, may, account?.personCode, answersFor(account, responsible, conductingUnitOf(campaign), units, today()));
}
