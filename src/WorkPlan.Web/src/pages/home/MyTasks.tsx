import { useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { Link } from "../../components/Link";
import { Loaded, Nothing, Section } from "../../components/Page";
import { Due } from "../../components/Standing";

const shown = 8;

/** The tasks of the year that are still to be done, the nearest deadline first: the person's, or the unit's for who is no person of the staff register. */
export function MyTasks({ personCode, unit, workYear }: { personCode: string | undefined; unit: string; workYear: number }) {
  const { t } = useTranslation("home");
  const query = useQuery({
    queryKey: ["tasks", "home", personCode, unit, workYear],
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", {
      params: { query: { workYear, sort: "dueOn", pageSize: 200, ...(personCode !== undefined ? { responsible: personCode } : { unit }) } },
    })),
    select: (page) => page.items.filter((task) => task.state === "open" || task.state === "inProgress").slice(0, shown),
  });
  return (
    <Section title={personCode === undefined ? t("tasks.ofUnit") : t("tasks.mine")} extra={<Link to="/assignments/tasks">{t("tasks.all")}</Link>}>
      <Loaded query={query} empty={(tasks) => tasks.length === 0 && <Nothing>{t("tasks.none")}</Nothing>}>
        {(tasks) => (
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {tasks.map((task) => (
              <li key={task.id} style={{ display: "flex", gap: 12, padding: "8px 0", borderBottom: "1px solid #eef2f7" }}>
                <Link to={`/assignments/tasks/${task.id}`} style={{ flex: 1 }}>{task.title}</Link>
                <Due on={task.deadlineOn} open />
                <Progress type="circle" percent={task.percentDone} size={34} aria-label={t("tasks.done", { percent: task.percentDone })} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
