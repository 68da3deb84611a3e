using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Notifications.Notices;

/// <summary>Those in a unit for whom a notice is, by the roles that they hold there.</summary>
internal enum Audience
{
    /// <summary>Those who lead the unit.</summary>
    Leaders,

    /// <summary>Leaders, and those who plan.</summary>
    Planning,

    /// <summary>Leaders, and those who inspect.</summary>
    Inspection,

    /// <summary>Leaders, and those who look after emulation.</summary>
    Emulation,

    /// <summary>Everybody who works there.</summary>
    Members,
}

/// <summary>
/// Whom a notice is for, as one short text: a person, or an audience in one unit, or an audience in a unit and everything below. Who
/// that is says the reader's token when he reads, so nobody has to be told here that a role changed hands.
/// </summary>
internal static class Channels
{
    private static readonly string[] Lead = [Roles.Chief, Roles.DeputyChief, Roles.UnitHead];

    private static readonly Dictionary<Audience, string[]> RolesOf = new()
    {
        [Audience.Leaders] = Lead,
        [Audience.Planning] = [.. Lead, Roles.Planner],
        [Audience.Inspection] = [.. Lead, Roles.Inspector],
        [Audience.Emulation] = [.. Lead, Roles.EmulationOfficer],
        [Audience.Members] = [.. Lead, Roles.Planner, Roles.Inspector, Roles.EmulationOfficer, Roles.Staff],
    };

    public static string Person(string personCode) => $"person|{personCode}";

    public static string In(Audience audience, string unitCode) => $"{audience}|{unitCode}";

    public static string Below(Audience audience, string unitCode) => $"{audience}|{unitCode}/";

    public static IEnumerable<Audience> Of(string role) => RolesOf.Where(audience => audience.Value.Contains(role)).Select(audience => audience.Key);
}
