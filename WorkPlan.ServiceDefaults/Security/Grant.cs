using System.Globalization;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>
/// A role that an account holds in a unit and, where it says so, in everything below it, from a day to a day (both included).
/// In a token it is the claim <c>grant</c>: <c>role|unitCode|subtree|from|to</c>, for example <c>planner|QT.P9|0|2021-12-01|</c>.
/// The unit <c>*</c> stands for every unit.
/// </summary>
public sealed record Grant(string Role, string UnitCode, bool Subtree, DateOnly From, DateOnly? To)
{
    public const string ClaimType = "grant";
    public const string EveryUnit = "*";

    public bool IsInForce(DateOnly day) => From <= day && (To is null || day <= To);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Role}|{UnitCode}|{(Subtree ? 1 : 0)}|{From:yyyy-MM-dd}|{To:yyyy-MM-dd}");

    /// <summary>Reads a claim; null for one that is not a grant, which then grants nothing.</summary>
    public static Grant? Parse(string claim)
    {
        var parts = claim.Split('|');
        if (parts.Length != 5 || !TryDay(parts[3], out var from))
            return null;
        DateOnly? to = null;
        if (parts[4].Length > 0)
        {
            if (!TryDay(parts[4], out var last))
                return null;
            to = last;
        }
        return new Grant(parts[0], parts[1], parts[2] == "1", from, to);
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
