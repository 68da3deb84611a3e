using System.Text.RegularExpressions;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning;

/// <summary>A code that people choose: unaccented letters, digits, dots and hyphens, for example <c>HT.HUONG-SON</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class CodeAttribute(int maxLength) : BilingualAttribute
{
    public int MaxLength { get; } = maxLength;

    protected override (string Key, object?[] Arguments)? Refuse(object? value) =>
        value is string code && IsCode(code, MaxLength) ? null : ("Code.Form", [MaxLength]);

    internal static bool IsCode(string code, int maxLength) => code.Length <= maxLength && Form().IsMatch(code);

    [GeneratedRegex(@"^[A-Za-z0-9]+([.\-][A-Za-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
