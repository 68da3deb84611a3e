import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Descriptions, Tag, Timeline } from "antd";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../../api/client";
import { dayText, momentText } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { severityColours } from "./FindingCard";
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
