import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/planning";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { useUnitName } from "../../../components/UnitPicker";

type UnitTrace = components["schemas"]["UnitTraceView"];

/** Unit by unit: the plan, its answer, the tasks with who does them, and the first thing that is missing. */
export function UnitTraces({ rows, empty }: { rows: readonly UnitTrace[]; empty: string }) {
  const { t } = useTranslation("planning");
  const nameOf = useUnitName();
  return (
    <ShortTable<UnitTrace> rows={rows} rowKey="unitCode" empty={empty} columns={[
      { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
      { title: t("plans.name"), render: (_, row) => row.plan == null ? "–" : <Link className="reason" to={`/planning/plans/${row.plan.planId}`} search={{ tab: "trace" }}>{row.plan.title}</Link> },
      { title: t("traces.answer"), render: (_, row) => (
        <div className="reason">
          {row.answer?.answeredOn != null && <div>{row.answer.versionNumber == null ? t("traces.noChange", { day: dayText(row.answer.answeredOn) }) : t("traces.supplemented", { number: row.answer.versionNumber, day: dayText(row.answer.answeredOn) })}</div>}
          {row.uptakes.map((uptake) => <div key={uptake.id}>{dayText(uptake.takenUpOn)}: {uptake.how}</div>)}
        </div>
      ) },
      { title: t("traces.tasks"), render: (_, row) => (
        <ul className="reason" style={{ margin: 0, paddingInlineStart: 18 }}>
          {row.tasks.map((task) => <li key={task.taskId}>{task.title}{task.work.flatMap((work) => work.people).map((person) => <span key={person}> · {person}</span>)}{task.missing.map((gap) => <i key={gap}> – {t(`gaps.${gap}`)}</i>)}</li>)}
          {row.meetingTasks.map((task) => <li key={task.id}>{task.title} – {t(`meetingTasks.states.${task.state}`)}</li>)}
        </ul>
      ) },
      { title: t("traces.missing"), render: (_, row) => row.missing.length === 0 ? <Tag color="green">{t("traces.complete")}</Tag> : row.missing.map((gap) => <Tag key={gap} color="orange">{t(`gaps.${gap}`)}</Tag>) },
    ]} />
  );
}
