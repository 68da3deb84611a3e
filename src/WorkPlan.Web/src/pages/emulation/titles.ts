export const titles = ["advancedWorker", "emulationFighterBase", "emulationFighterSector", "emulationFighterNational", "advancedCollective", "excellentCollective"] as const;

/** Titles that a unit gets, not a person. */
export const collective: ReadonlySet<string> = new Set(["advancedCollective", "excellentCollective", "flagSector", "flagGovernment"]);
