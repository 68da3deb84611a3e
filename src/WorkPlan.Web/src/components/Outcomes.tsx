import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { palette } from "../app/theme";

export type Outcome = "met" | "exceeded" | "notMet" | "notArisen" | null | undefined;
export const outcomes = ["met", "exceeded", "notMet", "notArisen", "withoutFigures"] as const;

/** How a target stands, as a word on its colour. */
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const key = outcome ?? "withoutFigures";
  const plain = key === "withoutFigures";
  return <Tag variant="filled" color={plain ? undefined : palette[key]} style={plain ? {} : { color: "#fff", background: palette[key === "notArisen" ? "notArisen" : key] , ...(key === "notArisen" && { background: "#5a6472" }) }}>{t(`outcome.${key}`)}</Tag>;
}

interface Counts { targets: number; met: number; exceeded: number; notMet: number; notArisen: number; withoutFigures: number }

/** The share of targets by outcome, as one bar with the numbers in words for who does not see it. */
export function OutcomeBar({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  const parts = outcomes.filter((key) => counts[key] > 0);
  return (
    <div role="img" aria-label={parts.map((key) => `${t(`outcome.${key}`)} ${counts[key]}`).join(", ")} title={parts.map((key) => `${t(`outcome.${key}`)}: ${counts[key]}`).join("\n")}
      style={{ display: "flex", height: 12, borderRadius: 3, overflow: "hidden", minWidth: 120, background: palette.withoutFigures }}>
      {parts.map((key) => <span key={key} style={{ flex: counts[key], background: palette[key] }} />)}
    </div>
  );
}

/** The colour of a share of reached among judged: from missed to met, pale where nothing is judged. */
export function heatStyle(counts: { reached: number; judged: number }): { background: string; color: string } {
  if (counts.judged === 0) return { background: "#eef2f7", color: "#4b5563" };
  const share = counts.reached / counts.judged;
  if (share === 1) return { background: "#2f855a", color: "#fff" };
  if (share >= 0.9) return { background: "#a7dcbf", color: "#0f2440" };
  if (share >= 0.7) return { background: "#fbe3a5", color: "#0f2440" };
  return share >= 0.5 ? { background: "#f5b7a8", color: "#0f2440" } : { background: "#b3261e", color: "#fff" };
}
