using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

[JsonConverter(typeof(CamelCaseEnumConverter<PeriodKind>))]
public enum PeriodKind
{
    Year = 1,
    Half = 2,
    Quarter = 3,
    Month = 4,

    /// <summary>Monday to Sunday; the first and the last week of a work year end where the year does. For reports, not for targets.</summary>
    Week = 5,
}
