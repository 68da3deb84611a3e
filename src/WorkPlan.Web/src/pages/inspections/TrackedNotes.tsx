import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { ShortTable } from "../../components/DataTable";
import { dayText, momentText } from "../../components/dates";
import { Link } from "../../components/Link";
import { Loaded, Section } from "../../components/Page";
import { shortName } from "../../components/UnitPicker";

type Tracked = components["schemas"]["TrackedNote"];

/** What the units were told to heed, and what became of it; nothing where nobody was told anything. */
export function TrackedNotes({ id }: { id: string }) {
  const { t } = useTranslation("inspections");
  const query = useQuery({ queryKey: ["inspections", "campaigns", id, "notes"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/notes", { params: { path: { id } } })) });
  if (query.data?.length === 0) return null;
  return (
    <Section title={t("papers.notes")}>
      <Loaded query={query}>
        {(rows) => <ShortTable<Tracked> rows={rows} rowKey={(row) => row.note.id} columns={[
          { title: t("findings.unit"), render: (_, row) => <Link to={`/inspections/campaigns/${id}/units/${row.unitCode}`} search={{ tab: "papers" }}>{shortName(row.unitName)}</Link> },
          { title: t("papers.text"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 260 }}>{row.note.text}{(row.note.followUps ?? []).map((follow) => <div key={follow.at}><small>↳ {momentText(follow.at)}: {follow.text}</small></div>)}</span> },
          { title: t("state"), render: (_, row) => row.note.heededOn == null ? <Tag color="blue">{t("papers.open")}</Tag> : <Tag color="green">{t("papers.heeded", { day: dayText(row.note.heededOn) })}</Tag> },
        ]} />}
      </Loaded>
    </Section>
  );
}
