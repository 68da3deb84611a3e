import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Descriptions, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Loaded, Page, Section } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";

type Target = components["schemas"]["CatalogueTargetView"];
const colours = { nationalAssembly: "red", sector: "blue", province: "cyan", unit: "default" } as const;

/** A catalogue with everything that it demands, in words. */
export default function CataloguePage() {
  const { t, i18n } = useTranslation("administration");
  const { code } = useParams({ strict: false }) as { code: string };
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["catalogues", "one", code], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/catalogues/{code}", { params: { path: { code } } })) });
  const fields = useQuery({ queryKey: ["fields"], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/fields", { params: { query: { pageSize: 200 } } })) });
  const fieldOf = (field: string) => fields.data?.items.find((known) => known.code === field)?.name ?? field;
  const english = i18n.language === "en";
  return (
    <Loaded query={query}>
      {(catalogue) => (
        <Page title={t("catalogues.one", { code: catalogue.code })} note={catalogue.legalBasis}>
          <div className="stack">
            <Section title={t("catalogues.about")}>
              <Descriptions size="small" column={{ xs: 1, md: 3 }} items={[
                { label: t("catalogues.unit"), children: catalogue.unitCode == null ? t("catalogues.sector") : nameOf(catalogue.unitCode) },
                { label: t("catalogues.from"), children: dayText(catalogue.appliesFrom) }, { label: t("catalogues.to"), children: dayText(catalogue.appliesTo) },
              ]} />
            </Section>
            <Section title={t("catalogues.targets", { count: catalogue.targets.length })}>
              <ShortTable<Target> rows={catalogue.targets} rowKey={(row) => `${row.code}${row.source}`} columns={[
                { title: t("catalogues.field"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 220 }}>{fieldOf(row.field)}</span>, filters: [...new Set(catalogue.targets.map((target) => target.field))].map((value) => ({ value, text: fieldOf(value) })), onFilter: (value, row) => row.field === value },
                { title: t("catalogues.code"), dataIndex: "code" },
                { title: t("catalogues.name"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 240 }}>{row.name}{[english ? row.inclusionsEn : row.inclusions, english ? row.exclusionsEn : row.exclusions].filter(Boolean).map((note) => <small key={note} style={{ display: "block", color: "#5a6472" }}>{note}</small>)}</span> },
                { title: t("catalogues.rule"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 160 }}>{row.ruleText}</span> },
                { title: t("catalogues.source"), render: (_, row) => <Tag color={colours[row.source]}>{t(`catalogues.sources.${row.source}`)}</Tag> },
              ]} />
            </Section>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
