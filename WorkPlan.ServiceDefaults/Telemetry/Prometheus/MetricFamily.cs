using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>All series of one name: its HELP and TYPE lines, then one line a series, or one a bucket.</summary>
internal sealed class MetricFamily
{
    public const string Counter = "counter", Gauge = "gauge", Histogram = "histogram";

    private readonly LabelNames _labels;
    private readonly byte[] _name;
    private readonly byte[] _type;
    private readonly string _help;
    private readonly List<Metric> _metrics = [];
    private readonly List<(byte[] Name, object? Value)> _tags = [];

    public MetricFamily(string name, string type, Metric first, LabelNames labels)
    {
        Type = type;
        _labels = labels;
        _name = Encoding.ASCII.GetBytes(name);
        _type = Encoding.ASCII.GetBytes(type);
        // MassTransit's descriptions name the unit in which it measures, which is not the one that is told here.
        _help = first.Description.Length > 0
            ? first.Description.Replace(", in millis", ", in seconds", StringComparison.Ordinal)
            : $"{first.Name} of {first.MeterName}.";
    }

    public string Type { get; }

    /// <summary>Null for what the text format cannot say.</summary>
    public static string? TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => Counter,
        MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => Gauge,
        MetricType.Histogram => Histogram,
        _ => null,
    };

    /// <summary>
    /// The meter's name is a label, so meters may share a family; within a meter the name is taken. An instrument that was disposed of
    /// and made again is there twice for a moment: the new one counts.
    /// </summary>
    public bool TryAdd(Metric metric)
    {
        var sameMeter = _metrics.FindIndex(known => known.MeterName == metric.MeterName);
        if (sameMeter < 0)
        {
            _metrics.Add(metric);
            return true;
        }

        if (_metrics[sameMeter].Name != metric.Name || _metrics[sameMeter].MeterVersion != metric.MeterVersion) return false;
        _metrics[sameMeter] = metric;
        return true;
    }

    public void Write(ExpositionWriter writer)
    {
        writer.Write("# HELP "u8);
        writer.Write(_name);
        writer.Write(" "u8);
        writer.WriteHelp(_help);
        writer.Write("\n# TYPE "u8);
        writer.Write(_name);
        writer.Write(" "u8);
        writer.Write(_type);
        writer.Write("\n"u8);
        foreach (var metric in _metrics)
        {
            var divisor = PrometheusName.DivisorOf(metric.Unit);
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                if (metric.MetricType == MetricType.Histogram) WriteHistogram(writer, metric.MeterName, divisor, in point);
                else WriteSample(writer, metric.MeterName, metric.MetricType, divisor, in point);
            }
        }
    }

    private void WriteSample(ExpositionWriter writer, string scope, MetricType type, double divisor, in MetricPoint point)
    {
        writer.Write(_name);
        writer.Write("{"u8);
        WriteLabels(writer, scope, point.Tags);
        writer.Write("} "u8);
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic: WriteWhole(point.GetSumLong()); break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic: writer.Write(point.GetSumDouble() / divisor); break;
            case MetricType.LongGauge: WriteWhole(point.GetGaugeLastValueLong()); break;
            default: writer.Write(point.GetGaugeLastValueDouble() / divisor); break;
        }

        writer.Write("\n"u8);

        void WriteWhole(long value)
        {
            if (divisor == 1) writer.Write(value);
            else writer.Write(value / divisor);
        }
    }

    private void WriteHistogram(ExpositionWriter writer, string scope, double divisor, in MetricPoint point)
    {
        Range? labels = null;
        long cumulative = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            cumulative += bucket.BucketCount;
            StartLine("_bucket"u8, in point);
            writer.Write(",le=\""u8);
            writer.Write(bucket.ExplicitBound / divisor);
            writer.Write("\"} "u8);
            writer.Write(cumulative);
            writer.Write("\n"u8);
        }

        StartLine("_sum"u8, in point);
        writer.Write("} "u8);
        writer.Write(point.GetHistogramSum() / divisor);
        writer.Write("\n"u8);
        StartLine("_count"u8, in point);
        writer.Write("} "u8);
        // Not GetHistogramCount(): the buckets add up to what was written above.
        writer.Write(cumulative);
        writer.Write("\n"u8);

        void StartLine(ReadOnlySpan<byte> suffix, in MetricPoint from)
        {
            writer.Write(_name);
            writer.Write(suffix);
            writer.Write("{"u8);
            var start = writer.Length;
            if (labels is { } written)
            {
                writer.Repeat(written);
                return;
            }

            WriteLabels(writer, scope, from.Tags);
            labels = start..writer.Length;
        }
    }

    private void WriteLabels(ExpositionWriter writer, string scope, ReadOnlyTagCollection tags)
    {
        writer.Write("otel_scope_name=\""u8);
        writer.WriteLabelValue(scope);
        writer.Write("\""u8);
        _tags.Clear();
        foreach (var tag in tags) _tags.Add((_labels.Of(tag.Key), tag.Value));
        for (var i = 0; i < _tags.Count; i++)
        {
            var name = _tags[i].Name;
            if (FirstOf(name) < i) continue;
            writer.Write(","u8);
            writer.Write(name);
            writer.Write("=\""u8);
            writer.WriteLabelValue(_tags[i].Value);
            // Keys that only differ in illegal characters share a label.
            for (var j = i + 1; j < _tags.Count; j++)
            {
                if (!ReferenceEquals(_tags[j].Name, name)) continue;
                writer.Write(";"u8);
                writer.WriteLabelValue(_tags[j].Value);
            }

            writer.Write("\""u8);
        }
    }

    private int FirstOf(byte[] name)
    {
        for (var i = 0; i < _tags.Count; i++)
        {
            if (ReferenceEquals(_tags[i].Name, name)) return i;
        }

        return -1;
    }
}
