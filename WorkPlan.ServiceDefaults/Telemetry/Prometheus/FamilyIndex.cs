using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>
/// Groups metrics by the name Prometheus knows them under, because a family must be in one piece. Rebuilt only when an instrument has
/// come or gone; otherwise a scrape walks what is there.
/// </summary>
internal sealed partial class FamilyIndex(ILogger logger)
{
    private readonly List<Metric> _known = [];
    private readonly LabelNames _labels = new();
    private List<MetricFamily> _families = [];

    public List<MetricFamily> For(in Batch<Metric> batch)
    {
        if (!IsKnown(batch)) Rebuild(batch);
        return _families;
    }

    private bool IsKnown(in Batch<Metric> batch)
    {
        var position = 0;
        foreach (var metric in batch)
        {
            if (position == _known.Count || !ReferenceEquals(_known[position], metric)) return false;
            position++;
        }

        return position == _known.Count;
    }

    private void Rebuild(in Batch<Metric> batch)
    {
        _known.Clear();
        _families = [];
        var byName = new Dictionary<string, MetricFamily>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            _known.Add(metric);
            var name = PrometheusName.OfFamily(metric.Name, metric.Unit, metric.MetricType);
            if (MetricFamily.TypeOf(metric.MetricType) is not { } type)
            {
                Log.NoSuchType(logger, metric.Name, metric.MeterName, metric.MetricType);
                continue;
            }

            if (!byName.TryGetValue(name, out var family))
            {
                family = new MetricFamily(name, type, metric, _labels);
                byName.Add(name, family);
                _families.Add(family);
            }

            if (family.Type != type) Log.TypesDiffer(logger, metric.Name, metric.MeterName, type, name, family.Type);
            else if (!family.TryAdd(metric)) Log.NameTaken(logger, metric.Name, metric.MeterName, name);
        }
    }

    private static partial class Log
    {
        private const string LeftOut = "The metric {Metric} of {Meter} is not on the Prometheus page: ";

        [LoggerMessage(LogLevel.Warning, LeftOut + "{Type} has no form in its text format.")]
        public static partial void NoSuchType(ILogger logger, string metric, string meter, MetricType type);

        [LoggerMessage(LogLevel.Warning, LeftOut + "another of that meter is called {Family}.")]
        public static partial void NameTaken(ILogger logger, string metric, string meter, string family);

        [LoggerMessage(LogLevel.Warning, LeftOut + "it is a {Type}, but {Family} is a {FamilyType}.")]
        public static partial void TypesDiffer(ILogger logger, string metric, string meter, string type, string family, string familyType);
    }
}
