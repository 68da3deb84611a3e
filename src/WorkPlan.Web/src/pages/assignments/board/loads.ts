/** Below its share, near it, over it: told apart by lightness, too. */
export function loadColour(percent: number | null | undefined): string {
  const load = percent ?? 0;
  return load > 100 ? "#b3261e" : load > 85 ? "#d99a00" : "#1b4b8f";
}

export interface Load { personCode: string; fullName: string; effortDays: number; capacityDays: number }

/** The loads after someone has moved a task from one person to another. */
export function shifted(loads: readonly Load[], effortDays: number, from: string | null | undefined, to: string | null | undefined): Load[] {
  if (from === to) return [...loads];
  return loads.map((load) => load.personCode === from ? { ...load, effortDays: load.effortDays - effortDays } : load.personCode === to ? { ...load, effortDays: load.effortDays + effortDays } : load);
}
