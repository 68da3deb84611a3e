using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>What a policy does with the fraction of a person. There is no default: the policy has to say it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Rounding>))]
public enum Rounding
{
    Floor = 1,

    /// <summary>To the nearest whole number; a half goes up.</summary>
    Nearest = 2,

    Ceiling = 3,
}
