/** A measure that a compound rule names, with its own figures. */
export interface Part { part: string; label: string; measure: "ratio" | "count" }

interface RuleNode { kind?: string; part?: string | null; label?: string | null; measure?: string; sizePart?: string | null; sizeLabel?: string | null }

/** Every measure that a rule names, once, in the order of the rule. */
export function partsOf(rule: unknown): Part[] {
  const found = new Map<string, Part>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === "object" && node !== null) {
      const { part, label, measure, sizePart, sizeLabel } = node as RuleNode;
      if (part != null && !found.has(part)) found.set(part, { part, label: label ?? part, measure: measure === "ratio" ? "ratio" : "count" });
      if (sizePart != null && !found.has(sizePart)) found.set(sizePart, { part: sizePart, label: sizeLabel ?? sizePart, measure: "count" });
      Object.values(node).forEach(walk);
    }
  };
  walk(rule);
  return [...found.values()];
}

/** Whether a rule counts by person, so that a number alone does not answer it. */
export function countsByPerson(rule: unknown): boolean {
  if (typeof rule !== "object" || rule === null) return false;
  return (rule as RuleNode).kind === "perHead" || Object.values(rule).some(countsByPerson);
}
