// EF Core has no public place where a query and the values of its parameters are both at hand. When an upgrade changes this one,
// the proof in tests/WorkPlan.Architecture.Tests/Guards fails and says so.
#pragma warning disable EF1001
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace WorkPlan.Testing.SqlServer;

/// <summary>Compiles every query of a SQLite context for SQL Server too, at the moment when EF Core first compiles it.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "EF Core makes it.")]
internal sealed class GuardedQueryCompiler(
    IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator, IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext currentContext, IEvaluatableExpressionFilter evaluatableExpressionFilter, IModel model)
    : QueryCompiler(
        queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, currentContext,
        evaluatableExpressionFilter, model)
{
    private readonly DbContext _context = currentContext.Context;
    private Dictionary<string, object?> _parameters = [];

    public override Expression ExtractParameters(
        Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        bool compiledQuery = false, bool generateContextAccessors = false)
    {
        var extracted = base.ExtractParameters(query, parameters, logger, compiledQuery, generateContextAccessors);
        _parameters = parameters;
        QuerySites.Visit();
        return extracted;
    }

    public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query, IModel model, bool async)
    {
        try
        {
            TSqlGuard.Check(_context.GetType().BaseType!, query, _parameters, typeof(TResult));
        }
        catch (TSqlException refusal)
        {
            // The service may turn the exception into an answer; the test still has to hear of it.
            _context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?
                .ApplicationServiceProvider?.GetService<TSqlFindings>()?.Add(refusal);
            throw;
        }
        return base.CompileQueryCore<TResult>(database, query, model, async);
    }
}
