using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Titles;

/// <summary>What the other services hear of titles, as they will be after the save that is being prepared.</summary>
internal static class TitleMessages
{
    public static TitleConferred Conferred(ConferredTitle title, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(title),
        Version = title.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        TitleId = title.Id,
        Title = title.Title.InMessages(),
        WorkYear = title.WorkYear,
        UnitCode = title.UnitCode,
        PersonCode = PersonOf(title),
        DecisionNumber = title.DecisionNumber,
        DecidedOn = title.DecidedOn,
    };

    public static TitleRevoked Revoked(ConferredTitle title, TitleDecisionRequest decision, IEnumerable<ConferredTitle> inQuestion, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(title),
        Version = title.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        TitleId = title.Id,
        Title = title.Title.InMessages(),
        WorkYear = title.WorkYear,
        UnitCode = title.UnitCode,
        PersonCode = PersonOf(title),
        DecisionNumber = decision.DecisionNumber,
        RevokedOn = decision.DecidedOn,
        Reason = decision.Reason,
        InQuestionTitleIds = [.. inQuestion.Select(other => other.Id)],
    };

    private static string StreamOf(ConferredTitle title) => $"title:{title.Id}";

    private static string? PersonOf(ConferredTitle title) => title.PersonCode.Length == 0 ? null : title.PersonCode;
}
