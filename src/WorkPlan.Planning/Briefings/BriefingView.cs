using System.Linq.Expressions;

namespace WorkPlan.Planning.Briefings;

internal sealed record BriefingView(
    Guid Id, string UnitCode, int WorkYear, BriefingKind Kind, DateOnly HeldOn, string ChairedBy, string Minutes)
{
    public static readonly Expression<Func<Briefing, BriefingView>> Projection = briefing => new BriefingView(
        briefing.Id, briefing.UnitCode, briefing.WorkYear, briefing.Kind, briefing.HeldOn, briefing.ChairedBy, briefing.Minutes);

    public static readonly Func<Briefing, BriefingView> Of = Projection.Compile();
}

/// <summary>Expected and held, up to a day.</summary>
internal sealed record RegularityView(
    string UnitCode, int WorkYear, BriefingKind Kind, DateOnly? LastHeldOn, DateOnly CountedTo, int Expected, int Held);
