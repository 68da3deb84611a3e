import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { ShortTable } from "../../components/DataTable";
import { Link } from "../../components/Link";
import { Section } from "../../components/Page";
import { Due, StandingTag } from "../../components/Standing";

type Duty = components["schemas"]["ObligationView"];

/** What the unit still owes because of inspections: self reports, and the remedy of findings; nothing where it owes nothing. */
export function Duties({ unit }: { unit: string }) {
  const { t } = useTranslation("inspections");
  const query = useQuery({
    queryKey: ["inspections", "obligations", unit], enabled: unit !== "", queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/obligations", { params: { query: { unit, sort: "dueAt", pageSize: 200 } } })),
    select: (page) => page.items.filter((duty) => duty.state === "open" || duty.state === "overdue"),
  });
  if (query.data === undefined || query.data.length === 0) return null;
  return (
    <Section title={t("duties.title")}>
      <ShortTable<Duty> rows={query.data} rowKey="id" columns={[
        { title: t("duties.what"), render: (_, row) => <Link to={row.kind === "remediate" ? `/inspections/findings/${row.subjectId}` : `/inspections/campaigns/${row.campaignId}`}>{t(row.kind === "remediate" ? "duties.remediate" : "duties.selfInspect")}</Link> },
        { title: t("duties.due"), render: (_, row) => <Due on={row.dueAt} open /> },
        { title: t("state"), render: (_, row) => <StandingTag state={row.state} /> },
      ]} />
    </Section>
  );
}
