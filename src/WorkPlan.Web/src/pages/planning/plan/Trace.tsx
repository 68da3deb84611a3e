import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo } from "react";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { palette } from "../../../app/theme";
import { Loaded, Nothing, Section } from "../../../components/Page";

type TraceView = components["schemas"]["PlanTraceView"];
const Chart = lazy(() => import("../../../components/Chart"));
const rowHeight = 46;
const short = (text: string) => (text.length > 36 ? `${text.slice(0, 35)}…` : text);

/** From what the plan stands on, over its tasks, to who does them and what came of it; gaps are named. */
export function Trace({ id }: { id: string }) {
  const { t } = useTranslation("planning");
  const query = useQuery({ queryKey: ["plans", id, "trace"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}/trace", { params: { path: { id } } })) });
  return (
    <Section title={t("plan.trace")}>
      <Loaded query={query} empty={(trace) => trace.basis.length + trace.tasksWithoutBasis.length === 0 && <Nothing>{t("plan.noTrace")}</Nothing>}>
        {(trace) => <><TraceGraph trace={trace} /><TraceList trace={trace} /></>}
      </Loaded>
    </Section>
  );
}

function TraceGraph({ trace }: { trace: TraceView }) {
  const { t } = useTranslation("planning");
  const { option, height } = useMemo(() => graphOf(trace, (gap) => t(`gaps.${gap}`)), [trace, t]);
  return <div className="scroll-x no-print"><div style={{ minWidth: 900 }}><Suspense fallback={<Skeleton active />}><Chart option={option} height={height} label={t("plan.traceLabel")} /></Suspense></div></div>;
}

/** The same in words, for printing and for who does not see the graph. */
function TraceList({ trace }: { trace: TraceView }) {
  const { t } = useTranslation("planning");
  return (
    <details>
      <summary>{t("plan.traceInWords")}</summary>
      <ul>
        {trace.basis.map((basis) => (
          <li key={basis.id}><b>{basis.name}</b>{basis.missing.map((gap) => <i key={gap}> – {t(`gaps.${gap}`)}</i>)}
            <ul>{basis.tasks.map((task) => <li key={task.taskId}>{task.title}{task.work.flatMap((work) => work.people).map((person) => <span key={person}> · {person}</span>)}{task.missing.map((gap) => <i key={gap}> – {t(`gaps.${gap}`)}</i>)}</li>)}</ul>
          </li>
        ))}
        {trace.tasksWithoutBasis.map((task) => <li key={task.taskId}>{task.title} – <i>{t("gaps.noBasis")}</i></li>)}
      </ul>
    </details>
  );
}

/** Four columns: basis, task, people, outcome. */
export function graphOf(trace: TraceView, gapText: (gap: string) => string) {
  const nodes: { name: string; x: number; y: number; value: string; itemStyle: { color: string } }[] = [];
  const links: { source: string; target: string }[] = [];
  const known = new Set<string>();
  let row = 0;
  const node = (name: string, column: number, text: string, color: string) => {
    if (known.has(name)) return;
    known.add(name);
    nodes.push({ name, x: column * 290, y: row * rowHeight, value: text, itemStyle: { color } });
  };
  const branch = (tasks: TraceView["tasksWithoutBasis"], parent?: string) => {
    for (const task of tasks) {
      node(task.taskId, 1, task.title, palette.primary);
      if (parent !== undefined) links.push({ source: parent, target: task.taskId });
      const people = task.work.flatMap((work) => work.people);
      const work = `${task.taskId}-work`;
      node(work, 2, people.length > 0 ? people.join(", ") : gapText("notAssigned"), people.length > 0 ? palette.navy : palette.notMet);
      links.push({ source: task.taskId, target: work });
      if (task.targets.length > 0) {
        const outcome = `${task.taskId}-outcome`;
        node(outcome, 3, task.targets.map((target) => `${target.name}: ${target.outcomeText}`).join("; "), palette[task.targets[0]!.outcome ?? "withoutFigures"]);
        links.push({ source: work, target: outcome });
      }
      row += 1;
    }
  };
  for (const basis of trace.basis) {
    node(basis.id, 0, basis.name, palette.gold);
    branch(basis.tasks, basis.id);
    if (basis.tasks.length === 0) row += 1;
  }
  branch(trace.tasksWithoutBasis);
  const option = {
    tooltip: { formatter: (entry: { data: { value?: string } }) => entry.data.value ?? "" },
    series: [{
      type: "graph", layout: "none", left: 20, right: 200, top: 20, bottom: 20, symbol: "roundRect", symbolSize: 14, data: nodes, links, edgeSymbol: ["none", "arrow"], edgeSymbolSize: 7,
      label: { show: true, position: "right", color: "#1f2937", fontSize: 12, formatter: (entry: { data: { value: string } }) => short(entry.data.value) }, lineStyle: { color: "#a9b8cb", curveness: 0.15 },
    }],
  };
  return { option, height: Math.max(180, row * rowHeight + 60) };
}
