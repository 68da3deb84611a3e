using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>Answers <c>/metrics</c>: one collection at a time, shared by everybody who asks within 300 milliseconds.</summary>
internal sealed partial class PrometheusScrape(PrometheusExporter exporter, TimeProvider clock, ILogger<PrometheusScrape> logger) : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private PrometheusPage? _latest;
    private int _capacity = 32 * 1024;

    public async Task AnswerAsync(HttpContext context)
    {
        using var page = await TakeAsync(context.RequestAborted);
        if (page is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.Response.ContentType = ContentType;
        context.Response.ContentLength = page.Text.Length;
        await context.Response.Body.WriteAsync(page.Text, context.RequestAborted);
    }

    /// <summary>A page to be disposed after reading, or null when the meters could not be collected in time.</summary>
    public async ValueTask<PrometheusPage?> TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_latest is null || clock.GetElapsedTime(_latest.TakenAt) > Fresh) Renew();
            return _latest?.Hold();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _latest?.Dispose();
        _turn.Dispose();
    }

    private void Renew()
    {
        _latest?.Dispose();
        _latest = null;
        var writer = new ExpositionWriter(_capacity);
        var written = exporter.TryWrite(writer, Patience);
        var page = new PrometheusPage(writer, clock.GetTimestamp());
        _capacity = Math.Max(_capacity, page.Text.Length);
        if (written)
        {
            _latest = page;
            return;
        }

        page.Dispose();
        Log.NotCollected(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The meters could not be collected for a scrape.")]
        public static partial void NotCollected(ILogger logger);
    }
}
