using System.Linq.Expressions;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Units;

/// <summary>Lists as one looks at them from a unit: what is its own, and what is of those below it.</summary>
internal static class UnderUnit
{
    /// <summary>Keeps the rows whose unit is the named one or stands below it; all of them where none is named.</summary>
    public static async Task<IQueryable<T>> UnderAsync<T>(
        this IQueryable<T> query, string? under, IUnitDirectory directory, Expression<Func<T, string>> unitCode, CancellationToken cancellationToken) =>
        under is null ? query : query.InUnits(new UnitSet((await directory.GetAsync(cancellationToken)).Subtree(under)), unitCode);
}
