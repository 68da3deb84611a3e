import { useQuery } from "@tanstack/react-query";
import { Select, Space, Timeline } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { dayText, momentText } from "../../../components/dates";
import { DocumentOut } from "../../../components/DocumentOut";
import { Loaded, Nothing, Section } from "../../../components/Page";
import { useFieldName } from "../../../components/fields";
import { documentOf } from "./Approval";
import type { Plan } from "./PlanPage";

type PlanDiff = components["schemas"]["PlanDiff"];
type Changed = components["schemas"]["ChangedItem"];

/** What was decided when, and what changed between two versions, in words. */
export function Versions({ plan }: { plan: Plan }) {
  const { t } = useTranslation("planning");
  const versions = useQuery({ queryKey: ["plans", plan.id, "versions"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/versions", { params: { path: { id: plan.id } } })) });
  return (
    <div className="two">
      <Section title={t("plan.versions")}>
        <Loaded query={versions} empty={(rows) => rows.length === 0 && <Nothing>{t("plan.noVersions")}</Nothing>}>
          {(rows) => (
            <>
              <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
                {rows.map((row) => (
                  <li key={row.versionNumber} style={{ display: "flex", flexWrap: "wrap", gap: 8, justifyContent: "space-between", alignItems: "center", padding: "8px 0", borderBottom: "1px solid #eef2f7" }}>
                    <div style={{ flex: "1 1 260px" }}><b>{t("plan.version", { number: row.versionNumber })}</b> – {dayText(row.decidedOn)}{row.number != null && <> · {row.number}</>}<div><small>{row.basedOn.map((basis) => basis.name).join("; ")}</small></div></div>
                    <DocumentOut path={documentOf(plan.id, row.versionNumber)} label={t("plan.documentOf", { number: row.versionNumber })} />
                  </li>
                ))}
              </ul>
              {rows.length > 1 && <Diff id={plan.id} numbers={rows.map((row) => row.versionNumber).toSorted((a, b) => a - b)} />}
            </>
          )}
        </Loaded>
      </Section>
      <Section title={t("plan.steps")}>
        <Timeline items={plan.steps.map((step) => ({ content: <>{t(`plans.states.${step.state}`)} – {momentText(step.at)}{step.note != null && <div>“{step.note}”</div>}</> }))} />
      </Section>
    </div>
  );
}

function Diff({ id, numbers }: { id: string; numbers: number[] }) {
  const { t } = useTranslation(["planning", "assignments"]);
  const [from, setFrom] = useState(numbers.at(-2)!);
  const [to, setTo] = useState(numbers.at(-1)!);
  const query = useQuery({ queryKey: ["plans", id, "diff", from, to], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/diff", { params: { path: { id }, query: { from, to } } })) });
  const fieldOf = useFieldName();
  // A field of work, a kind and a title are named as people name them; all else is text or a day already.
  const valueOf = (what: "section" | "target" | "task", { field, before, after }: Changed["changes"][number]) => [before, after].map((value) => value == null || value === "" ? "∅"
    : field === "fieldCode" ? fieldOf(value)
    : field === "kind" ? t(what === "task" ? `plan.taskKinds.${value}` : `plan.kinds.${value}`, { defaultValue: value })
    : field === "requiredJudicialTitle" ? t(`judicialTitles.${value}`, { ns: "assignments", defaultValue: value }) : value);
  const sentences = (what: "section" | "target" | "task", name: string, entry: Changed) => entry.changes.map((change) => {
    const [before, after] = valueOf(what, change);
    // Which task of last year it goes on with is told by an id alone: that it changed is what can be read.
    return change.field === "continuedFrom" ? `${t(`diff.${what}`, { name })} – ${t("diff.fields.continuedFrom")}` : `${t(`diff.${what}`, { name })} – ${t(`diff.fields.${change.field}`, { defaultValue: change.field })}: ${before} → ${after}`;
  });
  const options = numbers.map((number) => ({ value: number, label: t("plan.version", { number }) }));
  return (
    <>
      <Space wrap style={{ margin: "8px 0" }}>{t("plan.compare")}<Select value={from} onChange={setFrom} options={options} aria-label={t("plan.from")} /><Select value={to} onChange={setTo} options={options} aria-label={t("plan.to")} /></Space>
      <Loaded query={query} empty={(diff) => isEmpty(diff) && <Nothing>{t("plan.noDifference")}</Nothing>}>
        {(diff) => (
          <dl style={{ margin: 0 }}>
            <Group sign="+" title={t("plan.added")} items={[
              ...diff.addedBasis.map((entry) => t("diff.basis", { name: entry.name })), ...diff.addedSections.map((entry) => t("diff.section", { name: fieldOf(entry.fieldCode) })),
              ...diff.addedTargets.map((entry) => t("diff.target", { name: entry.name })), ...diff.addedTasks.map((entry) => t("diff.task", { name: entry.title })),
            ]} />
            <Group sign="±" title={t("plan.changed")} items={[
              ...diff.changedSections.flatMap((entry) => sentences("section", fieldOf(entry.name), entry)),
              ...diff.changedTargets.flatMap((entry) => sentences("target", entry.name, entry)),
              ...diff.changedTasks.flatMap((entry) => sentences("task", entry.name, entry)),
            ]} />
            <Group sign="−" title={t("plan.removed")} items={[
              ...diff.removedSections.map((entry) => t("diff.section", { name: fieldOf(entry.fieldCode) })), ...diff.removedTargets.map((entry) => t("diff.target", { name: entry.name })),
              ...diff.removedTasks.map((entry) => t("diff.task", { name: entry.title })),
            ]} />
          </dl>
        )}
      </Loaded>
    </>
  );
}

const isEmpty = (diff: PlanDiff) => Object.values(diff).every((part) => !Array.isArray(part) || part.length === 0);

function Group({ sign, title, items }: { sign: string; title: string; items: string[] }) {
  if (items.length === 0) return null;
  return <><dt><b>{sign} {title} ({items.length})</b></dt><dd style={{ margin: "0 0 8px" }}><ul style={{ margin: 0, paddingInlineStart: 20 }}>{items.map((item) => <li key={item}>{item}</li>)}</ul></dd></>;
}
