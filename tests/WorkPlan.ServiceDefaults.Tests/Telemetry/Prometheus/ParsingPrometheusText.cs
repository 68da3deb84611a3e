using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry.Prometheus;

/// <summary>The parser that judges our pages refuses bad ones.</summary>
public sealed class ParsingPrometheusText
{
    private const string Counter = "# HELP a_total A.\n# TYPE a_total counter\n";
    private const string Histogram = "# HELP h H.\n# TYPE h histogram\n";

    [Fact]
    public void A_good_page_is_read()
    {
        var page = PrometheusText.Parse(Counter + "a_total{x=\"1\",y=\"\"} 2\na_total 3\n" + Histogram
            + "h_bucket{le=\"1\"} 1\nh_bucket{le=\"+Inf\"} 2\nh_sum 3.5\nh_count 2\n");

        Assert.Equal(2, page["a_total"].Samples[0].Value);
        Assert.Equal("", page["a_total"].Samples[0].Labels["y"]);
        Assert.Equal(4, page["h"].Samples.Count);
    }

    [Theory]
    [InlineData(Counter + "a_total 1", "no end")]
    [InlineData(Counter, "no sample")]
    [InlineData("a_total 1\n", "Not a HELP")]
    [InlineData("# HELP a_total A.\na_total 1\n", "No TYPE")]
    [InlineData("# HELP a A.\n# TYPE a counter\na 1\n", "_total")]
    [InlineData(Counter + "a_total 1\na_total 2\n", "twice")]
    [InlineData(Counter + "a_total{x=\"1\",x=\"2\"} 1\n", "twice")]
    [InlineData(Counter + "a_total{x=\"1\"y=\"2\"} 1\n", "Not a sample")]
    [InlineData(Counter + "a_total{x.y=\"1\"} 1\n", "Not a sample")]
    [InlineData(Counter + "a_total{x=\"a\"b\"} 1\n", "Not a sample")]
    [InlineData(Counter + "a_total{x=\"\\t\"} 1\n", "no escape")]
    [InlineData(Counter + "a_total 1,5\n", "Not a number")]
    [InlineData(Counter + "a_total -1\n", "is -1")]
    [InlineData(Counter + "b_total 1\n", "within")]
    [InlineData(Counter + "a_total 1\n# HELP b B.\n# TYPE b gauge\nb 1\n" + Counter + "a_total{x=\"1\"} 1\n", "more than one piece")]
    [InlineData(Histogram + "h_bucket{le=\"1\"} 1\nh_sum 1\nh_count 1\n", "+Inf")]
    [InlineData(Histogram + "h_bucket{le=\"1\"} 3\nh_bucket{le=\"+Inf\"} 2\nh_sum 1\nh_count 2\n", "cumulative")]
    [InlineData(Histogram + "h_bucket{le=\"+Inf\"} 2\nh_sum 1\nh_count 3\n", "last bucket")]
    [InlineData(Histogram + "h_bucket{le=\"+Inf\"} 2\nh_count 2\n", "no sum")]
    public void A_bad_page_is_refused(string page, string because)
    {
        var refusal = Assert.Throws<FormatException>(() => PrometheusText.Parse(page));
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }
}
