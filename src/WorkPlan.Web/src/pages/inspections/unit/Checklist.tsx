import { Button, Input, InputNumber, Segmented, Space, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/inspections";
import { momentText } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import type { UnitInspection, UnitProps } from "./UnitPage";

type Item = UnitInspection["items"][number];
type Verdict = components["schemas"]["Verdict"];
/** An answer that is being given; without a verdict, none is. */
interface Answering { verdict: Verdict | null; reason: string; score: number | null }
const noAnswer: Answering = { verdict: null, reason: "", score: null };

/** Question by question: the live fact with its date and source, and what the inspector says to it. */
export function Checklist({ inspection, ...props }: UnitProps) {
  const { t } = useTranslation("inspections");
  const groups = [...new Set(inspection.items.map((item) => item.group))];
  return (
    <div className="stack">
      {groups.map((group) => (
        <Section key={group} title={t(`groups.${group}`, { defaultValue: group })}>
          <ol style={{ margin: 0, padding: 0, listStyle: "none" }}>{inspection.items.filter((item) => item.group === group).map((item) => <ItemLine key={item.code} inspection={inspection} item={item} {...props} />)}</ol>
        </Section>
      ))}
    </div>
  );
}

function ItemLine({ campaign, inspection, tag, sides, item }: UnitProps & { item: Item }) {
  const { t } = useTranslation("inspections");
  const given = item.answer == null ? null : { verdict: item.answer.verdict, score: item.answer.score, reason: item.answer.reason ?? null, answeredAt: item.answer.answeredAt };
  const draft = useDraft<Answering, typeof given>(`inspection.answer.${inspection.campaignId}.${inspection.unitCode}.${item.code}`, noAnswer, given);
  const { verdict, reason, score } = draft.value;
  const change = (next: Partial<Answering>) => draft.change((before) => ({ ...before, ...next }));
  const open = campaign.state === "announced" && (inspection.mode === "direct" ? sides.examines && inspection.state !== "concluded" : sides.answers && inspection.state === "open");
  const answer = useChange([["inspections"]], () => dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/units/{unitCode}/answers", {
    params: { path: { id: inspection.campaignId, unitCode: inspection.unitCode }, header: { "If-Match": tag } } as never,
    body: { answers: [{ itemCode: item.code, verdict: verdict!, reason: reason || null, score: verdict === "accept" ? null : score }] },
  })), draft.discard);
  const available = item.fact?.available === true;
  return (
    <li style={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", gap: "4px 16px", padding: "10px 0", borderBottom: "1px solid #eef2f7" }}>
      <div>
        <b>{item.code}</b> {item.question}{item.source != null && <small> ({item.source})</small>}
        {item.fact != null && (
          <div style={{ marginTop: 4, padding: "6px 10px", background: available ? "#f1f6fd" : "#f6f7f9", borderRadius: 6 }}>
            {available ? <>{item.fact.sentence} <small>{t("fact.asOf", { moment: momentText(item.fact.asOf) })}</small></> : <i>{t("fact.notYet")}</i>}
            {item.fact.gaps.length > 0 && <details><summary>{t("fact.gaps", { count: item.fact.gaps.length })}</summary>{item.fact.gaps.map((gap) => gap.fullName ?? gap.subject ?? gap.personCode).join(", ")}</details>}
            {item.fact.sources.length > 0 && <details><summary>{t("fact.sources", { count: item.fact.sources.length })}</summary><ul style={{ margin: 0, paddingInlineStart: 18 }}>{item.fact.sources.map((source) => <li key={`${source.messageId}-${source.key}`}>{t(`fact.from.${source.source}`, { defaultValue: source.source })} · {momentText(source.occurredAt)} · <code>{source.messageId.slice(0, 8)}</code></li>)}</ul></details>}
          </div>
        )}
        {item.answer != null && <div style={{ marginTop: 4 }}><Tag color={item.answer.verdict === "contest" ? "orange" : "green"}>{t(`verdicts.${item.answer.verdict}`)}</Tag>{item.answer.reason} <small>{momentText(item.answer.answeredAt)}</small>{item.answer.toReconcile ? <Tag color="red">{t("fact.reconcile")}</Tag> : item.answer.factChangedSince && <Tag color="red">{t("fact.changedSince")}</Tag>}</div>}
        {item.replacedAnswers.map((row) => <div key={row.replacedAt}><small>{t("fact.replaced", { moment: momentText(row.replacedAt) })}: {t(`verdicts.${row.verdict}`)}, {row.score}{row.fact != null && ` («${row.fact}»)`} {row.reason}</small></div>)}
        {item.selfAnswer != null && <div><small>{t("fact.selfAnswer")}: {t(`verdicts.${item.selfAnswer.verdict}`)}, {item.selfAnswer.score} {item.selfAnswer.reason}</small></div>}
        {item.discrepancy != null && <div><Tag color="orange">{t(inspection.state === "concluded" ? "fact.afterConclusion" : "fact.afterSignatures")}</Tag>{item.discrepancy.sentence}</div>}
        {open && <ChangedByAnother draft={draft} linesOf={(answer) => (answer == null ? [] : [[t("fact.verdict"), t(`verdicts.${answer.verdict}`)], [t("fact.score"), `${answer.score ?? ""}`], [t("fact.reason"), answer.reason ?? ""]])} />}
        {open && verdict !== null && (
          <Space wrap style={{ marginTop: 6 }}>
            {verdict !== "accept" && <InputNumber min={0} max={item.maxScore} value={score} onChange={(next) => change({ score: next })} aria-label={t("fact.score")} placeholder={`0–${item.maxScore}`} />}
            {verdict !== "accept" && <Input.TextArea autoSize style={{ width: 420 }} value={reason} onChange={(event) => change({ reason: event.target.value })} aria-label={t("fact.reason")} placeholder={t("fact.reason")} />}
            <Button type="primary" disabled={draft.changedByAnother} loading={answer.isPending} onClick={() => answer.mutate()}>{t("fact.save")}</Button>
            <DraftNote draft={draft} />
          </Space>
        )}
      </div>
      <div style={{ textAlign: "right" }}>
        <div className="numbers">{item.answer == null ? "–" : item.answer.score}/{item.maxScore}</div>
        {open && <Segmented<Verdict | ""> size="small" className="no-print" value={verdict ?? ""} onChange={(next) => (next === "" ? draft.discard() : change({ verdict: next }))} options={[{ value: "", label: "·", title: t("fact.leave") }, ...(available ? [{ value: "accept" as const, label: t("verdicts.accept") }, { value: "contest" as const, label: t("verdicts.contest") }] : [{ value: "manual" as const, label: t("verdicts.manual") }])]} />}
      </div>
    </li>
  );
}
