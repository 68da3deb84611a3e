namespace WorkPlan.Emulation.Facts;

/// <summary>Discipline of reporting: something that was to be handed in by a day, and whether it was late.</summary>
internal static class Lateness
{
    public static ScoreFact Fact(
        string unitCode, int workYear, string key, string what, DateOnly on, bool late, long version, Guid? messageId) => new()
        {
            UnitCode = unitCode,
            WorkYear = workYear,
            Kind = ScoreFactKind.Reporting,
            Key = key,
            Value = late ? "late" : null,
            What = what,
            On = on,
            MessageId = messageId,
            SourceVersion = version,
        };

    /// <summary>An obligation that is owed again counts anew.</summary>
    public static string KeyOf(Guid obligationId, int round) => round == 0 ? $"obligation:{obligationId}" : $"obligation:{obligationId}:{round}";

    /// <summary>What a unit reports on itself to one campaign.</summary>
    public static string KeyOfReport(Guid campaignId) => $"self-report:{campaignId}";

    /// <summary>A version for facts that stand until whoever owed says otherwise.</summary>
    public const long UntilAnswered = 1;

    /// <summary>A version for facts of which the first that was said stands, and not the last, in whatever order they come.</summary>
    public static long FirstStands(long version) => long.MaxValue - version;
}
