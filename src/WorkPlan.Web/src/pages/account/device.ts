// The order matters: Edge and Opera call themselves Chrome, too, and Chrome calls itself Safari.
const browsers = [["Edg", "Edge"], ["OPR", "Opera"], ["CocCoc", "Cốc Cốc"], ["Firefox", "Firefox"], ["Chrome", "Chrome"], ["Safari", "Safari"]] as const;
const systems = [["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS X", "macOS"], ["Linux", "Linux"]] as const;

/** "Firefox – Linux" of what a browser calls itself; a program by its own name; undefined when it says nothing. */
export function deviceOf(userAgent: string | null | undefined): string | undefined {
  if (userAgent == null || userAgent === "") return undefined;
  const nameIn = (known: readonly (readonly [string, string])[]) => known.find(([mark]) => userAgent.includes(mark))?.[1];
  const browser = nameIn(browsers);
  const system = nameIn(systems);
  return browser === undefined ? userAgent.split(/[/ ]/)[0] : system === undefined ? browser : `${browser} – ${system}`;
}
