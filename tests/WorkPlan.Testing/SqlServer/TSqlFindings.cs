using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace WorkPlan.Testing.SqlServer;

/// <summary>What the guard found while one service ran.</summary>
internal sealed class TSqlFindings
{
    private readonly ConcurrentQueue<TSqlException> _findings = new();

    public void Add(TSqlException finding) => _findings.Enqueue(finding);

    public void ThrowIfAny()
    {
        if (_findings.TryPeek(out var first))
            throw new TSqlException(first.Message, first);
    }
}

internal static class TSqlGuardServices
{
    private static readonly MethodInfo ConfigureMethod =
        typeof(TSqlGuardServices).GetMethod(nameof(Configure), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Guards a service's SQLite context.</summary>
    public static void AddTSqlGuard(this IServiceCollection services, Type serviceContext, TSqlFindings findings)
    {
        services.AddSingleton(findings);
        ConfigureMethod.MakeGenericMethod(ServiceContexts.Sqlite(serviceContext)).Invoke(null, [services]);
    }

    private static void Configure<TContext>(IServiceCollection services) where TContext : DbContext =>
#pragma warning disable EF1001 // see GuardedQueryCompiler
        services.ConfigureDbContext<TContext>(options => options.ReplaceService<IQueryCompiler, GuardedQueryCompiler>());
#pragma warning restore EF1001
}
