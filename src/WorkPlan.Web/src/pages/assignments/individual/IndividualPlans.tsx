import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useMe } from "../../../api/me";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Link, useFilters, useGo } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { usePersonName } from "../usePeople";

export type IndividualPlan = components["schemas"]["IndividualPlanView"];
export const planColours = { draft: "gold", submitted: "blue", approved: "green", returned: "red", superseded: "default" } as const;

/** What each person means to do in the year, from the unit's tasks and their own. */
export default function IndividualPlans() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const person = useMe().data?.personCode ?? undefined;
  const [filters] = useFilters();
  const nameOf = usePersonName(unit);
  const go = useGo();
  const query = useQuery({ queryKey: ["individual", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/individual-plans", { params: { query: { unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  const write = useChange([["individual"]], () => dataOf(api.assignments.POST("/api/v1/assignments/individual-plans", { body: { personCode: person!, workYear, items: [] } })), (plan) => go(`/assignments/individual-plans/${plan.id}`));
  const hasOne = query.data?.items.some((plan) => plan.personCode === person) ?? true;
  return (
    <Page title={t("individual.title")} note={t("individual.note")} actions={person !== undefined && !hasOne && <Button type="primary" icon={<PlusOutlined />} loading={write.isPending} onClick={() => write.mutate()}>{t("individual.write")}</Button>}>
      <DataTable<IndividualPlan> query={query} rowKey="id" empty={t("individual.none")} columns={[
        { title: t("people.name"), render: (_, row) => <Link to={`/assignments/individual-plans/${row.id}`}>{nameOf(row.personCode)}</Link> },
        { title: t("individual.items"), align: "right", render: (_, row) => row.items.length },
        { title: t("individual.fromUnit"), align: "right", render: (_, row) => row.items.filter((item) => item.taskId != null).length },
        { title: t("tasks.state"), render: (_, row) => <Tag color={planColours[row.state]}>{t(`individual.states.${row.state}`)}</Tag> },
        { title: t("individual.approvedOn"), render: (_, row) => dayText(row.approvedOn) },
      ]} />
    </Page>
  );
}
