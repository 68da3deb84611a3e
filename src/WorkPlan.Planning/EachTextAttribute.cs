using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning;

/// <summary>A list of texts, none blank, each of a bounded length.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EachTextAttribute(int maxLength) : BilingualAttribute
{
    public int MaxLength { get; } = maxLength;

    protected override (string Key, object?[] Arguments)? Refuse(object? value) => value is not IEnumerable<string> texts ? null
        : texts.Any(string.IsNullOrWhiteSpace) ? ("Text.Required", [])
        : texts.Any(text => text.Length > MaxLength) ? ("Text.TooLong", [MaxLength])
        : null;
}
