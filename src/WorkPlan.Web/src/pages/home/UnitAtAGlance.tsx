import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { countText } from "../../components/numbers";
import { Link, type Search } from "../../components/Link";
import { Loaded, Section } from "../../components/Page";
import { HeatMap } from "./HeatMap";

interface Props { unit: string; workYear: number }

/** A unit with all below it on one page: every number leads to what it counts. */
export function UnitAtAGlance({ unit, workYear }: Props) {
  const { t } = useTranslation(["home", "common"]);
  const year = useQuery({
    queryKey: ["heat-map", unit, workYear],
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/rollups/heat-map", { params: { query: { unit, workYear } } })),
  });
  const forecast = useQuery({
    queryKey: ["forecast", unit, workYear],
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/forecast", { params: { query: { unit, workYear } } })),
  });
  return (
    <div style={{ marginBottom: 16 }}>
      <Loaded query={year}>
        {(map) => {
          const { counts, yearBefore: last, owed } = map;
          const rollup = (outcome: string) => ({ to: "/planning/rollups", search: { outcome } });
          return (
            <>
            <div className="grid-figures">
              <Figure {...rollup("met")} label={t("outcome.met", { ns: "common" })} value={counts.met} before={last.met} year={workYear - 1} />
              <Figure {...rollup("exceeded")} label={t("outcome.exceeded", { ns: "common" })} value={counts.exceeded} before={last.exceeded} year={workYear - 1} />
              <Figure {...rollup("notMet")} label={t("outcome.notMet", { ns: "common" })} value={counts.notMet} before={last.notMet} year={workYear - 1} bad />
              <Figure {...rollup("notArisen")} label={t("outcome.notArisen", { ns: "common" })} value={counts.notArisen} before={last.notArisen} year={workYear - 1} />
              <Figure {...rollup("withoutFigures")} label={t("outcome.withoutFigures", { ns: "common" })} value={counts.withoutFigures} before={last.withoutFigures} year={workYear - 1} />
              <Figure to="/planning/forecast" label={t("figures.willMiss")} value={forecast.data === undefined ? undefined : forecast.data.willMiss + forecast.data.alreadyMissed} bad />
              <Figure to="/planning/obligations" search={{ state: "overdue" }} label={t("figures.overdue")} value={owed.overdue} bad />
              <Figure to="/planning/obligations" search={{ kind: "supplement", state: "owed" }} label={t("figures.notTakenUp")} value={owed.supplements} />
            </div>
            <Section title={t("heat.title")}><HeatMap map={map} /></Section>
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

interface FigureProps { to: string; search?: Search; label: string; value: number | undefined; before?: number | undefined; year?: number; bad?: boolean }

function Figure({ to, search, label, value, before, year, bad }: FigureProps) {
  const { t } = useTranslation("home");
  return (
    <Link to={to} {...(search && { search })} className={bad && value ? "figure bad" : "figure"}>
      <small>{label}</small><b>{countText(value)}</b>
      {year !== undefined && <small>{t("figures.before", { year, count: before ?? 0, text: countText(before) })}</small>}
    </Link>
  );
}
