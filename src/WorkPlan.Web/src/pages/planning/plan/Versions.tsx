import { useQuery } from "@tanstack/react-query";
import { Select, Space, Timeline } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { dayText, momentText } from "../../../components/dates";
import { Loaded, Nothing, Section } from "../../../components/Page";
import type { Plan } from "./PlanPage";

/** What was decided when, and what changed between two versions, in words. */
export function Versions({ plan }: { plan: Plan }) {
  const { t } = useTranslation("planning");
  const versions = useQuery({ queryKey: ["plans", plan.id, "versions"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/versions", { params: { path: { id: plan.id } } })) });
  return (
    <div className="two">
      <Section title={t("plan.versions")}>
        <Loaded query={versions} empty={(rows) => rows.length === 0 && <Nothing>{t("plan.noVersions")}</Nothing>}>
          {(rows) => <><ul>{rows.map((row) => <li key={row.versionNumber}><b>{t("plan.version", { number: row.versionNumber })}</b> – {dayText(row.decidedOn)} {row.number}<br /><small>{row.basedOn.map((basis) => basis.name).join("; ")}</small></li>)}</ul>
            {rows.length > 1 && <Diff id={plan.id} numbers={rows.map((row) => row.versionNumber).toSorted((a, b) => a - b)} />}</>}
        </Loaded>
      </Section>
      <Section title={t("plan.steps")}>
        <Timeline items={plan.steps.map((step) => ({ content: <>{t(`plans.states.${step.state}`)} – {momentText(step.at)}{step.note != null && <div>“{step.note}”</div>}</> }))} />
      </Section>
    </div>
  );
}

function Diff({ id, numbers }: { id: string; numbers: number[] }) {
  const { t } = useTranslation("planning");
  const [from, setFrom] = useState(numbers.at(-2)!);
  const [to, setTo] = useState(numbers.at(-1)!);
  const query = useQuery({ queryKey: ["plans", id, "diff", from, to], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/diff", { params: { path: { id }, query: { from, to } } })) });
  const options = numbers.map((number) => ({ value: number, label: t("plan.version", { number }) }));
  return (
    <>
      <Space wrap style={{ margin: "8px 0" }}>{t("plan.compare")}<Select value={from} onChange={setFrom} options={options} aria-label={t("plan.from")} /><Select value={to} onChange={setTo} options={options} aria-label={t("plan.to")} /></Space>
      <Loaded query={query}>
        {(diff) => (
          <dl style={{ margin: 0 }}>
            <Group sign="+" title={t("plan.added")} items={[...diff.addedBasis.map((entry) => entry.name), ...diff.addedSections.map((entry) => entry.fieldCode), ...diff.addedTargets.map((entry) => entry.name), ...diff.addedTasks.map((entry) => entry.title)]} />
            <Group sign="~" title={t("plan.changed")} items={[...diff.changedSections, ...diff.changedTargets, ...diff.changedTasks].flatMap((entry) => entry.changes.map((change) => `${entry.name} · ${change.field}: ${change.before ?? "∅"} → ${change.after ?? "∅"}`))} />
            <Group sign="−" title={t("plan.removed")} items={[...diff.removedSections.map((entry) => entry.fieldCode), ...diff.removedTargets.map((entry) => entry.name), ...diff.removedTasks.map((entry) => entry.title)]} />
          </dl>
        )}
      </Loaded>
    </>
  );
}

function Group({ sign, title, items }: { sign: string; title: string; items: string[] }) {
  if (items.length === 0) return null;
  return <><dt><b>{sign} {title} ({items.length})</b></dt><dd style={{ margin: "0 0 8px" }}><ul style={{ margin: 0, paddingInlineStart: 20 }}>{items.map((item) => <li key={item}>{item}</li>)}</ul></dd></>;
}
