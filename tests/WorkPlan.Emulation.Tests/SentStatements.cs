using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace WorkPlan.Emulation.Tests;

public sealed partial class EmulationApp
{
    /// <summary>What the service sent to its database, for tests of an order that no answer shows.</summary>
    public SentStatements Statements { get; } = new();

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IInterceptor>(Statements);
}

/// <summary>Every statement with its parameters that are text, in the order in which they were sent.</summary>
public sealed class SentStatements : DbCommandInterceptor
{
    private readonly ConcurrentQueue<SentStatement> _sent = new();

    /// <summary>All that was sent by whoever last sent a statement with these words: one message or request has one context.</summary>
    public IReadOnlyList<SentStatement> OfWhoeverLast(params string[] words)
    {
        var by = _sent.Last(statement => statement.Names(words)).By;
        return [.. _sent.Where(statement => statement.By == by)];
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command, eventData);
        return ValueTask.FromResult(result);
    }

    private void Keep(DbCommand command, CommandEventData eventData) => _sent.Enqueue(new SentStatement(
        $"{eventData.Context?.ContextId}", command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => parameter.Value).OfType<string>()]));
}

public sealed record SentStatement(string By, string Sql, IReadOnlyList<string> Texts)
{
    public bool Names(params string[] words) => words.All(word => Sql.Contains(word, StringComparison.Ordinal));
}
