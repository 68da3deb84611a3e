/** Where the thing can be seen that a notice is about; undefined when it has no page. */
export function addressOf(subject: { kind: string; id?: string | null } | null | undefined): string | undefined {
  if (subject == null || (subject.id == null && subject.kind !== "digest")) return undefined;
  switch (subject.kind) {
    case "document": return `/planning/documents/${subject.id}`;
    case "plan": return `/planning/plans/${subject.id}`;
    case "obligation": return "/planning/obligations";
    // What was owed on a morning.
    case "digest": return "/planning/obligations";
    case "meetingTask": return "/planning/briefings";
    case "obstacle": return `/planning/obstacles/${subject.id}`;
    case "inquiry": return `/planning/inquiries/${subject.id}`;
    case "unit": return "/planning/units";
    case "task": return `/assignments/tasks/${subject.id}`;
    case "decision": return `/assignments/decisions/${subject.id}`;
    case "person": return `/assignments/people/${subject.id}`;
    case "handOver": return `/assignments/handovers/${subject.id}`;
    case "finding": return `/inspections/findings/${subject.id}`;
    case "inspection": return `/inspections/campaigns/${subject.id}`;
    case "emulationCampaign": return `/emulation/campaigns/${subject.id}`;
    case "pledge": return `/emulation/pledges/${subject.id}`;
    case "ballot": return `/emulation/ballots/${subject.id}`;
    case "commendation": return "/emulation/merits";
    case "ranking": return `/emulation/rankings/${subject.id}`;
    default: return undefined;
  }
}
