namespace WorkPlan.ServiceDefaults.Security;

/// <summary>The roles that an account can hold. What each may do is the services' to say, in their permission tables.</summary>
public static class Roles
{
    public const string SystemAdministrator = "systemAdministrator";
    public const string Chief = "chief";
    public const string DeputyChief = "deputyChief";
    public const string UnitHead = "unitHead";
    public const string Planner = "planner";
    public const string Staff = "staff";
    public const string Inspector = "inspector";
    public const string EmulationOfficer = "emulationOfficer";
    public const string Auditor = "auditor";
    public const string Operator = "operator";

    public static readonly IReadOnlyList<string> All =
        [SystemAdministrator, Chief, DeputyChief, UnitHead, Planner, Staff, Inspector, EmulationOfficer, Auditor, Operator];

    /// <summary>Everybody who leads or works in a unit: the roles to which a unit's own data is open.</summary>
    public static readonly IReadOnlyList<string> Members =
        [SystemAdministrator, Chief, DeputyChief, UnitHead, Planner, Staff, Inspector, EmulationOfficer, Auditor];
}
