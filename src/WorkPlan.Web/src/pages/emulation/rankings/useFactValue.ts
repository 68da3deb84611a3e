import { useTranslation } from "react-i18next";

/** What a fact is about, in words: its source's own, or how a unit was inspected. */
export function useFactName(): (what: string | null | undefined) => string {
  const { t } = useTranslation("emulation");
  return (what) => (what == null ? t("rankings.bound") : what === "direct" || what === "self" ? t(`rankings.inspected.${what}`) : what);
}

/** What a fact says of a unit, in words: an outcome of a target, the grade of an inspection, whether something came late. */
export function useFactValue(): (value: string | null | undefined) => string {
  const { t } = useTranslation("emulation");
  return (value) => (value == null ? "–" : t(`rankings.values.${value}`, { defaultValue: value }));
}
