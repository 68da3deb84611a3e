import type { components } from "../../../api/generated/planning";
import { basisOf, keyOf } from "./basis";
import type { Plan } from "./PlanPage";

export type PlanTask = Plan["tasks"][number];
export type TaskRequest = components["schemas"]["TaskRequest"];
export const taskKinds = ["key", "breakthrough", "regular"] as const;
export const taskColours = { key: "red", breakthrough: "gold", regular: "default" } as const;

/** A task as its form holds it. */
export interface TaskInput {
  kind: PlanTask["kind"];
  title: string;
  fieldCode?: string;
  dueOn?: string;
  rationale?: string;
  measures?: string;
  continuedFrom?: string;
  requiredJudicialTitle?: string;
  requiredManagementTitle?: string;
  effortDays?: number;
  basis?: string[];
}

export const linesOf = (text: string | undefined) => (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean);

/** What the API takes of it. */
export function requestOf({ measures, basis, ...task }: TaskInput): TaskRequest {
  return {
    ...task, measures: linesOf(measures), basis: (basis ?? []).map(basisOf), dueOn: task.dueOn || null, rationale: task.rationale || null, fieldCode: task.fieldCode ?? null,
    continuedFrom: task.continuedFrom ?? null, requiredJudicialTitle: task.requiredJudicialTitle ?? null, requiredManagementTitle: task.requiredManagementTitle ?? null, effortDays: task.effortDays ?? 0,
  };
}

/** A task of the plan as a form begins with it. */
export function inputOf(task: PlanTask): TaskInput {
  return {
    kind: task.kind, title: task.title, measures: task.measures.join("\n"), effortDays: task.effortDays, basis: task.basis.map(keyOf),
    ...(task.fieldCode != null && { fieldCode: task.fieldCode }), ...(task.dueOn != null && { dueOn: task.dueOn }), ...(task.rationale != null && { rationale: task.rationale }),
    ...(task.continuedFrom != null && { continuedFrom: task.continuedFrom.taskId }),
    ...(task.requiredJudicialTitle != null && { requiredJudicialTitle: task.requiredJudicialTitle }),
    ...(task.requiredManagementTitle != null && { requiredManagementTitle: task.requiredManagementTitle }),
  };
}
