import type { TFunction } from "i18next";
import type { components } from "../../../api/generated/emulation";
import { pointsText } from "../rankings/points";

type Rule = components["schemas"]["ScoreRule"];

/** What a rule gives and takes, a sentence each; a number that it does not use has none. */
export function linesOf(rule: Rule, t: TFunction<"emulation">, fieldOf: (code: string) => string): string[] {
  const line = (key: string, value: number | null | undefined, counted = pointsText) => (value == null ? [] : [t(`scoring.lines.${key}`, { value: counted(value) })]);
  const percent = (value: number) => value.toLocaleString("vi-VN");
  const grade = rule.kind === "inspections" ? "Grade" : "";
  return [
    ...((rule.fieldCodes ?? []).length === 0 ? [] : [t("scoring.lines.fields", { fields: rule.fieldCodes!.map(fieldOf).join(", ") })]),
    ...line(`met${grade}`, rule.met), ...line("exceeded", rule.exceeded), ...line("basicallyMet", rule.basicallyMet), ...line(`notMet${grade}`, rule.notMet), ...line("notArisen", rule.notArisen),
    ...line("stretch", rule.stretchPercent, percent), ...line("scaleTo", rule.scaleTo),
    ...line("eachFinding", rule.eachFinding), ...line("eachRepeatFinding", rule.eachRepeatFinding), ...line("eachLate", rule.eachLate),
    ...(rule.difficulties ?? []).map((target) => t("scoring.lines.difficulty", { target: target.targetCode, value: percent(target.percent) })),
    ...line("atLeast", rule.atLeast), ...line("atMost", rule.atMost),
  ];
}
