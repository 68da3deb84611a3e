import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/inspections";
import { Link } from "../../../components/Link";
import { Due } from "../../../components/Standing";
import { useUnitName } from "../../../components/UnitPicker";

export type Finding = components["schemas"]["FindingView"];
export const findingCategories = ["principleFile", "planContent", "dissemination", "assignment", "briefing", "emulation", "result", "conduct", "other"] as const;
export const findingSeverities = ["limitation", "shortcoming", "weakness", "violation"] as const;
export const severityColours = { limitation: "default", shortcoming: "gold", weakness: "orange", violation: "red" } as const;

/** The proof that the unit handed in with a remedy. */
export function proofOf(finding: Finding, remediationId: string): string {
  return `/api/v1/inspections/findings/${finding.id}/remediations/${remediationId}/content`;
}

export function FindingCard({ finding }: { finding: Finding }) {
  const { t } = useTranslation("inspections");
  const nameOf = useUnitName();
  return (
    <article style={{ background: "#fff", border: "1px solid #e3e8ef", borderRadius: 8, padding: "10px 12px" }}>
      <div><Tag color={severityColours[finding.severity]}>{t(`severities.${finding.severity}`)}</Tag><Tag>{t(`categories.${finding.category}`)}</Tag>{finding.reopenings.length > 0 && <Tag color="red">{t("findings.reopenedTimes", { count: finding.reopenings.length })}</Tag>}</div>
      <Link to={`/inspections/findings/${finding.id}`} style={{ display: "block", margin: "6px 0" }}>{finding.statement}</Link>
      <div style={{ display: "flex", justifyContent: "space-between", gap: 8 }}><small>{nameOf(finding.handedOverTo ?? finding.unitCode)}</small><Due on={finding.dueAt} open={finding.state === "open"} /></div>
    </article>
  );
}
