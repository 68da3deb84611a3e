import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { dayText, today, workYearOf } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Loaded, Section } from "../../../components/Page";
import { usePeriodText } from "../../../components/usePeriodText";

type Task = components["schemas"]["DigestTask"];

/** What a month was for somebody, and what the next one brings: also sent to them in its first days. */
export function Digest({ code }: { code: string }) {
  const { t } = useTranslation("assignments");
  const { workYear } = useScope();
  const periodText = usePeriodText();
  const [chosen, choose] = useState<string>();
  const now = today();
  // A work year begins in December: its first month is called M12 of that year.
  const months = [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) => ({ month: `${workYear}-M${String(month).padStart(2, "0")}`, from: `${month === 12 ? workYear - 1 : workYear}-${String(month).padStart(2, "0")}-01` })).filter((known) => known.from <= now);
  const month = months.find((known) => known.month === chosen)?.month ?? (workYear === workYearOf(now) ? months.at(-1)?.month : "") ?? "";
  const query = useQuery({ queryKey: ["people", "one", code, "digest", month], enabled: month !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people/{code}/work-digest", { params: { path: { code }, query: { month } } })) });
  if (months.length === 0) return null;
  return (
    <Section title={t("digest.title")} extra={<Select size="small" style={{ minWidth: 150 }} aria-label={t("digest.month")} placeholder={t("digest.month")} value={month || null} onChange={choose} options={months.map((known) => ({ value: known.month, label: periodText(known.month) }))} />}>
      {month === "" ? <p className="page-note">{t("digest.choose")}</p> : (
        <Loaded query={query}>
          {(digest) => (
            <>
              <p style={{ marginTop: 0 }}>{t("digest.load", { from: dayText(digest.workload.from), to: dayText(digest.workload.to), effort: digest.workload.effortDays, capacity: digest.workload.capacityDays, leave: digest.workload.leaveDays })}</p>
              <div className="thirds">{(["done", "overdue", "due"] as const).map((part) => <Tasks key={part} title={t(`digest.${part}`, { count: digest[part].length })} tasks={digest[part]} />)}</div>
            </>
          )}
        </Loaded>
      )}
    </Section>
  );
}

function Tasks({ title, tasks }: { title: string; tasks: readonly Task[] }) {
  const { t } = useTranslation("assignments");
  return (
    <div>
      <h3 style={{ fontSize: 14, margin: "0 0 4px" }}>{title}</h3>
      {tasks.length === 0 ? <p className="page-note">{t("digest.none")}</p> : <ul style={{ margin: 0, paddingInlineStart: 18 }}>{tasks.map((task) => <li key={`${task.taskId}${task.role}`}><Link to={`/assignments/tasks/${task.taskId}`}>{task.title}</Link>{task.deadlineOn != null && <> – {dayText(task.deadlineOn)}</>}{task.daysLate > 0 && <span style={{ color: "#b3261e" }}> ({t("digest.late", { count: task.daysLate })})</span>}</li>)}</ul>}
    </div>
  );
}
