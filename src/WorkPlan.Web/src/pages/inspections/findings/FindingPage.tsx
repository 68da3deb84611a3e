import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Tag, Timeline } from "antd";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../../api/client";
import { dayText, momentText } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { download } from "../../../api/raw";
import { useTellProblem } from "../../../components/Problem";
import { severityColours, type Finding } from "./FindingCard";
import { FindingSteps } from "./FindingSteps";

/** A finding from its statement to its verified remedy. */
export default function FindingPage() {
  const { t } = useTranslation("inspections");
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["inspections", "findings", id], queryFn: () => taggedOf(api.inspections.GET("/api/v1/inspections/findings/{id}", { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {({ data: finding, tag }) => (
        <Page title={t("findings.one", { unit: nameOf(finding.unitCode) })} note={<><Tag color={severityColours[finding.severity]}>{t(`severities.${finding.severity}`)}</Tag><Tag>{t(`categories.${finding.category}`)}</Tag><Tag color={finding.state === "verified" ? "green" : finding.state === "remediated" ? "blue" : "orange"}>{t(`findings.states.${finding.state}`)}</Tag></>} actions={<FindingSteps finding={finding} tag={tag} />}>
          <div className="two">
            <Section title={t("findings.about")}>
              <p style={{ whiteSpace: "pre-wrap", marginTop: 0 }}>{finding.statement}</p>
              <Descriptions size="small" column={1} items={[
                { label: t("findings.cause"), children: finding.cause }, { label: t("findings.remedy"), children: finding.remedy },
                { label: t("findings.raisedOn"), children: dayText(finding.raisedOn) }, { label: t("findings.due"), children: momentText(finding.dueAt) },
                ...(finding.itemCode == null ? [] : [{ label: t("findings.cites"), children: <Grounds finding={finding} /> }]),
                ...(finding.referral == null ? [] : [{ label: t("findings.referred"), children: t("findings.referredWhat", { body: finding.referral.body, number: finding.referral.number, day: dayText(finding.referral.issuedOn) }) }]),
                { label: t("findings.head"), children: finding.headName ?? "–" },
                { label: t("findings.inspection"), children: <Link to={`/inspections/campaigns/${finding.campaignId}/units/${finding.unitCode}`}>{t("unit.title")}</Link> },
                ...(finding.planId == null ? [] : [{ label: t("findings.plan"), children: <Link to={`/planning/plans/${finding.planId}`}>{t("findings.toPlan")}</Link> }]),
                ...finding.handOvers.map((move) => ({ label: t("findings.handedOver"), children: `${nameOf(move.fromUnitCode)} → ${nameOf(move.toUnitCode)}, ${dayText(move.effectiveOn)} (${move.legalBasis})` })),
              ]} />
            </Section>
            <Section title={t("findings.course")}>
              {finding.remediations.length + finding.reopenings.length === 0 && <Nothing>{t("findings.noRemedy")}</Nothing>}
              <Timeline items={[
                ...finding.remediations.map((remedy) => ({ content: <>{remedy.description}<br /><small>{t("findings.remedied", { day: dayText(remedy.effectiveOn), evidence: remedy.evidence.caption })}</small></> })),
                ...finding.reopenings.map((row) => ({ color: "red", content: <>{t("findings.reopened", { day: dayText(row.reopenedOn), reason: row.reason })}</> })),
                ...(finding.verifiedOn == null ? [] : [{ color: "green", content: t("findings.verifiedOn", { day: dayText(finding.verifiedOn) }) }]),
              ]} />
            </Section>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

/** The question, and the file or the fact that shows it. */
function Grounds({ finding }: { finding: Finding }) {
  const { t } = useTranslation("inspections");
  const tellProblem = useTellProblem();
  const file = `/api/v1/inspections/campaigns/${finding.campaignId}/units/${finding.unitCode}/evidence/${finding.evidenceId}/content`;
  return (
    <div>
      <div>{t("findings.citedItem", { code: finding.itemCode })}</div>
      {finding.citedFact != null && <div>{finding.citedFact.sentence} <small>({momentText(finding.citedFact.asOf)})</small></div>}
      {finding.evidenceId != null && <Button type="link" style={{ padding: 0 }} onClick={() => void download(file).catch(tellProblem)}>{t("findings.open")}</Button>}
    </div>
  );
}
