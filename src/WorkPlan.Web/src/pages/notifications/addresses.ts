/** Where the thing can be seen that a notice is about; undefined when it has no page. */
export function addressOf(subject: { kind: string; id?: string | null } | null | undefined): string | undefined {
  if (subject?.id == null) return undefined;
  switch (subject.kind) {
    case "document": return `/planning/documents/${subject.id}`;
    case "plan": return `/planning/plans/${subject.id}`;
    case "obligation": return "/planning/obligations";
    case "task": return `/assignments/tasks/${subject.id}`;
    case "decision": return `/assignments/decisions/${subject.id}`;
    case "person": return `/assignments/people/${subject.id}`;
    case "finding": return `/inspections/findings/${subject.id}`;
    case "inspection": return `/inspections/campaigns/${subject.id}`;
    case "emulationCampaign": return `/emulation/campaigns/${subject.id}`;
    case "ranking": return `/emulation/rankings/${subject.id}`;
    default: return undefined;
  }
}
