import type { components } from "../../../api/generated/assignments";
import { shifted, type Load } from "./loads";

type Proposal = components["schemas"]["ProposalView"];
type Task = components["schemas"]["ProposedTask"];

/** Who the head wants on a task instead of who was proposed. */
export interface Choice { taskId: string; role: "lead" | "support"; personCode: string }

export interface Seat { task: Task; role: "lead" | "support"; index: number; proposed: string | null; chosen: string | null; today: string | null }

/** Every seat with the person that sits on it now: the head's choice, else the proposal. */
export function chosenSeats(proposal: Proposal, choices: readonly Choice[]): Seat[] {
  return proposal.tasks.flatMap((task) => {
    const own = choices.filter((choice) => choice.taskId === task.taskId);
    const taken = { lead: 0, support: 0 };
    return task.seats.map((seat, index) => {
      const role = seat.role;
      const wanted = own.filter((choice) => choice.role === role)[taken[role]++];
      return { task, role, index, proposed: seat.personCode ?? null, chosen: wanted?.personCode ?? seat.personCode ?? null, today: seat.todayPersonCode ?? null };
    });
  });
}

/** How many people support a task, as proposed. */
export function supportsOf(task: Task): number {
  return task.seats.filter((seat) => seat.role === "support").length;
}

/** Days that the task takes of whoever gets it. */
export function effortOf(task: Task, role: "lead" | "support"): number {
  const candidate = task.candidates[0];
  return role === "support" || candidate === undefined ? 0 : candidate.loadDaysAfter - candidate.loadDaysBefore;
}

/** The loads as they are after the head's changes, before the service is asked again. */
export function loadsOf(proposal: Proposal, choices: readonly Choice[]): Load[] {
  return chosenSeats(proposal, choices).reduce<Load[]>((loads, seat) => shifted(loads, effortOf(seat.task, seat.role), seat.proposed, seat.chosen), proposal.loads);
}

/** The warnings against who sits on a seat. */
export function warningsOf(seat: Seat): readonly { sentence: string }[] {
  return seat.chosen === null ? [] : seat.task.candidates.find((known) => known.personCode === seat.chosen)?.warnings ?? [];
}
