namespace WorkPlan.Inspections.UnitInspections;

/// <summary>Something that the unit should heed from now on (lưu ý): no fault, but kept in sight until it is heeded.</summary>
public sealed record InspectionNote(
    Guid Id, string Text, string WrittenBy, DateTimeOffset WrittenAt, IReadOnlyList<NoteFollowUp>? FollowUps = null, DateOnly? HeededOn = null);

/// <summary>What was done about a note.</summary>
public sealed record NoteFollowUp(string Text, string By, DateTimeOffset At);

/// <summary>The conclusion as the unit saw it before it explained; what was drafted stays on record beside what was concluded.</summary>
public sealed record ConclusionDraft(InspectionGrade Grade, string Text, DateOnly DraftedOn, string DraftedBy);

/// <summary>A self report given back.</summary>
public sealed record ReportReturn(string Reason, DateTimeOffset DueAt, string ReturnedBy, DateTimeOffset ReturnedAt);

/// <summary>
/// What is known of a picture or a file that proves something. The file lies in the store of evidence under the reference; without a content
/// type it was named before files had to be uploaded, and nobody here has seen it. The day that it is of is not the day it was uploaded; a
/// later revision stands beside the earlier one and replaces nothing.
/// </summary>
public sealed record Evidence(
    Guid Id, string Caption, DateOnly TakenOn, string Sha256, long Size, string Reference, string? ItemCode, string UploadedBy, DateTimeOffset UploadedAt,
    int Revision = 1, Guid? RevisesId = null, string? ContentType = null);
