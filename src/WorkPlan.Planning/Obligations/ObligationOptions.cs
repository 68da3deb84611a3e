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

    /// <summary>Before the deadline, from the earliest to the most urgent: <c>5wd</c> is five working days, <c>4h</c> four hours.</summary>
    [NoticeRules]
    public string Reminders { get; set; } = "5wd, 2wd, 4h";

    /// <summary>After the deadline: the first goes to the unit's superior, the second to the superior's superior, and so on.</summary>
    [NoticeRules]
    public string Escalations { get; set; } = "0wd, 5wd, 10wd";

    /// <summary>The local hour from which, on working days, each unit is told what it and its people owe.</summary>
    [Range(0, 23)]
    public int DigestHour { get; set; } = 7;

    /// <summary>A digest lists what is overdue and what is due within so many working days.</summary>
    [Range(1, 60)]
    public int DigestWorkingDays { get; set; } = 5;

    [Range(1, 86_400)]
    public int SweepEverySeconds { get; set; } = 60;

    /// <summary>
    /// For how long an instance that does all this is left to it without a sign of life: longer than any one transaction. When one has
    /// crashed the others wait no longer than this, and a third of it.
    /// </summary>
    [Range(1, 600)]
    public int LeaseSeconds { get; set; } = 15;

    /// <summary>How many notices are written in one transaction.</summary>
    [Range(1, 5_000)]
    public int SweepChunk { get; set; } = 200;

    /// <summary>How many units of a document's scope are served in the request that registers it; the rest follows in the background.</summary>
    [Range(1, 1_000)]
    public int FanOutAtOnce { get; set; } = 50;

    /// <summary>How many units the background serves in one transaction.</summary>
    [Range(1, 1_000)]
    public int FanOutChunk { get; set; } = 5;

    /// <summary>Between two transactions of the background it leaves the database to others for so many times as long as the last one took.</summary>
    [Range(0, 100)]
    public int FanOutRest { get; set; } = 3;
}

/// <summary><see cref="NoticeRule"/>s with commas between them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoticeRulesAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string rules && NoticeRule.List(rules) is not null;
}
