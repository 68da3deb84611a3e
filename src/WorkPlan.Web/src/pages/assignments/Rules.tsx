import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/assignments";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useFilters } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { UnitField, useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";

type Rule = components["schemas"]["LegalRule"];
type Distance = components["schemas"]["DistanceView"];
type Measure = components["schemas"]["MeasureDistanceRequest"];

/** What assignment stands on beside people and tasks: the legal rules of a day, which nobody can override, and how far seats are apart. */
export default function Rules() {
  const { t } = useTranslation("assignments");
  const { unit } = useScope();
  const [filters, change] = useFilters();
  const asOf = filters.asOf ?? today();
  const rules = useQuery({ queryKey: ["legal-rules", asOf], staleTime: 600_000, queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/legal-rules", { params: { query: { asOf } } })) });
  return (
    <Page title={t("rules.title")} note={t("rules.note")}>
      <div className="filters no-print"><label>{t("workload.day")} <Input type="date" style={{ width: 160 }} value={asOf} onChange={(event) => event.target.value !== "" && change({ asOf: event.target.value })} /></label></div>
      <div className="stack">
        <Section title={t("rules.legal")}>
          <Loaded query={rules}>
            {(rows) => (
              <ShortTable<Rule> rows={rows} rowKey="code" size="small" empty={t("rules.noRules")} columns={[
                { title: t("rules.rule"), render: (_, row) => <span className="reason" style={{ maxWidth: 380 }}><RuleText rule={row} /></span> },
                { title: t("rules.basis"), render: (_, row) => <span className="reason" style={{ maxWidth: 380 }}>{row.legalBasis}{row.articleVerified !== true && <> <Tag color="gold">{t("rules.notVerified")}</Tag></>}</span> },
                { title: t("people.validity"), render: (_, row) => `${dayText(row.validFrom)} – ${row.validTo == null ? "…" : dayText(row.validTo)}` },
              ]} />
            )}
          </Loaded>
        </Section>
        <Distances unit={unit} asOf={asOf} />
      </div>
    </Page>
  );
}

/** A rule in a sentence. */
function RuleText({ rule }: { rule: Rule }) {
  const { t } = useTranslation("assignments");
  const who = (rule.roles ?? []).map((role) => t(`roles.${role}`)).join(", ");
  const what = (rule.activities ?? []).map((activity) => t(`activities.${activity}`)).join(", ");
  const title = rule.judicialTitle != null ? t("tasks.orHigher", { title: t(`judicialTitles.${rule.judicialTitle}`) }) : rule.managementTitle != null ? t("tasks.orHigher", { title: t(`managementTitles.${rule.managementTitle}`) }) : "";
  const absences = (rule.absences ?? []).map((absence) => t(`absenceKinds.${absence}`)).join(", ");
  const interests = (rule.interests ?? []).map((nature) => t(`natures.${nature}`)).join(", ");
  return <><b>{t(`rules.kinds.${rule.kind}`, { what, title, absences, interests, days: rule.longerThanDays ?? 0 })}</b>{rule.kind === "absent" && (rule.longerThanDays ?? 0) > 0 && <> {t("rules.longerThan", { count: rule.longerThanDays })}</>}{rule.lapsesAfterDays != null && <> {t("rules.lapses", { count: rule.lapsesAfterDays })}</>}{who !== "" && <><br /><small>{t("rules.roles", { roles: who })}</small></>}</>;
}

function Distances({ unit, asOf }: { unit: string; asOf: string }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const may = useMay()("writePeople", unit);
  const needed = useNeeded();
  const [measuring, setMeasuring] = useState(false);
  const query = useQuery({ queryKey: ["distances", unit, asOf], enabled: unit !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/distances", { params: { query: { unit, asOf, sort: "kilometres", pageSize: 200 } } })) });
  const measure = useChange([["distances"]], (body: Measure) => dataOf(api.assignments.POST("/api/v1/assignments/distances", { body })), () => setMeasuring(false));
  return (
    <Section title={t("rules.distances")} extra={may && <Button size="small" icon={<PlusOutlined />} onClick={() => setMeasuring(true)}>{t("rules.measure")}</Button>}>
      <Loaded query={query}>
        {(page) => (
          <ShortTable<Distance> rows={page.items} rowKey="id" size="small" empty={t("rules.noDistances")} columns={[
            { title: t("rules.between"), render: (_, row) => `${nameOf(row.fromUnitCode)} – ${nameOf(row.toUnitCode)}` },
            { title: t("rules.kilometres"), align: "right", dataIndex: "kilometres" },
            { title: t("people.validity"), render: (_, row) => `${dayText(row.from)} – ${row.to == null ? "…" : dayText(row.to)}` },
            { title: t("rules.basis"), render: (_, row) => <span className="reason" style={{ maxWidth: 380 }}>{row.basis}</span> },
          ]} />
        )}
      </Loaded>
      {measuring && (
        <FormDialog<Measure> title={t("rules.measure")} note={t("rules.measureWhat")} busy={measure.isPending} onClose={() => setMeasuring(false)} onFinish={measure.mutate} initial={{ fromUnitCode: unit, from: today() }}>
          <Form.Item name="fromUnitCode" label={t("rules.fromUnit")} rules={needed}><UnitField label={t("rules.fromUnit")} /></Form.Item>
          <Form.Item name="toUnitCode" label={t("rules.toUnit")} rules={needed}><UnitField label={t("rules.toUnit")} /></Form.Item>
          <div className="filters">
            <Form.Item name="kilometres" label={t("rules.kilometres")} rules={needed}><InputNumber min={0} max={2000} precision={0} /></Form.Item>
            <Form.Item name="from" label={t("people.from")} rules={needed}><Input type="date" /></Form.Item>
          </div>
          <Form.Item name="basis" label={t("rules.basis")} rules={needed}><Input /></Form.Item>
        </FormDialog>
      )}
    </Section>
  );
}
