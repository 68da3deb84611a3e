using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>Turns what the meters hold into Prometheus text, when asked: it is pulled, never pushed.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter(ILogger<PrometheusExporter> logger) : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly FamilyIndex _families = new(logger);
    private ExpositionWriter? _target;

    /// <summary>Set by the reader.</summary>
    public Func<int, bool>? Collect { get; set; }

    [SuppressMessage("Reliability", "CA2000", Justification = "The meter provider owns its readers.")]
    public MetricReader CreateReader() => new BaseExportingMetricReader(this) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    /// <summary>Collects every meter into the writer. Not for two callers at a time.</summary>
    public bool TryWrite(ExpositionWriter target, TimeSpan timeout)
    {
        _target = target;
        try
        {
            return Collect is { } collect && collect((int)timeout.TotalMilliseconds);
        }
        finally
        {
            _target = null;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        // The provider collects once more when it shuts down; nobody is there to read that.
        if (_target is not { } target) return ExportResult.Success;

        TargetInfo.Write(target, ParentProvider.GetResource());
        foreach (var family in _families.For(batch)) family.Write(target);
        return ExportResult.Success;
    }
}
