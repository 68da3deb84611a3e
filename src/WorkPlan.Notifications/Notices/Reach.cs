using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Notifications.Notices;

/// <summary>The channels that reach the caller today.</summary>
internal sealed class Reach(CurrentUser user, IUnitDirectory units)
{
    /// <summary>
    /// What is for the person, and what is for a role in a unit that a grant names. A grant over a subtree does not bring the lower
    /// units' notices: what concerns the superior is sent to the superior.
    /// </summary>
    public async ValueTask<IReadOnlyList<string>> ChannelsAsync(CancellationToken cancellationToken)
    {
        var channels = new HashSet<string>();
        if (user.PersonCode is { } person)
            channels.Add(Channels.Person(person));
        var tree = await units.GetAsync(cancellationToken);
        foreach (var grant in user.Grants.Where(grant => grant.UnitCode != Grant.EveryUnit))
        {
            foreach (var audience in Channels.Of(grant.Role))
            {
                channels.Add(Channels.In(audience, grant.UnitCode));
                channels.UnionWith(tree.Ancestors(grant.UnitCode).Prepend(grant.UnitCode).Select(unit => Channels.Below(audience, unit)));
            }
        }
        return [.. channels.Order(StringComparer.Ordinal)];
    }
}
