using System.Linq.Expressions;

namespace WorkPlan.Planning.Directions;

internal sealed record DirectionView
{
    public required Guid Id { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string GivenBy { get; init; }

    public required DateOnly GivenOn { get; init; }

    public required string Occasion { get; init; }

    public required Guid? BriefingId { get; init; }

    public required Guid? SessionId { get; init; }

    public required int? Conclusion { get; init; }

    public required string Text { get; init; }

    public required IEnumerable<string> Addressees { get; init; }

    public required IEnumerable<UptakeView> Uptakes { get; init; }

    public static readonly Expression<Func<LeadershipDirection, DirectionView>> Projection = direction => new DirectionView
    {
        Id = direction.Id,
        UnitCode = direction.UnitCode,
        WorkYear = direction.WorkYear,
        GivenBy = direction.GivenBy,
        GivenOn = direction.GivenOn,
        Occasion = direction.Occasion,
        BriefingId = direction.BriefingId,
        SessionId = direction.SessionId,
        Conclusion = direction.Conclusion,
        Text = direction.Text,
        Addressees = direction.Addressees.OrderBy(addressee => addressee.UnitCode).Select(addressee => addressee.UnitCode),
        Uptakes = direction.Uptakes.OrderBy(uptake => uptake.Id).Select(uptake => new UptakeView(
            uptake.Id, uptake.UnitCode, uptake.PlanId, uptake.PlanTaskId, uptake.How, uptake.TakenUpOn)),
    };

    public static readonly Func<LeadershipDirection, DirectionView> Of = Projection.Compile();
}

internal sealed record UptakeView(Guid Id, string UnitCode, Guid PlanId, Guid? TaskId, string How, DateOnly TakenUpOn);
