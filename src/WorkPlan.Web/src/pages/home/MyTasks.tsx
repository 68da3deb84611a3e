import { useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { Link } from "../../components/Link";
import { Loaded, Nothing, Section } from "../../components/Page";
import { Due } from "../../components/Standing";

/** The tasks of the person, or of the unit for who is no person of the staff register. */
export function MyTasks({ personCode, unit }: { personCode: string | undefined; unit: string }) {
  const { t } = useTranslation("home");
  const query = useQuery({
    queryKey: ["tasks", "home", personCode, unit],
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", {
      params: { query: { pageSize: 8, ...(personCode !== undefined ? { responsible: personCode } : { unit }) } },
    })),
    enabled: unit !== "" || personCode !== undefined,
  });
  return (
    <Section title={personCode === undefined ? t("tasks.ofUnit") : t("tasks.mine")} extra={<Link to="/assignments/tasks">{t("tasks.all")}</Link>}>
      <Loaded query={query} empty={(data) => data.items.length === 0 && <Nothing>{t("tasks.none")}</Nothing>}>
        {(data) => (
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {data.items.map((task) => (
              <li key={task.id} style={{ display: "flex", gap: 12, padding: "8px 0", borderBottom: "1px solid #eef2f7" }}>
                <span style={{ flex: 1 }}>{task.title}</span>
                <Due on={task.deadlineOn} open={task.state === "open"} />
                <Progress type="circle" percent={task.percentDone} size={34} aria-label={t("tasks.done", { percent: task.percentDone })} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
