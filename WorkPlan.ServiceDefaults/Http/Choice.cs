using System.Diagnostics.CodeAnalysis;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>
/// An enum in a query, written in camelCase as bodies write it; anything else, numbers included, is 400. Without it a query would
/// have to write enums as the code does.
/// </summary>
public readonly record struct Choice<TEnum>(TEnum Value) : IParsable<Choice<TEnum>>
    where TEnum : struct, Enum
{
#pragma warning disable CA1000 // Static members of a generic type: IParsable wants them, and so does whoever binds a query.
    public static Choice<TEnum> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var choice) ? choice : throw new FormatException($"'{s}' is no {typeof(TEnum).Name}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Choice<TEnum> result)
    {
        var known = s is { Length: > 0 } && char.IsAsciiLetter(s[0]) && Enum.TryParse<TEnum>(s, ignoreCase: true, out var value)
            && Enum.IsDefined(value) ? value : (TEnum?)null;
        result = known is { } chosen ? new Choice<TEnum>(chosen) : default;
        return known is not null;
    }
#pragma warning restore CA1000

    public override string ToString() => Value.ToString();
}
