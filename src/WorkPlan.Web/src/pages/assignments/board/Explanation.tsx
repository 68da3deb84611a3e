import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/assignments";

/** Why a person has these points for a task, criterion by criterion, with blocks and warnings. */
export function Explanation({ candidate }: { candidate: components["schemas"]["Candidate"] }) {
  const { t } = useTranslation("assignments");
  return (
    <div style={{ maxWidth: 420 }}>
      <p style={{ marginTop: 0 }}><b>{candidate.fullName}</b> – {candidate.explanation}</p>
      <ul style={{ paddingInlineStart: 18, margin: 0 }}>
        {candidate.criteria.filter((criterion) => criterion.verdict !== "notAsked").map((criterion) => <li key={criterion.criterion}><b>{t(`criteria.${criterion.criterion}`)}</b>: {criterion.sentence}</li>)}
        {[...candidate.blocks, ...candidate.warnings].map((objection) => <li key={objection.rule}>⚠ {objection.sentence}{objection.citation != null && <> ({objection.citation})</>}</li>)}
      </ul>
      <p style={{ marginBottom: 0 }}>{t("board.loadFromTo", { before: candidate.loadDaysBefore, after: candidate.loadDaysAfter, capacity: candidate.capacityDays })}</p>
    </div>
  );
}
