import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { DirectionForm } from "./DirectionForm";
import { OfMeeting } from "./OfMeeting";
import { attendeeRoles, SessionForm } from "./SessionForm";

type Conclusion = components["schemas"]["ConclusionView"];

/** A thematic session: what it was for, who was there, and what became of its conclusions. */
export default function SessionPage() {
  const { t } = useTranslation("planning");
  const { id } = useParams({ strict: false }) as { id: string };
  const [rewriting, setRewriting] = useState(false);
  const [directing, setDirecting] = useState<Conclusion>();
  const nameOf = useUnitName();
  const may = useMay();
  const path = { params: { path: { id } } };
  const query = useQuery({ queryKey: ["sessions", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/sessions/{id}", path)) });
  const conclusions = useQuery({ queryKey: ["sessions", id, "conclusions"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/sessions/{id}/conclusions", path)) });
  return (
    <Loaded query={query}>
      {({ data, tag }) => {
        const occasion = t("sessions.titleOf", { day: dayText(data.heldOn) });
        const leading = data.attendees.find((one) => one.role === "directing")?.name ?? data.attendees.find((one) => one.role === "chairing")?.name;
        return (
          <Page title={data.theme} note={`${nameOf(data.unitCode)} · ${occasion} · ${t("plans.yearOf", { year: data.workYear })}`} actions={may("recordMeetings", data.unitCode) && <Button onClick={() => setRewriting(true)}>{t("sessions.rewrite")}</Button>}>
            <div className="stack">
              <div className="two">
                <Section title={t("sessions.agenda")}>
                  <p style={{ marginTop: 0 }}><b>{t("sessions.purpose")}:</b> {data.purpose}</p>
                  {data.requirements != null && <p><b>{t("sessions.requirements")}:</b> {data.requirements}</p>}
                  <ol style={{ margin: 0, paddingInlineStart: 20 }}>{data.topics.map((topic) => <li key={topic}>{topic}</li>)}</ol>
                </Section>
                <Section title={t("sessions.attendees")}>
                  <ul tabIndex={0} aria-label={t("sessions.attendees")} style={{ listStyle: "none", margin: 0, padding: 0, maxHeight: 320, overflow: "auto" }}>
                    {data.attendees.toSorted((a, b) => attendeeRoles.indexOf(a.role) - attendeeRoles.indexOf(b.role)).map((one) => <li key={`${one.name}-${one.role}`} style={{ padding: "2px 0" }}>{one.name} {one.role !== "participating" && <Tag color="blue">{t(`sessions.roles.${one.role}`)}</Tag>}</li>)}
                  </ul>
                </Section>
              </div>
              <Section title={t("sessions.conclusions")}>
                <Loaded query={conclusions}>
                  {(rows) => <ShortTable<Conclusion> rows={rows} rowKey="number" empty={t("sessions.noConclusions")} columns={[
                    { title: "", width: 40, dataIndex: "number" },
                    { title: t("sessions.conclusion"), render: (_, row) => <span className="reason">{row.text}</span> },
                    { title: t("directions.uptake"), render: (_, row) => row.directionId == null ? <Tag>{t("sessions.noDirection")}</Tag> : <Link to={`/planning/directions/${row.directionId}`}>{row.takenUp ? t("directions.takenUp.true") : t("directions.takenUp.false")}</Link> },
                    { title: "", render: (_, row) => row.directionId == null && may("recordMeetings", data.unitCode) && <Button size="small" onClick={() => setDirecting(row)}>{t("sessions.makeDirection")}</Button> },
                  ]} />}
                </Loaded>
              </Section>
              <OfMeeting meeting={{ kind: "sessions", id }} unit={data.unitCode} origin={{}} />
            </div>
            {rewriting && <SessionForm unit={data.unitCode} known={data} tag={tag} onClose={() => setRewriting(false)} />}
            {directing !== undefined && <DirectionForm unit={data.unitCode} origin={{ sessionId: id, conclusion: directing.number, workYear: data.workYear, text: directing.text, occasion, givenOn: data.heldOn, ...(leading !== undefined && { givenBy: leading }) }} onClose={() => setDirecting(undefined)} />}
          </Page>
        );
      }}
    </Loaded>
  );
}
