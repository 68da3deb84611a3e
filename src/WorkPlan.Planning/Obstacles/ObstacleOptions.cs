using System.ComponentModel.DataAnnotations;

namespace WorkPlan.Planning.Obstacles;

/// <summary>From how many days on an open obstacle is a matter for concern. Bound from the section <c>Obstacles</c>.</summary>
public sealed class ObstacleOptions
{
    public const string Section = "Obstacles";

    [Range(1, 1000)]
    public int AgeingAfterDays { get; set; } = 15;

    [Range(1, 1000)]
    public int OverdueAfterDays { get; set; } = 30;

    /// <summary>After more than so many days with one holder it goes to the level above by itself, and there has the same time again.</summary>
    [Range(1, 1000)]
    public int EscalateAfterDays { get; set; } = 45;

    internal ObstacleAge AgeOf(int days) =>
        days > OverdueAfterDays ? ObstacleAge.Overdue : days > AgeingAfterDays ? ObstacleAge.Ageing : ObstacleAge.Fresh;
}
