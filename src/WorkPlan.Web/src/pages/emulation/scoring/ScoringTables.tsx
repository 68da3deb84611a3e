import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { saveText } from "../../../components/files";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { ImportTable } from "./ImportTable";
import { linesOf } from "./rules";

type Table = components["schemas"]["ScoringTableView"];
type Rule = Table["rules"][number];

/** By which rules units get their points, each edition with its document and its time; a new one comes from a file and never changes an old one. */
export default function ScoringTables() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const { modal, message } = App.useApp();
  const query = useQuery({ queryKey: ["emulation", "scoring-tables"], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/scoring-tables")) });
  const recompute = useChange([["emulation"]], () => dataOf(api.emulation.POST("/api/v1/emulation/scores/recompute", { body: { workYear } })), (done) => void message.info(t("scoring.recomputed", { scores: done.scores, changed: done.changed })));
  const ask = () => void modal.confirm({ title: t("scoring.recomputeAsk", { year: workYear }), content: t("scoring.recomputeWhat"), okText: t("scoring.recompute"), onOk: () => recompute.mutateAsync().catch(() => undefined) });
  return (
    <Page title={t("scoring.title")} note={t("scoring.note")} actions={may("writeScoringTables", unit) && <><Button onClick={ask} loading={recompute.isPending}>{t("scoring.recompute")}</Button><ImportTable /></>}>
      <Loaded query={query} empty={(tables) => tables.length === 0 && <Nothing>{t("scoring.none")}</Nothing>}>
        {(tables) => <div className="stack">{tables.toSorted((a, b) => a.code.localeCompare(b.code) || b.validFrom.localeCompare(a.validFrom)).map((table) => <Edition key={table.id} table={table} />)}</div>}
      </Loaded>
    </Page>
  );
}

function Edition({ table }: { table: Table }) {
  const { t } = useTranslation("emulation");
  const fieldOf = useFieldName();
  const { id: _, ...content } = table;
  const inForce = table.validFrom <= today() && (table.validTo == null || table.validTo >= today());
  const ruleOf = (code: string) => table.rules.find((rule) => rule.code === code)?.name ?? code;
  return (
    <Section title={table.name} extra={<Button size="small" icon={<DownloadOutlined />} aria-label={`${t("scoring.download")}: ${table.legalBasis}`} onClick={() => saveText(`${table.code}-${table.validFrom}.json`, JSON.stringify(content, null, 2), "application/json")}>{t("scoring.download")}</Button>}>
      <p style={{ marginTop: 0 }}><Tag color={inForce ? "green" : "default"}>{t(inForce ? "scoring.inForce" : "scoring.notInForce")}</Tag>{t("scoring.edition", { code: table.code, basis: table.legalBasis, from: dayText(table.validFrom) })}{table.validTo != null && ` – ${dayText(table.validTo)}`}</p>
      <ShortTable<Rule> size="small" rows={table.rules} rowKey="code" pagination={false} columns={[
        { title: t("rankings.rule"), render: (_, rule) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 120, maxWidth: 260 }}>{rule.name}<br /><small>{t(`scoring.kinds.${rule.kind}`)}</small></span> },
        { title: t("scoring.points"), render: (_, rule) => <ul style={{ margin: 0, paddingInlineStart: 18, whiteSpace: "normal", minWidth: 160, maxWidth: 520 }}>{linesOf(rule, t, fieldOf).map((line) => <li key={line}>{line}</li>)}</ul> },
      ]} />
      {table.tieBreak.length > 0 && <p style={{ marginBottom: 0 }}>{t("scoring.tieBreak", { rules: table.tieBreak.map(ruleOf).join(", ") })}</p>}
    </Section>
  );
}
