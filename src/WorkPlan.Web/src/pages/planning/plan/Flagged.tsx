import { Tag } from "antd";
import { useTranslation } from "react-i18next";

/** How many open findings of inspections are on an item of the plan; nothing where there are none. */
export function Flagged({ findings }: { findings: readonly string[] }) {
  const { t } = useTranslation("planning");
  return findings.length === 0 ? null : <Tag color="red" style={{ marginInline: 6 }}>{t("plan.flagged", { total: findings.length })}</Tag>;
}
