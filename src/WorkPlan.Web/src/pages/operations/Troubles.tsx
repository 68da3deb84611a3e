import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "../../components/Link";
import type { Overview } from "./state";
import { troublesOf, type Place } from "./troubles";

const namedAtOnce = 6;

/** What is wrong, where, what to do about it and which page of the runbooks says more; or that nothing is. */
export function Troubles({ overview }: { overview: Overview }) {
  const { t } = useTranslation("operations");
  const troubles = troublesOf(overview);
  const placeText = ({ service, name, figure }: Place) =>
    [service !== undefined && t(`services.${service}`), name !== undefined && t([`stores.${name}`, `work.${name}`], { defaultValue: name })].filter(Boolean).join(" · ") + (figure === undefined ? "" : ` (${figure})`);
  if (troubles.length === 0) return <Alert type="success" showIcon title={t("system.well")} />;
  return troubles.map(({ runbook, severity, places }) => (
    <Alert key={runbook} type={severity} showIcon title={t(`troubles.${runbook}.what`)} data-runbook={runbook}
      description={
        <>
          <div>{places.slice(0, namedAtOnce).map(placeText).join(", ")}{places.length > namedAtOnce && ` ${t("system.more", { count: places.length - namedAtOnce })}`}</div>
          <div>{t(`troubles.${runbook}.todo`)} <span style={{ color: "#4b5563" }}>{t("system.runbook")} <a href={`/runbooks/${runbook}.html`} target="_blank" rel="noreferrer">{runbook}</a></span></div>
        </>
      }
      action={runbook === "MessagesGivenUp" && <Link to="/operations/error-queues">{t("errorQueues.title")}</Link>} />
  ));
}
