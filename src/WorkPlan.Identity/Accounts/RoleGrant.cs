using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity.Accounts;

/// <summary>A role that an account holds in a unit, and below it with <see cref="Subtree"/>, from a day to a day.</summary>
internal sealed class RoleGrant
{
    private RoleGrant()
    {
    }

    public RoleGrant(GrantRequest grant)
    {
        Id = Guid.CreateVersion7();
        Role = grant.Role;
        UnitCode = grant.UnitCode;
        Subtree = grant.Subtree;
        From = grant.From;
        To = grant.To;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public string Role { get; private set; } = "";

    public string UnitCode { get; private set; } = "";

    public bool Subtree { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public GrantRequest AsRequest() => new(Role, UnitCode, Subtree, From, To);

    /// <summary>As it stands in a token.</summary>
    public Grant AsClaim() => new(Role, UnitCode, Subtree, From, To);
}
