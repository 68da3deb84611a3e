using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>Listens to ASP.NET Core's own measurement of requests, so that the last minute can be told to whoever looks.</summary>
internal sealed class RecentRequests : IHostedService, IDisposable
{
    private const string Instrument = "http.server.request.duration";
    private const string Status = "http.response.status_code";
    private const int ServerError = 500;

    private readonly RollingMinute _minute;
    private readonly MeterListener _listener = new();

    public RecentRequests(IMeterFactory meters, TimeProvider clock)
    {
        _minute = new RollingMinute(clock);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Only this host's: tests run several in one process.
            if (instrument.Name == Instrument && ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => _minute.Record(seconds, HasFailed(tags)));
    }

    public RequestFigures Summarise() => _minute.Summarise();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    private static bool HasFailed(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == Status)
                return value is >= ServerError;
        }
        return false;
    }
}
