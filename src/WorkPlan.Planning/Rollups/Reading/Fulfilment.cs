using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>How results stand to the plan as a whole, in the words of conclusions and yearly reviews.</summary>
public enum Fulfilment
{
    /// <summary>Chưa đảm bảo.</summary>
    DoesNotMeet,

    /// <summary>Cơ bản đảm bảo: most of what was to be reached.</summary>
    BasicallyMeets,

    /// <summary>Đảm bảo: everything that was judged.</summary>
    Meets,

    /// <summary>Đảm bảo, có chỉ tiêu vượt: everything, and some of it more than enough.</summary>
    Exceeds,
}

/// <summary>Where the grades lie. No text that was read says it, so it is a setting. Bound from the section <c>Fulfilment</c>.</summary>
public sealed class FulfilmentOptions
{
    public const string Section = "Fulfilment";

    /// <summary>The least share of judged targets that is "basically met", in hundredths of a percent.</summary>
    [Range(1, BasisPoints.Whole)]
    public int BasicallyMetFrom { get; set; } = 8_000;
}

/// <param name="Grade">The grade.</param>
/// <param name="Text">In the reader's language.</param>
internal sealed record FulfilmentView(Fulfilment Grade, string Text);

/// <summary>Grades what was reached of what is judged; what did not arise and what has no figures yet says nothing.</summary>
internal sealed class FulfilmentGrades(IOptions<FulfilmentOptions> options, Texts texts)
{
    public FulfilmentView? Of(CountsView counts) =>
        GradeOf(counts, options.Value.BasicallyMetFrom) is { } grade ? new FulfilmentView(grade, texts[$"Fulfilment.{grade}"]) : null;

    public static Fulfilment? GradeOf(CountsView counts, int basicallyMetFrom) => counts switch
    {
        { Judged: 0 } => null,
        { NotMet: 0, Exceeded: > 0 } => Fulfilment.Exceeds,
        { NotMet: 0 } => Fulfilment.Meets,
        _ when (long)counts.Reached * BasisPoints.Whole >= (long)counts.Judged * basicallyMetFrom => Fulfilment.BasicallyMeets,
        _ => Fulfilment.DoesNotMeet,
    };
}
