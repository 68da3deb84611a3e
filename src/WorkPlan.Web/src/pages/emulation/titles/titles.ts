import type { components } from "../../../api/generated/emulation";

type Title = components["schemas"]["EmulationTitle"];
interface Held { id: string; basedOn: readonly string[]; state: string }

export const titles = ["advancedWorker", "emulationFighterBase", "emulationFighterSector", "emulationFighterNational", "advancedCollective", "excellentCollective", "flagSector", "flagGovernment"] as const satisfies readonly Title[];

/** Titles that a unit gets, not a person. */
export const collective: ReadonlySet<string> = new Set(["advancedCollective", "excellentCollective", "flagSector", "flagGovernment"]);

export const titleColours = { conferred: "green", inQuestion: "orange", revoked: "red" } as const;

/** What would come into question with a title: all that rests on it, and on what rests on it. What is revoked already stays so. */
export function restingOn<T extends Held>(id: string, held: readonly T[]): T[] {
  const gone = new Set([id]);
  const found: T[] = [];
  for (let before = 0; before !== gone.size;) {
    before = gone.size;
    for (const title of held) {
      if (gone.has(title.id) || !title.basedOn.some((basis) => gone.has(basis))) continue;
      gone.add(title.id);
      if (title.state !== "revoked") found.push(title);
    }
  }
  return found;
}
