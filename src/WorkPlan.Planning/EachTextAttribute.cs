using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning;

/// <summary>Every text of a list is there and of a bounded length.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachTextAttribute(int maxLength) : BilingualAttribute
{
    public int MaxLength { get; } = maxLength;

    protected override (string Key, object?[] Arguments)? Refuse(object? value)
    {
        if (value is not IEnumerable<string> texts)
            return null;
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
                return ("Text.Required", []);
            if (text.Length > MaxLength)
                return ("Text.TooLong", [MaxLength]);
        }
        return null;
    }
}
