import { useQuery } from "@tanstack/react-query";
import { Segmented, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { useFilters } from "../../components/Link";
import { Loaded, Page } from "../../components/Page";

type Forecasted = components["schemas"]["TargetForecast"];
const colours = { alreadyMissed: "red", willMiss: "orange", cannotTell: "default", notArisen: "default", onTrack: "blue", alreadyMet: "green" } as const;

/** Which targets will be missed if the year goes on as it went. */
export default function Forecast() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const show = filters.show ?? "missed";
  const query = useQuery({ queryKey: ["forecast", unit, workYear], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/forecast", { params: { query: { unit, workYear } } })) });
  return (
    <Page title={t("forecast.title")} note={t("forecast.note")} actions={<Segmented aria-label={t("forecast.show")} value={show} onChange={(value) => change({ show: value })} options={[{ value: "missed", label: t("forecast.missed") }, { value: "all", label: t("forecast.all") }]} />}>
      <Loaded query={query}>
        {(view) => (
          <ShortTable<Forecasted> rows={view.targets.filter((row) => show === "all" || row.verdict === "willMiss" || row.verdict === "alreadyMissed")} rowKey={(row) => `${row.targetCode}-${row.from}`} empty={t("forecast.none")} columns={[
            { title: t("results.target"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 240, maxWidth: 480 }}>{row.name}</span> },
            { title: t("results.rule"), render: (_, row) => row.ruleText },
            { title: t("forecast.verdict"), render: (_, row) => <Tag color={colours[row.verdict]}>{row.verdictText}</Tag> },
            { title: t("forecast.how"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 420 }}>{row.how}</span> },
          ]} />
        )}
      </Loaded>
    </Page>
  );
}
