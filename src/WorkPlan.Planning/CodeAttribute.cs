using System.Text.RegularExpressions;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning;

/// <summary>A code that people choose: unaccented letters, digits, dots and hyphens, for example <c>HT.HUONG-SON</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class CodeAttribute(int maxLength) : BilingualAttribute
{
    public int MaxLength { get; } = maxLength;

    protected override (string Key, object?[] Arguments)? Refuse(object? value) =>
        value is string code && code.Length <= MaxLength && Form().IsMatch(code) ? null : ("Code.Form", [MaxLength]);

    [GeneratedRegex(@"^[A-Za-z0-9]+([.\-][A-Za-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
