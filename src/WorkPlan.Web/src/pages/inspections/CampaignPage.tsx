import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Descriptions, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { ShortTable } from "../../components/DataTable";
import { dayText, momentText } from "../../components/dates";
import { DocumentOut } from "../../components/DocumentOut";
import { Link } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { shortName, useUnitName } from "../../components/UnitPicker";
import { campaignColours } from "./Campaigns";
import { CampaignSteps } from "./CampaignSteps";
import { Scores } from "./Scores";
import { conductingUnitOf } from "./sides";
import { TrackedNotes } from "./TrackedNotes";

type Unit = components["schemas"]["CampaignUnitView"];
const stages = { open: { background: "#fff", border: "#b8c4d4" }, submitted: { background: "#e6eefb", border: "#1b4b8f" }, concluded: { background: "#e3f2ea", border: "#2f855a" } } as const;

/** One campaign: which units are visited and which inspect themselves, how far each is, and the summary from the data. */
export default function CampaignPage() {
  const { t, i18n } = useTranslation("inspections");
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const may = useMay();
  const params = { params: { path: { id } } };
  const campaign = useQuery({ queryKey: ["inspections", "campaigns", id], queryFn: () => taggedOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}", params)) });
  const units = useQuery({ queryKey: ["inspections", "campaigns", id, "units"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/units", { params: { path: { id }, query: { pageSize: 200 } } })) });
  const summary = useQuery({ queryKey: ["inspections", "campaigns", id, "summary"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/summary", params)) });
  return (
    <Loaded query={campaign}>
      {({ data, tag }) => (
        <Page title={data.title} note={<>{nameOf(data.byUnitCode)}{data.handOvers.map((step) => <span key={step.toUnitCode}> → {t("campaigns.handedOver", { to: nameOf(step.toUnitCode), day: dayText(step.effectiveOn) })}</span>)} · <Tag color={campaignColours[data.state]}>{t(`campaigns.states.${data.state}`)}</Tag></>} actions={
          <><DocumentOut path={`/api/v1/inspections/campaigns/${id}/summary/document`} label={t("campaigns.summaryDocument")} /><CampaignSteps campaign={data} tag={tag} /></>
        }>
          <div className="stack">
            <Loaded query={summary}>{(view) => <Alert type="info" showIcon title={i18n.language === "en" ? view.sentenceInEnglish : view.sentence} description={<Outstanding outstanding={view.outstanding} nameOf={nameOf} />} />}</Loaded>
            <Section title={t("campaigns.about")}>
              <Descriptions size="small" column={{ xs: 1, md: 2, xl: 3 }} items={[
                { label: t("campaigns.subject"), children: data.subject }, { label: t("campaigns.date"), children: dayText(data.campaignDate) },
                { label: t("campaigns.examined"), children: `${dayText(data.examinedFrom)} – ${dayText(data.examinedTo)}` }, { label: t("campaigns.reportDue"), children: momentText(data.selfReportDueAt) },
                ...(data.planDocument == null ? [] : [{ label: t("campaigns.planDocument"), children: t("campaigns.numberOf", { number: data.planDocument.number, day: dayText(data.planDocument.issuedOn) }) }]),
                ...(data.fieldworkFrom == null ? [] : [{ label: t("campaigns.fieldwork"), children: `${dayText(data.fieldworkFrom)} – ${dayText(data.fieldworkTo)}` }]),
                ...(data.noticeWorkingDays == null ? [] : [{ label: t("campaigns.notice"), children: t("campaigns.noticeDays", { count: data.noticeWorkingDays }) }]),
                ...(data.announcedOn == null ? [] : [{ label: t("campaigns.announcedOn"), children: dayText(data.announcedOn) }]),
              ]} />
              {data.outline != null && <><h3 style={{ fontSize: 14, marginBottom: 4 }}>{t("campaigns.outline")}</h3><p style={{ whiteSpace: "pre-wrap", margin: 0 }}>{data.outline}</p></>}
            </Section>
            {data.team.length > 0 && <Section title={t("campaigns.team")}><p style={{ marginTop: 0 }}>{data.teamDecision == null ? t("campaigns.undecided") : t("campaigns.decided", { number: data.teamDecision.number, day: dayText(data.teamDecision.issuedOn), issuer: data.teamDecision.issuer })}</p><ul style={{ margin: 0, paddingInlineStart: 18 }}>{data.team.map((member) => <li key={member.personCode}>{member.fullName} – {t(`teamRoles.${member.role}`)}{member.overrides.map((row) => <div key={row.unitCode}><small>⚠ {nameOf(row.unitCode)}: {row.reason}</small></div>)}</li>)}</ul>{data.formerTeams.filter((team) => team.decision != null).map((team) => <p key={team.replacedAt} style={{ marginBottom: 0 }}><small>{t("campaigns.formerTeam", { number: team.decision!.number, members: team.members.map((member) => member.fullName).join(", ") })}</small></p>)}</Section>}
            <Loaded query={units}>{(page) => <div className="two">{(["direct", "self"] as const).map((mode) => <UnitMap key={mode} campaign={id} mode={mode} units={page.items.filter((unit) => unit.mode === mode)} />)}</div>}</Loaded>
            {data.lessons.length > 0 && <Section title={t("lessons.given")}>{data.lessons.map((notice) => <details key={notice.id}><summary>{t("campaigns.numberOf", { number: notice.number, day: dayText(notice.issuedOn) })}</summary><p style={{ whiteSpace: "pre-wrap" }}>{notice.text}</p></details>)}</Section>}
            <TrackedNotes id={id} />
            {may("inspect", conductingUnitOf(data)) && <><Scores campaign={data} /><Risks id={id} /></>}
          </div>
        </Page>
      )}
    </Loaded>
  );
}

/** Where to go next, and where the units' own answers were kinder than the team's. */
function Risks({ id }: { id: string }) {
  const { t } = useTranslation("inspections");
  const nameOf = useUnitName();
  const params = { params: { path: { id } } };
  const candidates = useQuery({ queryKey: ["inspections", "campaigns", id, "candidates"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/candidates", params)) });
  const discrepancies = useQuery({ queryKey: ["inspections", "campaigns", id, "discrepancies"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/discrepancies", params)) });
  return (
    <div className="two">
      <Section title={t("campaigns.candidates")}>
        <Loaded query={candidates}>
          {(rows) => <ShortTable<components["schemas"]["CandidateView"]> rows={rows} rowKey="unitCode" empty={t("campaigns.noCandidates")} columns={[
            { title: t("findings.unit"), render: (_, row) => shortName(row.unitName) },
            { title: t("campaigns.risk"), align: "right", dataIndex: "risk" },
            { title: t("campaigns.why"), render: (_, row) => <ul style={{ margin: 0, paddingInlineStart: 18, whiteSpace: "normal" }}>{row.reasons.map((reason) => <li key={reason.code}>{reason.text}</li>)}</ul> },
          ]} />}
        </Loaded>
      </Section>
      <Section title={t("campaigns.discrepancies")}>
        <Loaded query={discrepancies}>
          {(rows) => <ShortTable<components["schemas"]["Discrepancy"]> rows={rows} rowKey="unitCode" empty={t("campaigns.noDiscrepancies")} columns={[
            { title: t("findings.unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("campaigns.overrating"), align: "right", dataIndex: "overrating" },
            { title: t("campaigns.items"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.items.map((item) => `${item.itemCode} ${item.self}→${item.direct}`).join("; ")}</span> },
          ]} />}
        </Loaded>
      </Section>
    </div>
  );
}

/** The units of one kind as tiles: stage by colour and word, lateness and escalation by word. */
function UnitMap({ campaign, mode, units }: { campaign: string; mode: "direct" | "self"; units: readonly Unit[] }) {
  const { t } = useTranslation("inspections");
  return (
    <Section title={t("campaigns.unitsOf", { mode: t(`modes.${mode}`), count: units.length })}>
      <div style={{ display: "grid", gap: 8, gridTemplateColumns: "repeat(auto-fill, minmax(190px, 1fr))" }}>
        {units.map((unit) => (
          <Link key={unit.id} to={`/inspections/campaigns/${campaign}/units/${unit.unitCode}`} style={{ display: "block", padding: "8px 10px", borderRadius: 6, color: "inherit", background: stages[unit.state].background, borderLeft: `4px solid ${stages[unit.state].border}`, boxShadow: "0 0 0 1px #e3e8ef" }}>
            <b style={{ display: "block" }}>{shortName(unit.unitName)}</b>
            <small>{t(`unit.states.${unit.state}`)}{unit.grade != null && unit.state === "concluded" && ` · ${t(`grades.${unit.grade}`)}`}</small>
            {unit.late && <Tag color="red">{t("unit.late")}</Tag>}
            {unit.escalatedOn != null && <Tag color="orange" title={unit.escalationReason ?? undefined}>{t("unit.escalated", { day: dayText(unit.escalatedOn) })}</Tag>}
          </Link>
        ))}
      </div>
    </Section>
  );
}

function Outstanding({ outstanding, nameOf }: { outstanding: components["schemas"]["OutstandingView"]; nameOf: (code: string) => string }) {
  const { t } = useTranslation("inspections");
  const groups = (["unreported", "withoutMinutes", "unconcluded"] as const).filter((group) => outstanding[group].length > 0);
  return <>{groups.map((group) => <div key={group}><b>{t(`campaigns.outstanding.${group}`)}</b>: {outstanding[group].map(nameOf).join(", ")}</div>)}</>;
}
