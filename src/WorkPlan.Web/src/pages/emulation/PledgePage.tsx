import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { Link } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { Pledge } from "./Pledge";

/** One unit's pledge, for the signer whom a notice has led here. */
export default function PledgePage() {
  const { t } = useTranslation("emulation");
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["emulation", "pledges", id], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/pledges/{id}", { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {(pledge) => (
        <Page title={t("pledges.title")} note={nameOf(pledge.unitCode)} actions={<Link to={`/emulation/campaigns/${pledge.campaignId}`}>{t("campaigns.one")}</Link>}>
          <Section title={t("pledges.title")}><Pledge pledge={pledge} /></Section>
        </Page>
      )}
    </Loaded>
  );
}
