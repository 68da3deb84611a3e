import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { dayText, daysBetween, today } from "./dates";

const colours = { open: "blue", overdue: "red", satisfied: "green", waived: "default" } as const;

export function StandingTag({ state }: { state: keyof typeof colours }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`standing.${state}`)}</Tag>;
}

/** A deadline with how far it is. */
export function Due({ on, open }: { on: string | null | undefined; open: boolean }) {
  const { t } = useTranslation();
  if (on == null) return <>–</>;
  const days = daysBetween(today(), on);
  const far = !open || days > 30 || days < -400 ? "" : days < 0 ? t("due.late", { count: -days }) : days === 0 ? t("due.today") : t("due.in", { count: days });
  return <span className="numbers" style={open && days < 0 ? { color: "#b3261e" } : undefined}>{dayText(on)}{far && <><br /><small>{far}</small></>}</span>;
}
