using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

[JsonConverter(typeof(CamelCaseEnumConverter<DeadlineKind>))]
public enum DeadlineKind
{
    /// <summary>Somebody wrote the day and the hour. It stays there, on a Sunday too.</summary>
    Explicit = 1,

    /// <summary>So many days after an event. It never ends on a day off.</summary>
    Computed = 2,
}

[JsonConverter(typeof(CamelCaseEnumConverter<DayCounting>))]
public enum DayCounting
{
    WorkingDays = 1,

    /// <summary>Every day counts; only the end moves to the next working day.</summary>
    CalendarDays = 2,
}
