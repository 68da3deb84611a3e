using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Telemetry.Database;

/// <summary>
/// A duration for every database command, a span unless it was very quick and, when slow, a warning. Add it to each context's interceptors. It says which
/// tables were asked, never with what values; the text itself only of a command that was slow or failed, because it is most of what a
/// span weighs.
/// </summary>
public sealed partial class DbCommandTelemetry : DbCommandInterceptor, IDisposable
{
    public const string SourceName = "WorkPlan.Database";

    private static readonly ActivitySource Source = new(SourceName);
    private readonly Meter _meter = new(SourceName);
    private readonly Histogram<double> _duration;
    private readonly IOptionsMonitor<TelemetryOptions> _options;
    private readonly ILogger<DbCommandTelemetry> _logger;

    public DbCommandTelemetry(IOptionsMonitor<TelemetryOptions> options, ILogger<DbCommandTelemetry> logger)
    {
        _options = options;
        _logger = logger;
        _duration = _meter.CreateHistogram("db.client.operation.duration", "s", "Duration of database commands.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 5, 10] });
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Record(command, eventData, eventData.Duration, null);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, eventData.Duration, null);
        return ValueTask.FromResult(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Record(command, eventData, eventData.Duration, null);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, eventData.Duration, null);
        return ValueTask.FromResult(result);
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        Record(command, eventData, eventData.Duration, null);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, eventData.Duration, null);
        return ValueTask.FromResult(result);
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        Record(command, eventData, eventData.Duration, Kind(eventData.Exception));

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, eventData.Duration, Kind(eventData.Exception));
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) =>
        Record(command, eventData, eventData.Duration, "canceled");

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, eventData.Duration, "canceled");
        return Task.CompletedTask;
    }

    public void Dispose() => _meter.Dispose();

    private void Record(DbCommand command, CommandEndEventData eventData, TimeSpan duration, string? error)
    {
        var options = _options.CurrentValue;
        var slow = duration >= options.SlowQuery;
        // Pollers work outside any trace: a root span for each of their rounds would be noise.
        var traced = Source.HasListeners() && Activity.Current is not null && (error is not null || duration >= options.ShortestDatabaseSpan);
        if (!slow && !traced && !_duration.Enabled) return;

        var summary = SqlSummary.Of(command.CommandText);
        var system = SystemOf(command);
        var tags = new TagList
        {
            { "db.system.name", system },
            { "db.operation.name", summary.Operation },
        };
        if (summary.Table.Length > 0) tags.Add("db.collection.name", summary.Table);
        if (error is not null) tags.Add("error.type", error);
        _duration.Record(duration.TotalSeconds, tags);
        if (traced) Trace(command, summary, tags, eventData.StartTime, duration, error, withText: slow || error is not null);
        if (slow) Log.Slow(_logger, summary.Operation, summary.Table, duration.TotalMilliseconds, summary.Text);
    }

    // Made afterwards with the times that EF Core took, so nothing has to be remembered between start and end.
    private static void Trace(
        DbCommand command, SqlSummary summary, TagList tags, DateTimeOffset start, TimeSpan duration, string? error, bool withText)
    {
        using var span = Source.StartActivity(summary.Name, ActivityKind.Client, default(ActivityContext), tags, startTime: start);
        if (span is null) return;
        span.SetEndTime(start.UtcDateTime + duration);
        if (!span.IsAllDataRequested) return;
        if (command.Connection?.Database is { Length: > 0 } database) span.SetTag("db.namespace", database);
        if (withText) span.SetTag("db.query.text", summary.Text);
        if (error is not null) span.SetStatus(ActivityStatusCode.Error);
    }

    private static string SystemOf(DbCommand command) => command.GetType().Name switch
    {
        "SqliteCommand" => "sqlite",
        "SqlCommand" => "microsoft.sql_server",
        _ => "other_sql",
    };

    private static string Kind(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slow query: {Operation} {Table} took {DurationMs:0} ms: {Sql}")]
        public static partial void Slow(ILogger logger, string operation, string table, double durationMs, string sql);
    }
}
