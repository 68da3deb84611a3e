namespace WorkPlan.Inspections.UnitInspections;

/// <summary>Something that the unit should heed from now on (lưu ý): no fault, but kept in sight.</summary>
public sealed record InspectionNote(Guid Id, string Text, string WrittenBy, DateTimeOffset WrittenAt);

/// <summary>A self report given back.</summary>
public sealed record ReportReturn(string Reason, DateTimeOffset DueAt, string ReturnedBy, DateTimeOffset ReturnedAt);

/// <summary>
/// What is known of a picture or a file that proves something; the file itself lies elsewhere under the reference. The day it was taken
/// is not the day it was uploaded.
/// </summary>
public sealed record Evidence(
    Guid Id, string Caption, DateOnly TakenOn, string Sha256, long Size, string Reference, string? ItemCode, string UploadedBy, DateTimeOffset UploadedAt);
