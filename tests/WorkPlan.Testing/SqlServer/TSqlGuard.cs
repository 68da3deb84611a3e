using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace WorkPlan.Testing.SqlServer;

/// <summary>Translates a query that was made for a service's SQLite context with the same service's SQL Server context.</summary>
internal static class TSqlGuard
{
    private static readonly MethodInfo CompileMethod =
        typeof(TSqlGuard).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Fails with the query unless every statement that SQL Server would be sent for it is T-SQL.</summary>
    /// <param name="serviceContext">The context that the service's code asks for.</param>
    /// <param name="query">The query after EF Core has taken its parameters out.</param>
    /// <param name="parameters">The values of the parameters, where known.</param>
    /// <param name="resultType">What the query returns, as EF Core compiles it (tasks and asynchronous sequences included).</param>
    public static void Check(Type serviceContext, Expression query, IReadOnlyDictionary<string, object?> parameters, Type resultType)
    {
        var capture = new SqlCapture();
        using var server = ServiceContexts.NewSqlServer(serviceContext, options => options.AddInterceptors(capture));
        var roots = new ServerRoots(server.Model);
        var translatable = roots.Visit(query);
        if (roots.HoldsRawSql)
            return; // Written by hand for each provider; its author hands the T-SQL one to TSql.ShouldParse.
        try
        {
            CompileMethod.MakeGenericMethod(Synchronous(resultType))
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [server, translatable, parameters], null);
        }
        catch (InvalidOperationException noRows) when (capture.Commands.Count > 0)
        {
            // First, Single, Max and their kin on the empty answer; the command has been taken by then.
            _ = noRows;
        }
        catch (InvalidOperationException refusal)
        {
            throw Refused(query, refusal.Message, refusal);
        }
        foreach (var sql in capture.Commands)
        {
            if (TSql.Errors(sql) is { Count: > 0 } errors)
                throw Refused(query, $"{string.Join("; ", errors)}{Environment.NewLine}{sql}");
        }
        if (capture.Commands.Count == 0)
            throw Refused(query, "No command was made for SQL Server.");
    }

    private static void Run<TResult>(DbContext server, Expression query, IReadOnlyDictionary<string, object?> parameters)
    {
        var executor = server.GetService<IDatabase>().CompileQuery<TResult>(query, async: false);
        var context = server.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in parameters)
            context.Parameters[name] = value;
        foreach (var parameter in ParameterCollector.Of(query).Where(parameter => !context.Parameters.ContainsKey(parameter.Name)))
            context.Parameters[parameter.Name] = parameter.Type.IsValueType ? Activator.CreateInstance(parameter.Type) : null;
        var result = executor(context);
        if (result is IEnumerable rows and not string)
        {
            foreach (var _ in rows)
            {
                // Only walking through the rows sends the command.
            }
        }
    }

    private static Type Synchronous(Type resultType)
    {
        if (!resultType.IsGenericType)
            return resultType;
        var definition = resultType.GetGenericTypeDefinition();
        var argument = resultType.GetGenericArguments()[0];
        if (definition == typeof(Task<>))
            return argument;
        return definition == typeof(IAsyncEnumerable<>) ? typeof(IEnumerable<>).MakeGenericType(argument) : resultType;
    }

    private static TSqlException Refused(Expression query, string why, Exception? inner = null) =>
        new($"This query works on SQLite but not on SQL Server:{Environment.NewLine}{ExpressionPrinter.Print(query)}{Environment.NewLine}{why}", inner);

    /// <summary>Puts the SQL Server model's entity types where the query names SQLite's.</summary>
    private sealed class ServerRoots(IModel server) : ExpressionVisitor
    {
        public bool HoldsRawSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryRootExpression root && root.GetType() != typeof(EntityQueryRootExpression))
                HoldsRawSql |= root.GetType().Name.Contains("Sql", StringComparison.Ordinal);
            else if (node is EntityQueryRootExpression entity)
                return new EntityQueryRootExpression(server.FindEntityType(entity.EntityType.Name)!);
            return base.VisitExtension(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            // The second of two queries would only be sent for rows that the first one found; as one query it is seen at once.
            node.Method.DeclaringType == typeof(RelationalQueryableExtensions) && node.Method.Name == nameof(RelationalQueryableExtensions.AsSplitQuery)
                ? Visit(node.Arguments[0])
                : base.VisitMethodCall(node);
    }

    private sealed class ParameterCollector : ExpressionVisitor
    {
        private readonly List<QueryParameterExpression> _parameters = [];

        public static List<QueryParameterExpression> Of(Expression query)
        {
            var collector = new ParameterCollector();
            collector.Visit(query);
            return collector._parameters;
        }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter)
                _parameters.Add(parameter);
            return base.VisitExtension(node);
        }
    }
}
