using System.ComponentModel.DataAnnotations;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// How long people have, in working days. The regime for information and reporting sets these; its articles differ from province to
/// province, so they are settings. Bound from the section <c>Obligations</c>.
/// </summary>
public sealed class ObligationOptions
{
    public const string Section = "Obligations";

    /// <summary>To answer a document that requires a supplement, counted from its receipt.</summary>
    [Range(1, 250)]
    public int SupplementWorkingDays { get; set; } = 10;

    /// <summary>To disseminate a document that names no deadline, counted from its receipt.</summary>
    [Range(1, 250)]
    public int DisseminationWorkingDays { get; set; } = 5;

    /// <summary>To acknowledge, counted from the meeting, where the document's own deadline is over or not named.</summary>
    [Range(1, 250)]
    public int AcknowledgementWorkingDays { get; set; } = 3;
}
