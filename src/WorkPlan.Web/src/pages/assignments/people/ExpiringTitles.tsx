import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Section } from "../../../components/Page";

type Expiring = components["schemas"]["ExpiringTitleView"];

/** Titles that end within two months, and what must be handed over by then. Nothing where none does. */
export function ExpiringTitles({ unit }: { unit: string }) {
  const { t } = useTranslation("assignments");
  const query = useQuery({ queryKey: ["people", "expiring", unit], enabled: unit !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/expiring-titles", { params: { query: { unit } } })) });
  if (query.data === undefined || query.data.length === 0) return null;
  return (
    <Section title={t("expiring.title", { count: query.data.length })}>
      <ShortTable<Expiring> rows={query.data} rowKey={(row) => `${row.personCode}${row.judicialTitle ?? row.managementTitle}`} size="small" columns={[
        { title: t("people.name"), render: (_, row) => <Link to={`/assignments/people/${row.personCode}`}>{row.fullName}</Link> },
        { title: t("people.titleName"), render: (_, row) => row.judicialTitle != null ? t(`judicialTitles.${row.judicialTitle}`) : row.managementTitle != null ? t(`managementTitles.${row.managementTitle}`) : "–" },
        { title: t("expiring.lastDay"), render: (_, row) => <>{dayText(row.lastDay)} <Tag color={row.daysLeft < 0 ? "red" : row.daysLeft <= 30 ? "orange" : "gold"}>{row.daysLeft < 0 ? t("expiring.over", { count: -row.daysLeft }) : t("expiring.left", { count: row.daysLeft })}</Tag></> },
        { title: t("expiring.tasks"), render: (_, row) => row.tasks.length === 0 ? t("expiring.noTasks") : <ul style={{ margin: 0, paddingInlineStart: 18 }}>{row.tasks.map((task) => <li key={task.taskId}><Link to={`/assignments/tasks/${task.taskId}`} style={{ whiteSpace: "normal" }}>{task.title}</Link>{task.dueOn != null && <> – {dayText(task.dueOn)}</>}</li>)}</ul> },
      ]} />
    </Section>
  );
}
