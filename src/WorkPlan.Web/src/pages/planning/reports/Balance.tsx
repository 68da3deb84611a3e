import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { countText } from "../../../components/numbers";
import { Section } from "../../../components/Page";
import { usePeriodText } from "../../../components/usePeriodText";
import type { Report } from "./ReportPage";

/** What must be equal on the form, and what must open with last period's closing: both numbers where they are not. */
export function Balance({ report }: { report: Report }) {
  const { t } = useTranslation("planning");
  const periodText = usePeriodText();
  const checks = [
    ...report.balance.map((check) => ({ name: check.equation, holds: check.holds, left: check.left, right: check.right })),
    ...report.opening.map((check) => ({ name: t("reports.opening", { cell: check.cell, period: periodText(check.previousPeriod) }), holds: check.holds, left: check.value, right: check.closing })),
  ];
  if (checks.length === 0) return null;
  return (
    <Section title={t("reports.balance")}>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {checks.map(({ name, holds, left, right }) => (
          <li key={name} style={{ display: "flex", gap: 8, padding: "4px 0" }}>
            {holds == null ? <MinusCircleOutlined aria-label={t("reports.notYet")} /> : holds ? <CheckCircleFilled style={{ color: "#2f855a" }} aria-label={t("reports.holds")} /> : <CloseCircleFilled style={{ color: "#b3261e" }} aria-label={t("reports.doesNotHold")} />}
            <div>{name}{holds === false && <b style={{ display: "block", color: "#b3261e" }}>{countText(left)} ≠ {countText(right)}</b>}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
