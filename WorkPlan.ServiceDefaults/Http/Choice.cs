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
        // Not Enum.TryParse alone: it takes numbers, and "a,b" as flags.
        var known = Enum.GetNames<TEnum>().Contains(s, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<TEnum>(s!, ignoreCase: true) : (TEnum?)null;
        result = known is { } chosen ? new Choice<TEnum>(chosen) : default;
        return known is not null;
    }
#pragma warning restore CA1000

    public override string ToString() => Value.ToString();
}
