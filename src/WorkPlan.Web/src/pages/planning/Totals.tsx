import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { dayText } from "../../components/dates";
import { Loaded } from "../../components/Page";

/** The same figures added up by the years that different bodies count by. */
export function Totals({ unit, target, year }: { unit: string; target: string; year: number }) {
  const { t } = useTranslation("planning");
  const query = useQuery({ queryKey: ["results", "totals", unit, target, year], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/results/totals", { params: { query: { unit, target, year } } })) });
  return (
    <Loaded query={query}>
      {(view) => (
        <ul style={{ margin: "8px 0 0", paddingInlineStart: 20 }}>
          {view.calendars.map((calendar) => (
            <li key={calendar.calendar}>{calendar.name} ({dayText(calendar.from)}–{dayText(calendar.to)}): <b>{calendar.figures == null ? "–" : calendar.figures.denominator != null ? `${calendar.figures.numerator ?? 0}/${calendar.figures.denominator}` : calendar.figures.count ?? "–"}{calendar.share != null && ` = ${calendar.share}`}</b>{!calendar.complete && <small> · {t("outcomes.incomplete", { total: calendar.missing.length })}</small>}</li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
