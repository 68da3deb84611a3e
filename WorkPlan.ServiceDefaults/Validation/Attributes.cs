using System.Collections;
using System.ComponentModel.DataAnnotations;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.ServiceDefaults.Validation;

/// <summary>A validation attribute whose message comes from the texts, in the language of the request.</summary>
public abstract class BilingualAttribute : ValidationAttribute
{
    protected abstract (string Key, object?[] Arguments)? Refuse(object? value);

    protected sealed override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (Refuse(value) is not { } refusal)
            return ValidationResult.Success;
        var texts = (Texts?)validationContext.GetService(typeof(Texts));
        var message = texts?[refusal.Key, refusal.Arguments] ?? refusal.Key;
        return new ValidationResult(message, validationContext.MemberName is { } member ? [member] : null);
    }
}

/// <summary>Text that must be there: not null, not blank, of a bounded length.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextAttribute(int maxLength) : BilingualAttribute
{
    public int MaxLength { get; } = maxLength;

    protected override (string, object?[])? Refuse(object? value) => value switch
    {
        string text when string.IsNullOrWhiteSpace(text) => ("Text.Required", []),
        null => ("Text.Required", []),
        string text when text.Length > MaxLength => ("Text.TooLong", [MaxLength]),
        _ => null,
    };
}

/// <summary>Text that may be missing but is bounded.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class OptionalTextAttribute(int maxLength) : BilingualAttribute
{
    public int MaxLength { get; } = maxLength;

    protected override (string, object?[])? Refuse(object? value) =>
        value is string text && text.Length > MaxLength ? ("Text.TooLong", [MaxLength]) : null;
}

/// <summary>A whole number within bounds, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class BetweenAttribute(long minimum, long maximum) : BilingualAttribute
{
    public long Minimum { get; } = minimum;

    public long Maximum { get; } = maximum;

    protected override (string, object?[])? Refuse(object? value)
    {
        if (value is null)
            return null;
        var number = Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
        return number < Minimum || number > Maximum ? ("Number.Between", [Minimum, Maximum]) : null;
    }
}

/// <summary>A list of a bounded size.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ItemsAttribute(int minimum, int maximum) : BilingualAttribute
{
    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;

    protected override (string, object?[])? Refuse(object? value)
    {
        var count = value is ICollection list ? list.Count : 0;
        return count < Minimum || count > Maximum ? ("Items.Count", [Minimum, Maximum]) : null;
    }
}
