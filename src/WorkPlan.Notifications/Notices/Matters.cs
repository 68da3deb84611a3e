using WorkPlan.Notifications.Sources;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Notifications.Notices;

/// <summary>The names of what notices ask for, so that whoever hears of its end can settle them.</summary>
internal static class Matters
{
    /// <summary>As planning names the kinds of obligation.</summary>
    public const string Acknowledge = "acknowledge";
    public const string Supplement = "supplement";

    public static string Document(Guid id) => $"document:{id}";

    public static string Plan(Guid id) => $"plan:{id}";

    /// <summary>That a plan is not issued by its day: submitting it settles nothing, issuing it does.</summary>
    public static string OverduePlan(Guid id) => $"plan-overdue:{id}";

    /// <summary>The answer to a question.</summary>
    public static string Inquiry(Guid id) => $"inquiry:{id}";

    public static string Obstacle(Guid id) => $"obstacle:{id}";

    public static string Finding(Guid id) => $"finding:{id}";

    public static string MeetingTask(Guid id) => $"meetingTask:{id}";

    public static string Pledge(Guid id, string personCode) => $"pledge:{id}:{personCode}";

    public static string HandOver(Guid id) => $"handOver:{id}";

    public static string Ballot(Guid id) => $"ballot:{id}";

    /// <summary>The yearly conference that a unit has to hold.</summary>
    public static string Conference(int workYear, string unitCode) => $"conference:{workYear}:{unitCode}";

    /// <summary>What a unit owes that inspects itself.</summary>
    public static string Inspection(Guid id, string unitCode) => $"inspection:{id}:{unitCode}";

    /// <summary>What a unit prepares that is visited.</summary>
    public static string Visit(Guid id, string unitCode) => $"visit:{id}:{unitCode}";

    /// <summary>A report that a unit owes.</summary>
    public static string Report(string formCode, string period, string unitCode) => $"report:{formCode}:{period}:{unitCode}";

    /// <summary>What is owed from a document by a unit, or by a person in it.</summary>
    public static string Owed(string kind, Guid documentId, string unitCode, string? personCode = null) =>
        personCode is null ? $"{kind}:{documentId}:{unitCode}" : $"{kind}:{documentId}:{unitCode}:{personCode}";

    /// <summary>What a message names by its id; the message waits while that has not come.</summary>
    public static async Task<Source> DemandAsync(NoticeBoard board, string kind, Guid id, CancellationToken cancellationToken) =>
        await board.SourceAsync($"{kind}:{id}", cancellationToken) ?? throw new NotYetKnownException(kind, id.ToString());
}
