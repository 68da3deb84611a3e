import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { hasRole, useMe } from "../../api/me";
import { dayText } from "../../components/dates";
import { saveText } from "../../components/files";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { PolicySources } from "../emulation/PolicySources";
import { ImportPolicy } from "./ImportPolicy";

type Policy = components["schemas"]["PolicyView"];
type Condition = Policy["conditions"][number];

/** What each title asks for, by the document that says so and its time; a new one comes from a file and never changes an old one. */
export default function Policies() {
  const { t } = useTranslation("administration");
  const me = useMe().data;
  const query = useQuery({ queryKey: ["policies"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/policies")) });
  return (
    <Page title={t("policies.title")} note={t("policies.note")} actions={hasRole(me, "systemAdministrator") && <ImportPolicy />}>
      <Loaded query={query} empty={(policies) => policies.length === 0 && <Nothing>{t("policies.none")}</Nothing>}>
        {(policies) => <div className="stack">{policies.map((policy) => <Shown key={policy.id} policy={policy} />)}</div>}
      </Loaded>
    </Page>
  );
}

function Shown({ policy }: { policy: Policy }) {
  const { t } = useTranslation("administration");
  const titleOf = (title: string) => t(`titles.${title}`, { ns: "emulation", defaultValue: title });
  const { id: _, ...content } = policy;
  return (
    <Section title={policy.legalBasis} extra={<>{dayText(policy.validFrom)} – {dayText(policy.validTo)} <Button size="small" icon={<DownloadOutlined />} aria-label={`${t("policies.download")}: ${policy.legalBasis}`} onClick={() => saveText(`${policy.legalBasis.replaceAll("/", "-")}.json`, JSON.stringify(content, null, 2), "application/json")}>{t("policies.download")}</Button></>}>
      {policy.requiresRegistration && <p style={{ marginTop: 0 }}>{t("policies.requiresRegistration")}</p>}
      <p style={{ marginTop: 0 }}>{t("policies.daysOfAbsenceMonth", { count: policy.daysOfAbsenceMonth })}</p>
      <PolicySources sources={policy.sources} named />
      <ul style={{ margin: 0 }}>
        {policy.conditions.map((condition) => <li key={condition.title}><b>{titleOf(condition.title)}</b>{demandsOf(condition, t, titleOf).map((demand) => <div key={demand}>{demand}</div>)}<PolicySources sources={condition.sources ?? []} named /></li>)}
      </ul>
      {policy.quotas.length > 0 && <><p style={{ marginBottom: 4 }}><b>{t("policies.quotas")}</b></p><ul style={{ margin: 0 }}>{policy.quotas.map((quota) => <li key={quota.title}>{t("policies.quota", { title: titleOf(quota.title), of: titleOf(quota.shareOf), percent: (quota.basisPoints / 100).toLocaleString("vi-VN"), rounding: t(`policies.roundings.${quota.rounding}`), pool: t(`policies.pools.${quota.pool}`) })}<PolicySources sources={quota.sources ?? []} named /></li>)}</ul></>}
    </Section>
  );
}

/** What a title asks for, a sentence each. */
function demandsOf(condition: Condition, t: TFunction<"administration">, titleOf: (title: string) => string): string[] {
  return [
    condition.minServiceMonths != null && t("policies.minServiceMonths", { count: condition.minServiceMonths }),
    condition.excludedFromAbsenceMonths != null && t("policies.excludedFromAbsenceMonths", { count: condition.excludedFromAbsenceMonths }),
    condition.excludedByDiscipline === true && t("policies.excludedByDiscipline"),
    condition.requiresInitiative === true && t("policies.requiresInitiative"),
    condition.buildsOn != null && t("policies.buildsOn", { title: titleOf(condition.buildsOn) }),
    condition.priorTitle != null && t("policies.prior", { title: titleOf(condition.priorTitle), count: condition.priorYears ?? 0 }),
  ].filter((demand) => demand !== false);
}
