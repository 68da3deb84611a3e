import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useScope } from "../../../app/scope";
import { DataTable, ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { Link, useFilters } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { pick } from "../Obligations";
import { ObstacleAgeTag, RaiseObstacle, type Obstacle } from "./RaiseObstacle";

type Summary = components["schemas"]["ObstacleSummary"];

/** What keeps units from their work, the oldest first, and where it drags on. */
export default function Obstacles() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const [raising, setRaising] = useState(false);
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const may = useMay();
  const query = useQuery({
    queryKey: ["obstacles", unit, workYear, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obstacles", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1), ...pick(filters, ["state", "age", "unit", "q"]) } } })),
  });
  const summary = useQuery({ queryKey: ["obstacles", "summary", unit, workYear], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obstacles/summary", { params: { query: { under: unit, workYear } } })) });
  return (
    <Page title={t("obstacles.title")} note={t("obstacles.note")} actions={may("writeObstacles", unit) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setRaising(true)}>{t("obstacles.raise")}</Button>}>
      <div className="stack">
        <div>
          <div className="filters no-print">
            <Input.Search allowClear style={{ width: 260 }} placeholder={t("obstacles.search")} aria-label={t("obstacles.search")} defaultValue={filters.q ?? ""} onSearch={(q) => change({ q: q === "" ? undefined : q, page: undefined })} />
            <Select allowClear style={{ width: 170 }} placeholder={t("obstacles.state")} aria-label={t("obstacles.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })} options={(["open", "resolved"] as const).map((value) => ({ value, label: t(`obstacles.states.${value}`) }))} />
            <Select allowClear style={{ width: 190 }} placeholder={t("obstacles.age")} aria-label={t("obstacles.age")} value={filters.age ?? null} onChange={(age?: string) => change({ age, page: undefined })} options={(["fresh", "ageing", "overdue"] as const).map((value) => ({ value, label: t(`obstacles.ages.${value}`) }))} />
            {filters.unit !== undefined && <Button onClick={() => change({ unit: undefined, page: undefined })}>{t("obstacles.allUnits")}</Button>}
          </div>
          <DataTable<Obstacle> query={query} rowKey="id" empty={t("obstacles.none")} columns={[
            { title: t("obstacles.raisedOn"), render: (_, row) => dayText(row.raisedOn) },
            { title: t("obstacles.text"), render: (_, row) => <Link className="reason" to={`/planning/obstacles/${row.id}`}>{row.text}</Link> },
            { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("plan.taskField"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 200 }}>{fieldOf(row.about.fieldCode)}</span> },
            { title: t("obstacles.heldBy"), render: (_, row) => nameOf(row.heldBy) },
            { title: t("obstacles.state"), render: (_, row) => <ObstacleAgeTag obstacle={row} /> },
          ]} />
        </div>
        <Section title={t("obstacles.byUnit")}>
          <Loaded query={summary}>
            {(rows) => <ShortTable<Summary> rows={rows} rowKey="unitCode" empty={t("obstacles.nothingByUnit")} columns={[
              { title: t("plans.unit"), render: (_, row) => <Link to="/planning/obstacles" search={{ unit: row.unitCode }}>{nameOf(row.unitCode)}</Link> },
              { title: t("obstacles.states.open"), align: "right", dataIndex: "open" }, { title: t("obstacles.ages.ageing"), align: "right", dataIndex: "ageing" },
              { title: t("obstacles.ages.overdue"), align: "right", dataIndex: "overdue" }, { title: t("obstacles.states.resolved"), align: "right", dataIndex: "resolved" },
              { title: t("obstacles.oldest"), render: (_, row) => dayText(row.oldestOpenSince) },
            ]} />}
          </Loaded>
        </Section>
      </div>
      {raising && <RaiseObstacle unit={unit} onClose={() => setRaising(false)} />}
    </Page>
  );
}
