import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Button, Input, Tag, Timeline } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { momentText } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { countText, parseFigure } from "../../../components/numbers";
import { Loaded, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import { Balance } from "./Balance";
import { ReportSteps } from "./ReportSteps";
import { usePeriodText } from "../../../components/usePeriodText";
import { reportColours } from "./Reports";

export type Report = components["schemas"]["ReportView"];
type Cell = Report["cells"][number];

/** A report on its form: the cells, what must balance beside them, and the steps up to its acceptance. */
export default function ReportPage() {
  const { t } = useTranslation(["planning", "common"]);
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const periodText = usePeriodText();
  const query = useQuery({ queryKey: ["reports", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/reports/{id}", { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {({ data: report, tag }) => (
        <Page title={`${report.formName} – ${periodText(report.period)}`} note={<>{nameOf(report.unitCode)} · <Tag color={reportColours[report.state]}>{t(`reports.states.${report.state}`)}</Tag> {report.dueAt != null && <>{t("plan.due")} {momentText(report.dueAt)} · {t(`reports.standings.${report.standing}`)}</>}</>} actions={<ReportSteps report={report} tag={tag} />}>
          <div className="stack">
            {report.locked != null && <Alert type="warning" showIcon title={t("reports.locked", { reason: report.locked.reason })} description={report.locked.until == null ? t("reports.lockedForGood") : t("reports.lockedUntil", { until: momentText(report.locked.until) })} />}
            <div className="two">
              <Figures report={report} tag={tag} />
              <div className="stack">
                <Balance report={report} />
                <Section title={t("plan.steps")}><Timeline items={report.trace.map((step) => ({ content: <>{t(`reports.events.${step.kind}`)} – {momentText(step.at)}{step.reason != null && <div>“{step.reason}”</div>}{step.changes.map((change) => <div key={change.cell}>{change.cell}: {countText(change.before)} → {countText(change.after)}</div>)}</> }))} /></Section>
              </div>
            </div>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Figures({ report, tag }: { report: Report; tag: string }) {
  const { t } = useTranslation(["planning", "common"]);
  const editable = useMay()("writeReports", report.unitCode) && (report.state === "draft" || report.state === "returned");
  const draft = useDraft<Record<string, string>, Record<string, number | null>>(`report.${report.id}`, {}, Object.fromEntries(report.cells.map((cell) => [cell.code, cell.value ?? null])));
  const textOf = (cell: Cell) => draft.value[cell.code] ?? (cell.value == null ? "" : String(cell.value));
  const typed = report.cells.filter((cell) => draft.value[cell.code] !== undefined && draft.value[cell.code] !== (cell.value == null ? "" : String(cell.value)));
  const wrong = typed.filter((cell) => !isWhole(textOf(cell)));
  const save = useChange([["reports"]], () => api.planning.PUT("/api/v1/planning/reports/{id}/cells", {
    params: { path: { id: report.id }, header: { "If-Match": tag } }, body: { cells: typed.map((cell) => ({ cell: cell.code, value: parseFigure(textOf(cell))! })) },
  }), draft.discard);
  return (
    <Section title={t("reports.figures")} extra={editable && <Button type="primary" size="small" disabled={typed.length === 0 || wrong.length > 0 || draft.changedByAnother} loading={save.isPending} onClick={() => save.mutate()}>{t("action.save", { ns: "common" })}</Button>}>
      <ChangedByAnother draft={draft} linesOf={(of) => report.cells.map((cell) => [`${cell.code} ${cell.name}`, countText(of[cell.code])])} />
      <table style={{ width: "100%", borderCollapse: "collapse" }}>
        <thead><tr><th scope="col" align="left">{t("reports.cell")}</th><th scope="col" align="left">{t("reports.name")}</th><th scope="col" align="right">{t("reports.value")}</th></tr></thead>
        <tbody>
          {report.cells.map((cell) => (
            <tr key={cell.code} style={{ borderTop: "1px solid #eef2f7" }}>
              <th scope="row" align="left" style={{ padding: "6px 8px 6px 0", whiteSpace: "nowrap" }}>{cell.code}</th>
              <td>{cell.name}{cell.opensFrom != null && <small style={{ display: "block", color: "#5a6472" }}>{t("reports.opensFrom", { cell: cell.opensFrom })}</small>}</td>
              <td align="right">{editable
                ? <Input inputMode="numeric" style={{ width: 120, textAlign: "right" }} aria-label={`${cell.code} ${cell.name}`} aria-invalid={wrong.includes(cell)} {...(wrong.includes(cell) && { status: "error" as const, title: t("results.problems.notANumber") })} value={textOf(cell)} onChange={(event) => draft.change((before) => ({ ...before, [cell.code]: event.target.value }))} />
                : <span className="numbers">{countText(cell.value)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p><DraftNote draft={draft} /></p>
    </Section>
  );
}

function isWhole(text: string): boolean {
  const value = parseFigure(text);
  return value != null && Number.isInteger(value);
}
