import { useTranslation } from "react-i18next";

/** A period as people call it: "Quý III năm 2022" for 2022-Q3. A month keeps its name: the twelfth of a work year is December before. */
export function usePeriodText(): (code: string | null | undefined) => string {
  const { t } = useTranslation("common");
  return (code) => {
    const [, year, kind, number] = /^(\d{4})(?:-([HQMW])(\d{1,2}))?$/.exec(code ?? "") ?? [];
    if (year === undefined) return code ?? "–";
    if (kind === undefined) return t("period.year", { year });
    const n = Number(number);
    return t(`period.${kind}`, { year: kind === "M" && n === 12 ? Number(year) - 1 : year, n, roman: ["I", "II", "III", "IV"][n - 1] ?? n });
  };
}
