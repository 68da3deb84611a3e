namespace WorkPlan.ServiceDefaults.Organisation;

/// <summary>How long the identifiers are that all services share.</summary>
public static class OrganisationLimits
{
    public const int UnitCode = 60;
    public const int PersonCode = 40;
    public const int Kind = 40;
    public const int PersonName = 120;
}
