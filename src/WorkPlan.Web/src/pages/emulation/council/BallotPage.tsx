import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { Link } from "../../../components/Link";
import { Loaded, Page } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { Ballot } from "./Ballot";

/** One ballot, for the elector whom a notice has led here; its session has the agenda and the other ballots. */
export default function BallotPage() {
  const { t } = useTranslation("emulation");
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["emulation", "sessions", "ballot", id], refetchInterval: 10_000, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/ballots/{id}", { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {(ballot) => (
        <Page title={`${t("ballot.title")}: ${t(`titles.${ballot.title}`)}`} note={nameOf(ballot.unitCode)} actions={<Link to={`/emulation/council-sessions/${ballot.sessionId}`}>{t("council.session")}</Link>}>
          <Ballot ballot={ballot} changed={["emulation", "sessions"]} />
        </Page>
      )}
    </Loaded>
  );
}
