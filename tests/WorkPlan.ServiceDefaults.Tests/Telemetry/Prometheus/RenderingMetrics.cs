using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using WorkPlan.ServiceDefaults.Telemetry.Prometheus;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry.Prometheus;

public sealed class RenderingMetrics : IDisposable
{
    private readonly string _meterName = $"Test.{Guid.NewGuid():N}";
    private readonly Meter _meter;
    private readonly PrometheusExporter _exporter = new(NullLogger<PrometheusExporter>.Instance);
    private readonly MeterProvider _provider;

    public RenderingMetrics()
    {
        _meter = new Meter(_meterName);
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(_meterName + "*").AddReader(_exporter.CreateReader())
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("parcels", "workplan", "1.2.3", false, "one"))
            .Build();
    }

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
        _exporter.Dispose();
    }

    [Fact]
    public void A_counter_ends_in_total_and_keeps_its_labels()
    {
        var counter = _meter.CreateCounter<long>("parcels.sent", "{parcel}", "Parcels that left.");
        counter.Add(3, new KeyValuePair<string, object?>("to.unit", "north"), new("express", true));
        counter.Add(4, new KeyValuePair<string, object?>("to.unit", "south"), new("express", false));
        counter.Add(1, new KeyValuePair<string, object?>("to.unit", "south"), new("express", false));

        var family = Read()["parcels_sent_total"];

        Assert.Equal("counter", family.Type);
        Assert.Equal("Parcels that left.", family.Help);
        Assert.Equal(3, family.Samples.Single(sample => sample.Labels["to_unit"] == "north").Value);
        var south = family.Samples.Single(sample => sample.Labels["to_unit"] == "south");
        Assert.Equal(5, south.Value);
        Assert.Equal("false", south.Labels["express"]);
        Assert.Equal(_meterName, south.Labels["otel_scope_name"]);
    }

    [Fact]
    public void What_is_measured_in_parts_of_a_second_is_told_in_seconds()
    {
        var histogram = _meter.CreateHistogram("trip", "ms", "Elapsed time of a trip, in millis.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [5, 250, 7_500] });
        histogram.Record(1_500);
        _meter.CreateCounter<long>("waiting", "us", "Waited.").Add(2_500_000);
        _meter.CreateObservableGauge("pause", () => 30L, "ms", "Paused.");

        var page = Read();

        var trip = page["trip_seconds"];
        Assert.Equal("Elapsed time of a trip, in seconds.", trip.Help);
        Assert.Equal(
            [("0.005", 0d), ("0.25", 0d), ("7.5", 1d), ("+Inf", 1d)],
            trip.Samples.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal)).Select(sample => (sample.Labels["le"], sample.Value)));
        Assert.Equal(1.5, trip.Samples.Single(sample => sample.Name == "trip_seconds_sum").Value);
        Assert.Equal(2.5, page["waiting_seconds_total"].Samples.Single().Value);
        Assert.Equal(0.03, page["pause_seconds"].Samples.Single().Value);
    }

    [Fact]
    public void A_histogram_has_cumulative_buckets_a_sum_and_a_count()
    {
        var histogram = _meter.CreateHistogram("parcel.weight", "kg", "Weights.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 2.5] });
        foreach (var weight in new[] { 0.25, 0.5, 0.75, 2, 9 }) histogram.Record(weight, new KeyValuePair<string, object?>("by", "road"));

        var family = Read()["parcel_weight_kg"];

        Assert.Equal("histogram", family.Type);
        Assert.Equal(
            [("0.5", 2d), ("1", 3d), ("2.5", 4d), ("+Inf", 5d)],
            family.Samples.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal))
                .Select(sample => (sample.Labels["le"], sample.Value)));
        Assert.Equal(12.5, family.Samples.Single(sample => sample.Name == "parcel_weight_kg_sum").Value);
        Assert.Equal(5, family.Samples.Single(sample => sample.Name == "parcel_weight_kg_count").Value);
        Assert.All(family.Samples, sample => Assert.Equal("road", sample.Labels["by"]));
    }

    [Fact]
    public void Numbers_survive_exactly_whatever_the_culture()
    {
        var values = new[] { 0.1, -1.5e-9, 1e21, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0 };
        _meter.CreateObservableGauge("level", () =>
            values.Select((value, i) => new Measurement<double>(value, new KeyValuePair<string, object?>("i", i))));
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("vi-VN");
        try
        {
            var family = Read()["level"];
            Assert.Equal("gauge", family.Type);
            Assert.Equal(values, family.Samples.OrderBy(sample => int.Parse(sample.Labels["i"], null)).Select(sample => sample.Value));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("a\"b")]
    [InlineData("a\\b\\n")]
    [InlineData("a\nb")]
    [InlineData("Hương Sơn, \"Đức Thọ\" {x=\"y\"}")]
    public void A_label_is_read_back_as_it_was(string value)
    {
        _meter.CreateCounter<int>("hits").Add(1, new KeyValuePair<string, object?>("unit", value));

        Assert.Equal(value, Read()["hits_total"].Samples.Single().Labels["unit"]);
    }

    [Fact]
    public void Labels_that_would_collide_share_or_make_way()
    {
        _meter.CreateCounter<int>("hits")
            .Add(1, new KeyValuePair<string, object?>("a.b", "x"), new("a-b", "y"), new("le", "z"), new("1st", "w"));

        var labels = Read()["hits_total"].Samples.Single().Labels;

        Assert.Equal(["_1st", "a_b", "exported_le", "otel_scope_name"], labels.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("x;y", string.Join(';', labels["a_b"].Split(';').Order()));
    }

    [Fact]
    public void Meters_share_a_family_and_say_who_they_are()
    {
        using var other = new Meter(_meterName + ".Other");
        _meter.CreateCounter<int>("jobs.done").Add(1);
        _meter.CreateCounter<int>("unrelated").Add(1);
        other.CreateCounter<int>("jobs.done").Add(2);

        var family = Read()["jobs_done_total"];

        Assert.Equal(
            [(_meterName, 1d), (_meterName + ".Other", 2d)],
            family.Samples.Select(sample => (sample.Labels["otel_scope_name"], sample.Value)));
    }

    [Fact]
    public void What_would_break_a_family_is_left_out()
    {
        using var other = new Meter(_meterName + ".Other");
        _meter.CreateCounter<int>("jobs.done").Add(1);
        _meter.CreateCounter<int>("jobs_done").Add(2);
        other.CreateUpDownCounter<int>("jobs.done.total").Add(-5);

        var family = Read()["jobs_done_total"];

        Assert.Equal("counter", family.Type);
        Assert.Equal(1, family.Samples.Single().Value);
    }

    [Fact]
    public void An_instrument_made_again_counts_once()
    {
        using (var first = new Meter(_meterName + ".Short"))
        {
            first.CreateCounter<int>("jobs.done").Add(1);
            Read();
        }

        using var second = new Meter(_meterName + ".Short");
        second.CreateCounter<int>("jobs.done").Add(5);

        Assert.Equal(5, Read()["jobs_done_total"].Samples.Single().Value);
    }

    [Fact]
    public void An_instrument_that_comes_later_is_on_the_next_page()
    {
        _meter.CreateCounter<int>("early").Add(1);
        Assert.DoesNotContain(Read().Families, family => family.Name == "late_total");

        _meter.CreateCounter<int>("late").Add(1);

        Assert.Equal(1, Read()["late_total"].Samples.Single().Value);
    }

    [Fact]
    public void The_resource_is_target_info()
    {
        _meter.CreateCounter<int>("hits").Add(1);

        var labels = Read()["target_info"].Samples.Single().Labels;

        Assert.Equal("parcels", labels["service_name"]);
        Assert.Equal("workplan", labels["service_namespace"]);
        Assert.Equal("1.2.3", labels["service_version"]);
    }

    [Fact]
    public void A_steady_page_costs_next_to_no_garbage()
    {
        for (var m = 0; m < 20; m++)
        {
            var histogram = _meter.CreateHistogram<double>($"h{m}", "s", "Text.");
            for (var s = 0; s < 20; s++) histogram.Record(0.1, new KeyValuePair<string, object?>("route", $"/r/{s}"), new("status", s));
        }

        var writer = new ExpositionWriter(4 * 1024 * 1024);
        Assert.True(_exporter.TryWrite(writer, TimeSpan.FromSeconds(5)));
        var first = writer.Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(_exporter.TryWrite(writer, TimeSpan.FromSeconds(5)));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // 400 series in 18 lines each; a string a line would be ten times the page.
        Assert.True(allocated < first / 10, $"{allocated} bytes of garbage for a page of {first}.");
    }

    private PrometheusText Read()
    {
        var writer = new ExpositionWriter(16);
        Assert.True(_exporter.TryWrite(writer, TimeSpan.FromSeconds(5)));
        var length = writer.Length;
        return PrometheusText.Parse(Encoding.UTF8.GetString(writer.Detach().AsSpan(0, length)));
    }
}
