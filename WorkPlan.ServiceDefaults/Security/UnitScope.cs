using System.Linq.Expressions;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>In which units the caller holds a permission today.</summary>
public sealed class UnitScope(CurrentUser user, PermissionTable permissions, TimeProvider clock, IServiceProvider services)
{
    private UnitTree? _tree;

    /// <summary>
    /// The units in which the caller holds the permission. Put it into the query, so that foreign rows are simply not there. Who may
    /// read in a unit may read what its predecessors left.
    /// </summary>
    public async ValueTask<UnitSet> UnitsAsync(string permission, CancellationToken cancellationToken)
    {
        var grants = user.Grants.Where(grant => permissions.Holds(grant.Role, permission)).ToArray();
        if (grants.Any(grant => grant.UnitCode == Grant.EveryUnit))
            return UnitSet.Every;
        var codes = new HashSet<string>();
        foreach (var grant in grants)
        {
            if (!grant.Subtree)
                codes.Add(grant.UnitCode);
            else
                codes.UnionWith((await TreeAsync(cancellationToken)).Subtree(grant.UnitCode));
        }
        if (codes.Count > 0 && (PermissionTable.IsToRead(permission) || permissions.InClosedUnits(permission)) && Directory is not null)
            codes.UnionWith((await TreeAsync(cancellationToken)).PredecessorsOf(codes, VietnamTime.Today(clock)));
        return new UnitSet(codes);
    }

    /// <summary>
    /// Refuses with 403 <c>outside-your-units</c> unless the caller holds the permission in the unit, and, from 00:00 local after the
    /// unit's last day, whatever would change something in it: <c>unit-succeeded</c> names who took over, <c>unit-closed</c> stands
    /// where nobody did.
    /// </summary>
    public async ValueTask DemandAsync(string permission, string unitCode, CancellationToken cancellationToken)
    {
        if (!(await UnitsAsync(permission, cancellationToken)).Contains(unitCode))
            throw new ForbiddenException("outside-your-units", unitCode);
        if (!PermissionTable.IsToRead(permission) && !permissions.InClosedUnits(permission))
            await DemandOpenAsync(unitCode, cancellationToken);
    }

    /// <summary>Refuses when the unit's last day is over.</summary>
    public async ValueTask DemandOpenAsync(string unitCode, CancellationToken cancellationToken)
    {
        if (Directory is null || (await TreeAsync(cancellationToken)).EndOf(unitCode, VietnamTime.Today(clock)) is not { } end)
            return;
        var lastDay = VietnamTime.Format(end.LastDay);
        throw end.Successors.Count > 0
            ? new RuleException("unit-succeeded", unitCode, lastDay, string.Join(", ", end.Successors)) { Items = end.Successors }
            : new RuleException("unit-closed", unitCode, lastDay);
    }

    /// <summary>A service without units of its own or copies of them has none.</summary>
    private IUnitDirectory? Directory => services.GetService<IUnitDirectory>();

    private async ValueTask<UnitTree> TreeAsync(CancellationToken cancellationToken) =>
        _tree ??= await services.GetRequiredService<IUnitDirectory>().GetAsync(cancellationToken);
}

/// <summary>A set of units, or all of them.</summary>
public sealed class UnitSet(IReadOnlyCollection<string> codes)
{
    public static readonly UnitSet Every = new([]) { All = true };

    public bool All { get; private init; }

    public IReadOnlyCollection<string> Codes => codes;

    public bool Contains(string unitCode) => All || codes.Contains(unitCode);
}

public static class UnitSetExtensions
{
    /// <summary>Keeps the rows whose unit is in the set.</summary>
    public static IQueryable<T> InUnits<T>(this IQueryable<T> query, UnitSet units, Expression<Func<T, string>> unitCode)
    {
        if (units.All)
            return query;
        var codes = units.Codes;
        Expression<Func<string, bool>> contains = code => codes.Contains(code);
        var body = new Replace(contains.Parameters[0], unitCode.Body).Visit(contains.Body);
        return query.Where(Expression.Lambda<Func<T, bool>>(body, unitCode.Parameters));
    }

    /// <summary>Keeps the rows as one looks at them from a unit: its own and those of the units below it; all of them where none is named.</summary>
    public static async Task<IQueryable<T>> UnderAsync<T>(
        this IQueryable<T> query, string? under, IUnitDirectory directory, Expression<Func<T, string>> unitCode, CancellationToken cancellationToken) =>
        under is null ? query : query.InUnits(new UnitSet((await directory.GetAsync(cancellationToken)).Subtree(under)), unitCode);

    private sealed class Replace(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : base.VisitParameter(node);
    }
}
