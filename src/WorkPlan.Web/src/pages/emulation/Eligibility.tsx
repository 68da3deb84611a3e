import { useQuery } from "@tanstack/react-query";
import { Alert, Segmented, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { useFilters } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { byGivenName } from "../../components/people";
import { PolicySources } from "./PolicySources";

type Row = components["schemas"]["PersonEligibility"];

/** Who can be given which title, with every reason, and how many places there are. */
export default function Eligibility() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const query = useQuery({ queryKey: ["emulation", "eligibility", unit, workYear], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/eligibility", { params: { query: { unit, workYear } } })) });
  return (
    <Page title={t("eligibility.title")} note={query.data && t("eligibility.under", { basis: query.data.legalBasis })}>
      <Loaded query={query}>
        {(view) => {
          const title = filters.title ?? view.totals[0]?.title;
          const total = view.totals.find((row) => row.title === title);
          const quota = view.quotas.find((row) => row.title === title);
          return (
            <div className="stack">
              {view.totals.length > 0 && <div className="scroll-x"><Segmented value={title ?? ""} onChange={(next) => change({ title: next })} options={view.totals.map((row) => ({ value: row.title, label: `${t(`titles.${row.title}`)} · ${row.eligible}/${row.considered}` }))} /></div>}
              {quota && <Alert type="info" showIcon title={t("eligibility.places", { count: quota.places })} description={<>{quota.explanation}<PolicySources sources={quota.sources} named /></>} />}
              <Section title={total === undefined ? t("eligibility.people") : t("eligibility.eligible", { eligible: total.eligible, considered: total.considered })}>
                <ShortTable<Row> rows={view.people.filter((row) => row.title === title).toSorted((a, b) => Number(b.eligible) - Number(a.eligible) || byGivenName(a.fullName, b.fullName))} rowKey="personCode" empty={t("eligibility.none")} columns={[
                  { title: t("registrations.who"), dataIndex: "fullName" },
                  { title: t("eligibility.verdict"), width: 150, render: (_, row) => <Tag color={row.eligible ? "green" : "red"}>{t(row.eligible ? "eligibility.yes" : "eligibility.no")}</Tag> },
                  { title: t("eligibility.reasons"), render: (_, row) => row.reasons.length === 0 ? t("eligibility.noObstacle") : <ul style={{ margin: 0, paddingInlineStart: 18, whiteSpace: "normal" }}>{row.reasons.map((reason) => <li key={reason.code}>{reason.text}<PolicySources sources={reason.sources} /></li>)}</ul> },
                ]} />
              </Section>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
