import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Loaded, Page, Section } from "../../components/Page";

type Day = components["schemas"]["CalendarDayView"];

/** The work year with its halves, quarters and months, and the days off and made up that deadlines skip. */
export default function Calendar() {
  const { t } = useTranslation("planning");
  const { workYear } = useScope();
  const days = useQuery({
    queryKey: ["calendar", workYear],
    queryFn: async () => {
      const years = await Promise.all([workYear - 1, workYear].map((year) => dataOf(api.planning.GET("/api/v1/planning/calendars/{year}", { params: { path: { year } } }))));
      return years.flatMap((year) => year.days).filter((day) => day.date >= `${workYear - 1}-12-01` && day.date <= `${workYear}-11-30`);
    },
  });
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  return (
    <Page title={t("calendar.titleOf", { year: workYear })} note={t("calendar.note")}>
      <div className="two">
        <Section title={t("calendar.days")}>
          <Loaded query={days}>
            {(rows) => <ShortTable<Day> rows={rows} rowKey="date" empty={t("calendar.none")} columns={[
              { title: t("calendar.date"), render: (_, row) => dayText(row.date) },
              { title: t("calendar.kind"), render: (_, row) => <Tag color={row.kind.toLowerCase().includes("make") || row.kind.toLowerCase().includes("work") ? "blue" : "red"}>{t(`calendar.kinds.${row.kind}`, { defaultValue: row.kind })}</Tag> },
              { title: t("calendar.name"), dataIndex: "name" },
              { title: t("calendar.basis"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 300 }}>{row.basis}</span> },
            ]} />}
          </Loaded>
        </Section>
        <Section title={t("calendar.periods")}>
          <Loaded query={periods}>
            {(rows) => <ul className="numbers" style={{ paddingInlineStart: 18 }}>{rows.map((row) => <li key={row.code}><b>{row.code}</b>: {dayText(row.from)} – {dayText(row.to)}</li>)}</ul>}
          </Loaded>
        </Section>
      </div>
    </Page>
  );
}
