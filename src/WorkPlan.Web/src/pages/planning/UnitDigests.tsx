import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { Link } from "../../components/Link";
import { Loaded } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";

type Row = components["schemas"]["UnitDigestView"];

/** How the unit and those below it stand to what they owe, and where it is late. */
export function UnitDigests() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["obligations", "digest", unit, workYear], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obligations/digest", { params: { query: { unit, workYear } } })) });
  return (
    <Loaded query={query}>
      {(view) => (
        <>
          <div className="grid-figures">
            <span className="figure"><b>{view.open}</b><small>{t("obligations.owed")}</small></span>
            <span className="figure"><b>{view.dueSoon}</b><small>{t("obligations.dueSoon")}</small></span>
            <span className={view.overdue > 0 ? "figure bad" : "figure"}><b>{view.overdue}</b><small>{t("standing.overdue", { ns: "common" })}</small></span>
            <span className="figure"><b>{view.satisfiedInTime}</b><small>{t("obligations.inTime")}</small></span>
            <span className="figure"><b>{view.satisfiedLate}</b><small>{t("obligations.late")}</small></span>
            <span className="figure"><b>{view.waived}</b><small>{t("standing.waived", { ns: "common" })}</small></span>
          </div>
          <ShortTable<Row> rows={view.units} rowKey="unitCode" empty={t("obligations.nobodyOwes")} columns={[
            { title: t("plans.unit"), render: (_, row) => <Link to="/planning/obligations" search={{ unit: row.unitCode, state: "owed" }}>{nameOf(row.unitCode)}</Link> },
            { title: t("obligations.owed"), align: "right", dataIndex: "open" }, { title: t("obligations.dueSoon"), align: "right", dataIndex: "dueSoon" },
            { title: t("standing.overdue", { ns: "common" }), align: "right", render: (_, row) => <b style={row.overdue > 0 ? { color: "#b3261e" } : {}}>{row.overdue}</b> },
          ]} />
        </>
      )}
    </Loaded>
  );
}
