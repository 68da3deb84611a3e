import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { Link } from "../../../components/Link";
import { Loaded, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { ObstacleAgeTag, RaiseObstacle } from "../obstacles/RaiseObstacle";
import type { Plan } from "./PlanPage";

type Finding = components["schemas"]["FindingView"];
type Obstacle = components["schemas"]["ObstacleView"];

/** What stands in the plan's way: obstacles that were raised about it, and what inspections have found wanting. */
export function Troubles({ plan }: { plan: Plan }) {
  const { t } = useTranslation(["planning", "inspections"]);
  const [raising, setRaising] = useState(false);
  const may = useMay();
  const fieldOf = useFieldName();
  const nameOf = useUnitName();
  const obstacles = useQuery({ queryKey: ["obstacles", "of", plan.id], queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/obstacles", { params: { query: { planId: plan.id, pageSize: 200 } } }))).items });
  const findings = useQuery({ queryKey: ["plans", plan.id, "findings"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/findings", { params: { path: { id: plan.id } } })) });
  return (
    <div className="stack">
      <Section title={t("obstacles.title")} extra={may("writeObstacles", plan.unitCode) && <Button size="small" onClick={() => setRaising(true)}>{t("obstacles.raise")}</Button>}>
        <Loaded query={obstacles}>
          {(rows) => <ShortTable<Obstacle> rows={rows} rowKey="id" empty={t("obstacles.noneOfPlan")} columns={[
            { title: t("obstacles.raisedOn"), render: (_, row) => dayText(row.raisedOn) },
            { title: t("obstacles.text"), render: (_, row) => <Link className="reason" to={`/planning/obstacles/${row.id}`}>{row.text}</Link> },
            { title: t("obstacles.heldBy"), render: (_, row) => nameOf(row.heldBy) },
            { title: t("obstacles.state"), render: (_, row) => <ObstacleAgeTag obstacle={row} /> },
          ]} />}
        </Loaded>
      </Section>
      <Section title={t("plan.findings")}>
        <Loaded query={findings}>
          {(rows) => <ShortTable<Finding> rows={rows} rowKey="id" empty={t("plan.noFindings")} columns={[
            { title: t("plan.findingState"), render: (_, row) => row.open ? <Tag color="red">{t("plan.findingOpen")}</Tag> : <Tag color="green">{t("plan.findingCleared", { day: dayText(row.clearedOn) })}</Tag> },
            { title: t("plan.finding"), render: (_, row) => <Link className="reason" to={`/inspections/findings/${row.id}`}>{row.statement}</Link> },
            { title: t("plan.taskField"), render: (_, row) => fieldOf(row.fieldCode) },
            { title: t("plan.due"), render: (_, row) => dayText(row.dueAt) },
          ]} />}
        </Loaded>
      </Section>
      {raising && <RaiseObstacle unit={plan.unitCode} plan={plan} onClose={() => setRaising(false)} />}
    </div>
  );
}
