using System.ComponentModel.DataAnnotations;
using WorkPlan.Inspections.Files;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Inspections.UnitInspections;

public sealed record AnswerChecklistRequest
{
    [Items(1, 300)]
    public required IReadOnlyList<AnswerRequest> Answers { get; init; }
}

public sealed record AnswerRequest
{
    [Text(60)]
    public required string ItemCode { get; init; }

    public required Verdict Verdict { get; init; }

    internal const int ReasonLength = 2000;

    /// <summary>Needed to contest a fact.</summary>
    [OptionalText(ReasonLength)]
    public string? Reason { get; init; }

    /// <summary>Needed unless a fact is accepted, which scores itself.</summary>
    [Between(0, 100)]
    public int? Score { get; init; }
}

public sealed record WriteNoteRequest
{
    [Text(2000)]
    public required string Text { get; init; }
}

public sealed record WriteMinutesRequest
{
    public required DateOnly HeldOn { get; init; }

    [Text(4000)]
    public required string Content { get; init; }
}

public sealed record SignMinutesRequest
{
    public required MinutesParty Party { get; init; }
}

public sealed record ExplainRequest
{
    [Text(4000)]
    public required string Text { get; init; }
}

public sealed record SubmitReportRequest
{
    [Text(4000)]
    public required string Text { get; init; }

    /// <summary>When the report came on paper, if the inspecting unit enters it later; else it is handed in now.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }
}

public sealed record ReturnReportRequest
{
    [Text(2000)]
    public required string Reason { get; init; }

    /// <summary>By when the changed report is due.</summary>
    public required DateTimeOffset DueAt { get; init; }
}

public sealed record DraftConclusionRequest
{
    public required InspectionGrade Grade { get; init; }

    [Text(4000)]
    public required string Text { get; init; }

    public required DateOnly DraftedOn { get; init; }
}

public sealed record ConcludeRequest
{
    public required InspectionGrade Grade { get; init; }

    [Text(4000)]
    public required string Text { get; init; }

    public required DateOnly ConcludedOn { get; init; }
}

public sealed record EscalateRequest
{
    [Text(2000)]
    public required string Reason { get; init; }

    public required DateOnly EscalatedOn { get; init; }
}

public sealed record EvidenceRequest
{
    [Text(400)]
    public required string Caption { get; init; }

    /// <summary>The day that the picture or document is of.</summary>
    public required DateOnly TakenOn { get; init; }

    [RegularExpression("^[0-9a-f]{64}$", ErrorMessage = "SHA-256: 64 × [0-9a-f].")]
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    [Between(1, EvidenceOptions.MostBytes)]
    public required long Size { get; init; }

    /// <summary>The reference of a file that was taken in before; hash and size have to be those of that file.</summary>
    [Text(400)]
    public required string Reference { get; init; }

    /// <summary>Only «Không mật» is taken.</summary>
    [Text(40)]
    public required string Classification { get; init; }

    /// <summary>The question that it answers, if one.</summary>
    [OptionalText(60)]
    public string? ItemCode { get; init; }

    /// <summary>The evidence of the same inspection that this is a revision of.</summary>
    public Guid? RevisesId { get; init; }
}
