using OpenTelemetry.Metrics;
using WorkPlan.ServiceDefaults.Telemetry.Prometheus;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry.Prometheus;

public sealed class NamingMetrics
{
    [Theory]
    [InlineData("http.server.request.duration", "s", MetricType.Histogram, "http_server_request_duration_seconds")]
    [InlineData("http.server.active_requests", "{request}", MetricType.LongSumNonMonotonic, "http_server_active_requests")]
    [InlineData("dotnet.gc.heap.total_allocated", "By", MetricType.LongSum, "dotnet_gc_heap_total_allocated_bytes_total")]
    [InlineData("dotnet.process.cpu.time", "s", MetricType.DoubleSum, "dotnet_process_cpu_time_seconds_total")]
    [InlineData("messaging.masstransit.consume", "ea", MetricType.LongSum, "messaging_masstransit_consume_ea_total")]
    [InlineData("jobs.total", "", MetricType.LongSum, "jobs_total")]
    [InlineData("wait_seconds", "s", MetricType.Histogram, "wait_seconds")]
    [InlineData("cache.hit", "1", MetricType.DoubleGauge, "cache_hit_ratio")]
    [InlineData("cache.hit", "1", MetricType.LongSum, "cache_hit_total")]
    [InlineData("disk.read", "By/s", MetricType.DoubleGauge, "disk_read_bytes_per_second")]
    [InlineData("2nd--try", "%", MetricType.LongGauge, "_2nd_try_percent")]
    [InlineData("latency", "ms", MetricType.Histogram, "latency_seconds")]
    [InlineData("dotnet.timer.count", "{timer}", MetricType.LongSumNonMonotonic, "dotnet_timer")]
    [InlineData("jobs.count", "", MetricType.LongSum, "jobs_count_total")]
    [InlineData("batch.count", "", MetricType.Histogram, "batch_count")]
    public void A_family_is_named_as_Prometheus_names_things(string instrument, string unit, MetricType type, string expected) =>
        Assert.Equal(expected, PrometheusName.OfFamily(instrument, unit, type));

    [Theory]
    [InlineData("http.route", "http_route")]
    [InlineData("đơn vị", "_n_v_")]
    [InlineData("le", "exported_le")]
    [InlineData("1", "_1")]
    [InlineData("", "_")]
    public void A_label_is_legal(string key, string expected) => Assert.Equal(expected, PrometheusName.OfLabel(key));
}
