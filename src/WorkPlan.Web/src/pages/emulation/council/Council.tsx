import { useQueries, useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { CallSession } from "./CallSession";
import { AppointMember, ReleaseMember, SetUpCouncil } from "./SetUpCouncil";

type View = components["schemas"]["CouncilView"];
type Session = components["schemas"]["SessionView"];
export const sessionColours = { called: "blue", opened: "gold", closed: "green" } as const;

/** The councils that I may look into: who sits on them and when they met this year. */
export default function Council() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const [adding, setAdding] = useState<"council" | { member: View } | { session: View } | { released: View; person: string }>();
  const nameOf = useUnitName();
  const councils = useQuery({ queryKey: ["emulation", "councils"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/councils")) });
  const sessions = useQueries({
    queries: (councils.data ?? []).map((council) => ({ queryKey: ["emulation", "councils", council.id, "sessions"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/councils/{id}/sessions", { params: { path: { id: council.id } } })) })),
  });
  return (
    <Page title={t("council.title")} note={t("council.note")} actions={<><Link to="/emulation/proposals" style={{ alignSelf: "center" }}>{t("proposals.title")}</Link>{may("conductCouncils", unit) && <Button onClick={() => setAdding("council")}>{t("council.setUp")}</Button>}</>}>
      <Loaded query={councils} empty={(rows) => rows.length === 0 && <Nothing>{t(may("conductCouncils", unit) ? "council.noneSetUp" : "council.none")}</Nothing>}>
        {(rows) => (
          <div className="stack">
            {rows.map((council, index) => (
              <Section key={council.id} title={`${council.name} – ${nameOf(council.unitCode)}`} extra={may("conductCouncils", council.unitCode) && <span style={{ display: "flex", gap: 8, flexWrap: "wrap" }}><Button size="small" onClick={() => setAdding({ member: council })}>{t("council.appoint")}</Button><Button size="small" onClick={() => setAdding({ session: council })}>{t("council.call")}</Button></span>}>
                <p style={{ marginTop: 0 }}>{council.legalBasis}</p>
                <ul>{council.members.filter((member) => member.to == null || member.to >= today()).map((member) => <li key={member.personCode}>{member.fullName} – {t(`council.roles.${member.role}`)}{member.to != null && ` (${t("council.until", { day: dayText(member.to) })})`}{member.to == null && may("conductCouncils", council.unitCode) && <Button type="link" size="small" aria-label={`${t("council.release")}: ${member.fullName}`} onClick={() => setAdding({ released: council, person: member.personCode })}>{t("council.release")}</Button>}</li>)}</ul>
                <ShortTable<Session> rows={sessions[index]?.data?.filter((session) => session.workYear === workYear) ?? []} rowKey="id" empty={t("council.noSessions")} columns={[
                  { title: t("council.heldOn"), render: (_, row) => <Link to={`/emulation/council-sessions/${row.id}`}>{dayText(row.heldOn)}</Link> },
                  { title: t("council.agenda"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.agenda.join("; ")}</span> },
                  { title: t("council.state"), render: (_, row) => <Tag color={sessionColours[row.state]}>{t(`council.states.${row.state}`)}</Tag> },
                ]} />
              </Section>
            ))}
          </div>
        )}
      </Loaded>
      {adding === "council" && <SetUpCouncil unit={unit} workYear={workYear} onClose={() => setAdding(undefined)} />}
      {typeof adding === "object" && "member" in adding && <AppointMember council={adding.member} onClose={() => setAdding(undefined)} />}
      {typeof adding === "object" && "released" in adding && <ReleaseMember council={adding.released} person={adding.person} onClose={() => setAdding(undefined)} />}
      {typeof adding === "object" && "session" in adding && <CallSession council={adding.session} workYear={workYear} onClose={() => setAdding(undefined)} />}
    </Page>
  );
}
