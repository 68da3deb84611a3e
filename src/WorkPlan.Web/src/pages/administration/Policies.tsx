import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import { dayText } from "../../components/dates";
import { Loaded, Nothing, Page, Section } from "../../components/Page";

export default function Policies() {
  const { t } = useTranslation("administration");
  const query = useQuery({ queryKey: ["policies"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/policies")) });
  return (
    <Page title={t("policies.title")} note={t("policies.note")}>
      <Loaded query={query} empty={(policies) => policies.length === 0 && <Nothing>{t("policies.none")}</Nothing>}>
        {(policies) => (
          <div className="stack">
            {policies.map((policy) => (
              <Section key={policy.id} title={policy.legalBasis} extra={`${dayText(policy.validFrom)} – ${dayText(policy.validTo)}`}>
                <ul style={{ margin: 0 }}>{policy.conditions.map((condition) => <li key={condition.title}>{t(`policies.titles.${condition.title}`, { defaultValue: condition.title })}</li>)}</ul>
              </Section>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
