import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Loaded, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";

type Period = components["schemas"]["WorkPeriodView"];

/** What somebody did in the work year, unit by unit: what was done before a transfer stays where it was done. */
export function WorkRecord({ code }: { code: string }) {
  const { t } = useTranslation("assignments");
  const { workYear } = useScope();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["people", "one", code, "record", workYear], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people/{code}/work-record", { params: { path: { code }, query: { workYear } } })) });
  return (
    <Section title={t("record.title", { year: workYear })}>
      <Loaded query={query}>
        {(record) => (
          <ShortTable<Period> rows={record.periods} rowKey={(row) => `${row.unitCode}${row.from}`} empty={t("record.none")} columns={[
            { title: t("people.unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("people.validity"), render: (_, row) => `${dayText(row.from)} – ${dayText(row.to)}` },
            { title: t("record.held"), align: "right", dataIndex: "tasksHeld" },
            { title: t("record.done"), align: "right", dataIndex: "tasksDone" },
            { title: t("record.inTime"), align: "right", dataIndex: "doneInTime" },
            { title: t("record.confirmed"), align: "right", dataIndex: "confirmed" },
          ]} />
        )}
      </Loaded>
    </Section>
  );
}
