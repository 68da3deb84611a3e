using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.ServiceDefaults.Organisation;

/// <summary>The unit tree of a service that keeps copies of units: read again only when a copy has changed.</summary>
public sealed class CopiedUnits<TContext>(TContext db, UnitTreeCache cache) : IUnitDirectory
    where TContext : DbContext
{
    public async ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken)
    {
        var units = db.Set<UnitCopy>().AsNoTracking();
        var stamp = await units.GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Versions = all.Sum(unit => unit.SourceVersion) })
            .SingleOrDefaultAsync(cancellationToken);
        return await cache.GetAsync((stamp?.Count ?? 0, stamp?.Versions ?? 0), async () => new UnitTree(
            await units.Select(unit => new UnitNode(unit.Code, unit.ParentCode, unit.ValidTo, null)).ToListAsync(cancellationToken)));
    }
}

/// <summary>The last unit tree that was read, with the stamp (number of units, sum of their versions) that it was read at.</summary>
public sealed class UnitTreeCache
{
    private volatile Entry? _last;

    public async ValueTask<UnitTree> GetAsync((int Count, long Versions) stamp, Func<Task<UnitTree>> read)
    {
        if (_last is { } known && known.Stamp == stamp)
            return known.Tree;
        var tree = await read();
        _last = new Entry(stamp, tree);
        return tree;
    }

    private sealed record Entry((int Count, long Versions) Stamp, UnitTree Tree);
}

public static class OrganisationExtensions
{
    /// <summary>The service's unit scopes are resolved over its <see cref="UnitCopy"/> table.</summary>
    public static IServiceCollection AddCopiedUnits<TContext>(this IServiceCollection services)
        where TContext : DbContext => services
            .AddSingleton<UnitTreeCache>()
            .AddScoped<IUnitDirectory, CopiedUnits<TContext>>();
}
