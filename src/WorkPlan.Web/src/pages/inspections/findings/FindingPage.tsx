import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Descriptions, Tag, Timeline } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import { dayText, momentText } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { OpenFile } from "../OpenFile";
import { FindingCard, proofOf, severityColours, type Finding } from "./FindingCard";
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
                { label: t("findings.cause"), children: <>{finding.cause}{finding.causeKind != null && <Tag>{t(`causeKinds.${finding.causeKind}`)}</Tag>}{finding.causeObjective != null && <Tag>{t(finding.causeObjective ? "causeKinds.objective" : "causeKinds.subjective")}</Tag>}</> },
                { label: t("findings.remedy"), children: finding.remedy },
                { label: t("findings.raisedOn"), children: dayText(finding.raisedOn) }, { label: t("findings.due"), children: momentText(finding.dueAt) },
                ...(finding.itemCode == null ? [] : [{ label: t("findings.cites"), children: <Grounds finding={finding} /> }]),
                ...(finding.referral == null ? [] : [{ label: t("findings.referred"), children: t("findings.referredWhat", { body: finding.referral.body, number: finding.referral.number, day: dayText(finding.referral.issuedOn) }) }]),
                { label: t("findings.head"), children: finding.headName ?? "–" },
                { label: t("findings.inspection"), children: <Link to={`/inspections/campaigns/${finding.campaignId}/units/${finding.unitCode}`}>{t("unit.title")}</Link> },
                ...(finding.planId == null ? [] : [{ label: t("findings.plan"), children: <OfPlan finding={finding} planId={finding.planId} /> }]),
                ...finding.handOvers.map((move) => ({ label: t("findings.handedOver"), children: `${nameOf(move.fromUnitCode)} → ${nameOf(move.toUnitCode)}, ${dayText(move.effectiveOn)} (${move.legalBasis})` })),
              ]} />
            </Section>
            <div className="stack">
              <Section title={t("findings.course")}>
                {finding.remediations.length + finding.reopenings.length === 0 && <Nothing>{t("findings.noRemedy")}</Nothing>}
                <Timeline items={[
                  ...finding.remediations.map((remedy) => ({ content: <>{remedy.description}<br /><small>{t("findings.remedied", { day: dayText(remedy.effectiveOn), evidence: remedy.evidence.caption })}</small> {remedy.evidence.contentType != null && <OpenFile path={proofOf(finding, remedy.id)} name={remedy.evidence.caption} />}</> })),
                  ...finding.reopenings.map((row) => ({ color: "red", content: <>{t("findings.reopened", { day: dayText(row.reopenedOn), reason: row.reason })}</> })),
                  ...(finding.verifiedOn == null ? [] : [{ color: "green", content: t("findings.verifiedOn", { day: dayText(finding.verifiedOn) }) }]),
                ]} />
              </Section>
              {finding.repeatOfId != null && <Repeats finding={finding} />}
            </div>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

/** The question, and the file or the fact that shows it. */
function Grounds({ finding }: { finding: Finding }) {
  const { t } = useTranslation("inspections");
  return (
    <div>
      <div>{t("findings.citedItem", { code: finding.itemCode })}</div>
      {finding.citedFact != null && <div>{finding.citedFact.sentence} <small>({momentText(finding.citedFact.asOf)})</small></div>}
      {finding.evidenceId != null && <OpenFile path={`/api/v1/inspections/campaigns/${finding.campaignId}/units/${finding.unitCode}/evidence/${finding.evidenceId}/content`} />}
    </div>
  );
}

/** The plan, and the item of it at which the finding stands as a flag. */
function OfPlan({ finding, planId }: { finding: Finding; planId: string }) {
  const { t } = useTranslation("inspections");
  const fieldOf = useFieldName();
  const item = finding.planTaskId != null || finding.planTargetCode != null;
  const plan = useQuery({ queryKey: ["plans", planId, "items"], enabled: item, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}", { params: { path: { id: planId } } })) });
  const name = finding.planTaskId != null ? plan.data?.tasks.find((task) => task.id === finding.planTaskId)?.title
    : finding.planTargetCode != null ? plan.data?.sections.flatMap((section) => section.targets).find((target) => target.targetCode === finding.planTargetCode)?.name ?? finding.planTargetCode
    : finding.fieldCode != null ? fieldOf(finding.fieldCode) : undefined;
  return <><Link to={`/planning/plans/${planId}`} search={{ tab: finding.planTaskId != null ? "tasks" : "sections" }}>{t("findings.toPlan")}</Link>{name !== undefined && <div>{name}</div>}</>;
}

/** The same matter, found in the unit or in those that went into it before. */
function Repeats({ finding }: { finding: Finding }) {
  const { t } = useTranslation("inspections");
  const query = useQuery({ queryKey: ["inspections", "findings", finding.id, "repeats"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/findings/{id}/repeats", { params: { path: { id: finding.id } } })) });
  return (
    <Section title={t("findings.repeats", { count: finding.repeats })}>
      <Loaded query={query}>{(chain) => <div className="stack" style={{ gap: 8 }}>{chain.filter((earlier) => earlier.id !== finding.id).map((earlier) => <FindingCard key={earlier.id} finding={earlier} />)}</div>}</Loaded>
    </Section>
  );
}
