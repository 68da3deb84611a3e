import { useTranslation } from "react-i18next";
import type { components } from "../../api/generated/planning";
import { Link } from "../../components/Link";
import { Nothing } from "../../components/Page";
import { heatStyle } from "../../components/Outcomes";
import { shortName } from "../../components/UnitPicker";

/** Units by fields: targets reached among those judged; each cell opens its targets. */
export function HeatMap({ map }: { map: components["schemas"]["HeatMapView"] }) {
  const { t } = useTranslation("home");
  if (map.rows.length === 0) return <Nothing>{t("heat.none")}</Nothing>;
  return (
        <>
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t("heat.title")}>
            <table className="heat">
              <thead><tr><th scope="col">{t("heat.unit")}</th>{map.fields.map((field) => <th key={field.code} scope="col" title={field.name}>{field.name}</th>)}</tr></thead>
              <tbody>
                {map.rows.map((row) => (
                  <tr key={row.unitCode}>
                    <th scope="row">{row.isAsked ? t("heat.own") : shortName(row.unitName)}</th>
                    {map.fields.map((field) => {
                      const counts = row.cells.find((cell) => cell.field === field.code)?.counts;
                      return (
                        <td key={field.code}>
                          {counts === undefined ? <span aria-label={t("heat.noTargets")}>·</span> : (
                            <Link to="/planning/outcomes" search={{ unit: row.unitCode, field: field.code }} style={heatStyle(counts)}
                              aria-label={t("heat.cell", { unit: row.unitName, field: field.name, reached: counts.reached, judged: counts.judged, targets: counts.targets })}>
                              {counts.judged === 0 ? `–/${counts.targets}` : `${counts.reached}/${counts.judged}`}
                            </Link>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="page-note">{t("heat.note")}</p>
        </>
  );
}
