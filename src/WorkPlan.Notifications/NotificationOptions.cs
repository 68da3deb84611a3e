using System.ComponentModel.DataAnnotations;

namespace WorkPlan.Notifications;

/// <summary>How long notices are kept and how live they are; bound from the section <c>Notifications</c>.</summary>
public sealed class NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>Days after which a notice is deleted, read or not. A work year's notices stay until the next one has begun.</summary>
    [Range(7, 3_650)]
    public int KeepDays { get; set; } = 400;

    /// <summary>Rows that one transaction of the clean-up deletes.</summary>
    [Range(1, 50_000)]
    public int CleanUpChunk { get; set; } = 1_000;

    /// <summary>How often what other instances wrote is looked for, in milliseconds; what this one wrote is seen at once.</summary>
    [Range(50, 60_000)]
    public int LookEveryMilliseconds { get; set; } = 500;

    /// <summary>Seconds between two signs of life on a stream.</summary>
    [Range(1, 25)]
    public int PingSeconds { get; set; } = 15;

    /// <summary>Minutes after which a stream ends and the client comes back, with the roles that it holds then.</summary>
    [Range(1, 60)]
    public int StreamMinutes { get; set; } = 10;

    /// <summary>Streams that one account may hold open at once.</summary>
    [Range(1, 100)]
    public int StreamsPerAccount { get; set; } = 8;

    /// <summary>Streams that one instance serves at once.</summary>
    [Range(1, 100_000)]
    public int StreamsInAll { get; set; } = 5_000;

    /// <summary>Missed notices that a stream sends again; whoever missed more reads the list anew.</summary>
    [Range(1, 5_000)]
    public int ResendAtMost { get; set; } = 500;
}
