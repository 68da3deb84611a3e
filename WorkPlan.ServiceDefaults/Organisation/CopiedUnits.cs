using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.ServiceDefaults.Organisation;

/// <summary>That a unit which was closed was taken over by another one, as far as a service keeps it.</summary>
/// <param name="PredecessorCode">The closed unit.</param>
/// <param name="SuccessorCode">The unit that goes on with what cannot be divided.</param>
public sealed record HeirLink(string PredecessorCode, string SuccessorCode);

/// <summary>
/// The unit tree of a service that keeps copies of units, with who took over from whom where it keeps that, too: read again only when a copy or a
/// succession has come.
/// </summary>
public sealed class CopiedUnits<TContext>(TContext db, UnitTreeCache cache, CopiedHeirs<TContext>? heirs = null) : IUnitDirectory
    where TContext : DbContext
{
    public async ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken)
    {
        var units = db.Set<UnitCopy>().AsNoTracking();
        var stamp = await units.GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Versions = all.Sum(unit => unit.SourceVersion) })
            .SingleOrDefaultAsync(cancellationToken);
        var successions = heirs is null ? 0 : await heirs.Links(db).CountAsync(cancellationToken);
        // Neither number falls, so their sum is the same only while both are.
        return await cache.GetAsync(((stamp?.Count ?? 0) + successions, stamp?.Versions ?? 0), () => ReadAsync(units, cancellationToken));
    }

    private async Task<UnitTree> ReadAsync(IQueryable<UnitCopy> units, CancellationToken cancellationToken)
    {
        var successors = (heirs is null ? [] : await heirs.Links(db).ToListAsync(cancellationToken)).Distinct()
            .OrderBy(link => link.SuccessorCode, StringComparer.Ordinal).ToLookup(link => link.PredecessorCode, link => link.SuccessorCode);
        var known = await units.Select(unit => new { unit.Code, unit.ParentCode, unit.ValidTo }).ToListAsync(cancellationToken);
        return new UnitTree(known.Select(unit => new UnitNode(unit.Code, unit.ParentCode, unit.ValidTo, [.. successors[unit.Code]])));
    }
}

/// <summary>Where a service keeps who took over from whom.</summary>
/// <param name="Links">The links to heirs that it keeps.</param>
public sealed record CopiedHeirs<TContext>(Func<TContext, IQueryable<HeirLink>> Links)
    where TContext : DbContext;

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

    /// <summary>As without successions; and heirs read what their predecessors left, and a refusal names them.</summary>
    public static IServiceCollection AddCopiedUnits<TContext>(this IServiceCollection services, Func<TContext, IQueryable<HeirLink>> heirs)
        where TContext : DbContext => services.AddSingleton(new CopiedHeirs<TContext>(heirs)).AddCopiedUnits<TContext>();
}
