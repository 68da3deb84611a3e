import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Link } from "../../components/Link";
import { Loaded, Section } from "../../components/Page";
import { Due, StandingTag } from "../../components/Standing";
import { useUnitName } from "../../components/UnitPicker";

type Owed = components["schemas"]["OwedConferenceView"];

/** Who has held the conference that the campaign asks for, and who still owes it. */
export function OwedConferences({ campaign }: { campaign: components["schemas"]["CampaignView"] }) {
  const { t } = useTranslation("emulation");
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["emulation", "obligations", campaign.workYear], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/obligations", { params: { query: { workYear: campaign.workYear } } })) });
  return (
    <Section title={t("conferences.owed")} extra={<Link to="/emulation/conferences">{t("conferences.settle")}</Link>}>
      <Loaded query={query}>
        {(rows) => <ShortTable<Owed> rows={rows.filter((row) => row.subjectId === campaign.id)} rowKey="unitCode" empty={t("conferences.nobody")} columns={[
          { title: t("unit"), render: (_, row) => nameOf(row.unitCode) },
          { title: t("campaigns.conferenceDue"), render: (_, row) => <Due on={row.dueOn} open={row.state === "open" || row.state === "overdue"} /> },
          { title: t("conferences.calledFor"), render: (_, row) => dayText(row.calledFor) },
          { title: t("conferences.heldOn"), render: (_, row) => <>{dayText(row.satisfiedOn)} {row.late && <Tag color="red">{t("late")}</Tag>}</> },
          { title: t("conferences.state"), render: (_, row) => <StandingTag state={row.state} /> },
        ]} />}
      </Loaded>
    </Section>
  );
}
