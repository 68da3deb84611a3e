using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

[JsonConverter(typeof(CamelCaseEnumConverter<PeriodKind>))]
public enum PeriodKind
{
    Year = 1,
    Half = 2,
    Quarter = 3,
    Month = 4,
}
