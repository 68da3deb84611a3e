import { useQuery } from "@tanstack/react-query";
import { Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Link, useFilters } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { usePersonNames } from "../../../components/usePersonNames";
import { useUnitName } from "../../../components/UnitPicker";
import { Successions } from "./Successions";

type Row = components["schemas"]["HandOverRow"];
type State = Row["state"];
export const handOverColours: Record<State, string> = { open: "gold", given: "blue", received: "green", void: "default" };

/** Who has left the unit, and whether what they held has found somebody. */
export default function HandOvers() {
  const { t } = useTranslation("assignments");
  const { unit } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const query = useQuery({
    queryKey: ["handovers", unit, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/handovers", { params: { query: { unit, pageSize: 50, page: Number(filters.page ?? 1), ...(filters.state !== undefined && { state: filters.state as State }) } } })),
  });
  const personOf = usePersonNames(query.data?.items.map((row) => row.personCode) ?? []);
  return (
    <Page title={t("handOvers.title")} note={t("handOvers.note")}>
      <div className="filters no-print">
        <Select allowClear style={{ width: 200 }} placeholder={t("tasks.state")} aria-label={t("tasks.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={(Object.keys(handOverColours) as State[]).map((value) => ({ value, label: t(`handOvers.states.${value}`) }))} />
      </div>
      <DataTable<Row> query={query} rowKey="id" empty={t("handOvers.none")} columns={[
        { title: t("handOvers.effectiveOn"), render: (_, row) => dayText(row.effectiveOn) },
        { title: t("people.name"), render: (_, row) => <Link to={`/assignments/handovers/${row.id}`}>{personOf(row.personCode)}</Link> },
        { title: t("people.unit"), render: (_, row) => nameOf(row.unitCode) },
        { title: t("handOvers.tasks"), align: "right", dataIndex: "tasks" },
        { title: t("handOvers.withoutReceiver"), align: "right", render: (_, row) => row.tasksWithoutReceiver === 0 ? 0 : <Tag color="red">{row.tasksWithoutReceiver}</Tag> },
        { title: t("tasks.state"), render: (_, row) => <Tag color={handOverColours[row.state]}>{t(`handOvers.states.${row.state}`)}</Tag> },
      ]} />
      <Successions unit={unit} />
    </Page>
  );
}
