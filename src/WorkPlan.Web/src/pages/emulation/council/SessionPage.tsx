import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { dayText } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { Ballot } from "./Ballot";
import { sessionColours } from "./Council";
import { SessionSteps } from "./SessionSteps";

/** One session of a council: its agenda, whether it has its quorum, and its ballots. */
export default function SessionPage() {
  const { t } = useTranslation("emulation");
  const { id } = useParams({ strict: false }) as { id: string };
  const path = { params: { path: { id } } };
  const session = useQuery({ queryKey: ["emulation", "sessions", id], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/council-sessions/{id}", path)) });
  const council = useQuery({ queryKey: ["emulation", "councils", session.data?.councilId], enabled: session.data !== undefined, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/councils/{id}", { params: { path: { id: session.data!.councilId } } })) });
  const nameOf = (person: string) => council.data?.members.find((member) => member.personCode === person)?.fullName;
  const ballots = useQuery({ queryKey: ["emulation", "sessions", id, "ballots"], refetchInterval: 10_000, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/council-sessions/{id}/ballots", path)) });
  return (
    <Loaded query={session}>
      {(view) => (
        <Page title={t("council.sessionOf", { day: dayText(view.heldOn) })} note={<><Tag color={sessionColours[view.state]}>{t(`council.states.${view.state}`)}</Tag>{council.data?.name}</>} actions={<><Link to="/emulation/council" style={{ alignSelf: "center" }}>{t("council.title")}</Link>{view.state !== "called" && <Link to="/emulation/titles" style={{ alignSelf: "center" }}>{t("conferred.title")}</Link>}<SessionSteps session={view} /></>}>
          <div className="stack">
            <Section title={t("council.agenda")}>
              <ol style={{ margin: 0, paddingInlineStart: 20 }}>{view.agenda.map((item) => <li key={item}>{item}</li>)}</ol>
              {view.state !== "called" && <p style={{ marginBottom: 0 }}>{t("council.present", { present: view.presentPersonCodes.length, members: view.members, quorum: view.quorum })} {council.data !== undefined && `${view.presentPersonCodes.map(nameOf).filter((name) => name !== undefined).join(", ")}.`}</p>}
              {view.conclusions != null && <Alert style={{ marginTop: 12 }} type="success" title={t("council.conclusions")} description={view.conclusions} />}
            </Section>
            <Loaded query={ballots} empty={(rows) => rows.length === 0 && <Nothing>{t(`council.noBallotsWhen.${view.state}`)}</Nothing>}>
              {(rows) => <>{rows.map((ballot) => <Ballot key={ballot.id} ballot={ballot} changed={["emulation", "sessions"]} />)}</>}
            </Loaded>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
