import { useQuery } from "@tanstack/react-query";
import { Alert, Input, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/assignments";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText, today, workYearOf } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { byGivenName } from "../../components/people";
import { loadColour } from "./board/loads";
import { ExpiringTitles } from "./people/ExpiringTitles";

type Row = components["schemas"]["WorkloadRow"];

/** Who has how much of the days left, what nobody has, and who has nothing. */
export default function Workload() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  // Of a past year its middle, of this one today.
  const asOf = filters.asOf ?? (workYear < workYearOf(today()) ? `${workYear}-06-30` : today());
  const load = useQuery({ queryKey: ["workload", unit, asOf], enabled: unit !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/workload", { params: { query: { unit, asOf } } })) });
  const coverage = useQuery({ queryKey: ["coverage", unit, workYear, asOf], enabled: unit !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/coverage", { params: { query: { unit, workYear, asOf } } })) });
  return (
    <Page title={t("workload.title")} note={t("workload.note")}>
      <div className="filters no-print"><label>{t("workload.day")} <Input type="date" style={{ width: 160 }} value={asOf} onChange={(event) => event.target.value !== "" && change({ asOf: event.target.value })} /></label></div>
      <div className="stack">
        <Section title={t("workload.loads")}>
          <Loaded query={load}>
            {(view) => (
              <ShortTable<Row> rows={view.people.toSorted((a, b) => (b.percent ?? 0) - (a.percent ?? 0) || byGivenName(a.fullName, b.fullName))} rowKey="personCode" empty={t("people.none")} columns={[
                { title: t("people.name"), render: (_, row) => <Link to={`/assignments/people/${row.personCode}`}>{row.fullName}</Link> },
                { title: t("workload.tasks"), align: "right", dataIndex: "tasks" },
                { title: t("workload.effort"), align: "right", render: (_, row) => t("days", { count: row.effortDays }) },
                { title: t("workload.capacity"), align: "right", render: (_, row) => t("days", { count: row.capacityDays }) },
                { title: t("workload.share"), width: 260, render: (_, row) => <Progress status="normal" percent={Math.min(row.percent ?? 0, 100)} strokeColor={loadColour(row.percent)} aria-label={t("workload.share")} format={() => (row.percent == null ? "–" : `${row.percent} %`)} /> },
              ]} />
            )}
          </Loaded>
          {load.data !== undefined && <p className="page-note">{t("workload.asOf", { day: dayText(load.data.asOf) })}</p>}
        </Section>
        <ExpiringTitles unit={unit} />
        <Loaded query={coverage}>
          {(view) => (
            <div className="two">
              {view.planOverdueSince != null && <Alert type="warning" showIcon title={t("workload.planOverdue", { day: dayText(view.planOverdueSince) })} style={{ gridColumn: "1 / -1" }} />}
              <Section title={t("workload.uncovered", { count: view.tasksWithoutAnyone.length })} extra={<Link to="/assignments/board">{t("workload.toBoard")}</Link>}>
                <ShortTable<(typeof view.tasksWithoutAnyone)[number]> rows={view.tasksWithoutAnyone} rowKey="taskId" empty={t("workload.allCovered")} columns={[
                  { title: t("tasks.due"), width: 110, render: (_, row) => dayText(row.dueOn) },
                  { title: t("tasks.task"), render: (_, row) => <Link to={`/assignments/tasks/${row.taskId}`} style={{ whiteSpace: "normal" }}>{row.title}</Link> },
                ]} />
              </Section>
              <Section title={t("workload.idle", { count: view.peopleWithoutTasks.length })}>
                {view.peopleWithoutTasks.length === 0 ? <Nothing>{t("workload.nobodyIdle")}</Nothing> : (
                  <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                    {view.peopleWithoutTasks.toSorted((a, b) => byGivenName(a.fullName, b.fullName)).map((person) => <li key={person.personCode}><Link to={`/assignments/people/${person.personCode}`}>{person.fullName}</Link></li>)}
                  </ul>
                )}
              </Section>
              <Section title={t("workload.inNoPlan", { count: view.tasksInNoIndividualPlan.length })} extra={<Link to="/assignments/individual-plans">{t("individual.title")}</Link>}>
                {view.tasksInNoIndividualPlan.length === 0 ? <Nothing>{t("workload.allPlanned")}</Nothing> : <ul style={{ margin: 0, paddingInlineStart: 18 }}>{view.tasksInNoIndividualPlan.map((task) => <li key={task.taskId}><Link to={`/assignments/tasks/${task.taskId}`}>{task.title}</Link></li>)}</ul>}
              </Section>
              <Section title={t("workload.orphaned", { count: view.tasksOrphaned.length })} extra={<Link to="/assignments/handovers">{t("handOvers.title")}</Link>}>
                {view.tasksOrphaned.length === 0 ? <Nothing>{t("workload.noOrphans")}</Nothing> : <ul style={{ margin: 0, paddingInlineStart: 18 }}>{view.tasksOrphaned.map((task) => <li key={task.taskId}><Link to={`/assignments/tasks/${task.taskId}`}>{task.title}</Link> – {t("workload.former", { name: task.formerFullName, day: dayText(task.lastDay) })}</li>)}</ul>}
              </Section>
            </div>
          )}
        </Loaded>
      </div>
    </Page>
  );
}
