using System.Diagnostics.Metrics;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>How many of something there are in a service's database: a gauge for those who look after the province's work.</summary>
/// <param name="Name">The metric: <c>workplan.obligations.overdue</c>.</param>
/// <param name="Unit">What is counted, in braces: <c>{obligation}</c>.</param>
/// <param name="Description">A sentence.</param>
/// <param name="Label">What the counts are told apart by; its values are few and fixed.</param>
/// <param name="CountAsync">Counts, at this instant.</param>
public sealed record Figure<TDbContext>(
    string Name, string Unit, string Description, string Label, Func<TDbContext, DateTimeOffset, CancellationToken, Task<IReadOnlyList<FigureCount>>> CountAsync)
    where TDbContext : DbContext;

public sealed record FigureCount(string Of, long Count);

public static class FigureExtensions
{
    /// <summary>Figures of a service's database, counted while somebody scrapes and at most once in <see cref="OperationsOptions.ReadingsLast"/>.</summary>
    public static WebApplicationBuilder AddFigures<TDbContext>(this WebApplicationBuilder builder, IEnumerable<Figure<TDbContext>> figures)
        where TDbContext : DbContext
    {
        foreach (var figure in figures)
            builder.Services.AddSingleton(figure);
        builder.Services.AddHostedService<Figures<TDbContext>>();
        return builder;
    }

    /// <summary>Something that counts what happens, there from the start on: what has not happened yet is 0, not unknown.</summary>
    public static IServiceCollection AddCounters<TCounters>(this IServiceCollection services) where TCounters : class
    {
        services.AddSingleton<TCounters>();
        return services.AddHostedService<MadeAtStart<TCounters>>();
    }

    /// <summary>How many rows there are of each of these values, 0 included; of every value that the enum has, without any given.</summary>
    public static async Task<IReadOnlyList<FigureCount>> CountByAsync<TRow, TKey>(
        this IQueryable<TRow> rows, Expression<Func<TRow, TKey>> key, CancellationToken cancellationToken, params IReadOnlyList<TKey> values)
        where TRow : class
        where TKey : struct, Enum
    {
        var counts = await rows.GroupBy(key).Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return [.. (values.Count > 0 ? values : Enum.GetValues<TKey>())
            .Select(value => new FigureCount(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), counts.GetValueOrDefault(value)))];
    }
}

internal sealed class MadeAtStart<T>(IServiceProvider services) : IHostedService where T : class
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<T>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Meter <c>WorkPlan.Domain</c>: all figures of a database in one reading.</summary>
internal sealed class Figures<TDbContext> : IHostedService, IDisposable
    where TDbContext : DbContext
{
    public const string MeterName = "WorkPlan.Domain";

    private readonly IServiceScopeFactory _scopes;
    private readonly IReadOnlyList<Figure<TDbContext>> _figures;
    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly Reading<IReadOnlyDictionary<string, IReadOnlyList<FigureCount>>> _counts;

    public Figures(
        IMeterFactory meters, IServiceScopeFactory scopes, IEnumerable<Figure<TDbContext>> figures, IOptions<OperationsOptions> options,
        TimeProvider clock, ILogger<Figures<TDbContext>> logger)
    {
        (_scopes, _figures, _clock) = (scopes, [.. figures], clock);
        _counts = new(ReadAsync, clock, logger);
        _meter = meters.Create(MeterName);
        var last = options.Value.ReadingsLast;
        foreach (var figure in _figures)
        {
            _meter.CreateObservableGauge(
                figure.Name,
                () => (_counts.Observe(last)?[figure.Name] ?? [])
                    .Select(count => new Measurement<long>(count.Count, new KeyValuePair<string, object?>(figure.Label, count.Of))),
                figure.Unit, figure.Description);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureCount>>?> ReadAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, IReadOnlyList<FigureCount>>();
        var now = _clock.GetUtcNow();
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDbContext>();
        try
        {
            foreach (var figure in _figures)
                counts[figure.Name] = await figure.CountAsync(db, now, cancellationToken);
            return counts;
        }
        catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
        {
            // The database's health says that it does not answer.
            return null;
        }
    }
}
