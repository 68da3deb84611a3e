using System.Net;
using System.Text.Json.Nodes;
using WorkPlan.Samples;
using WorkPlan.Samples.Gateway;
using WorkPlan.Samples.Summaries;

namespace WorkPlan.Web.Tests;

/// <summary>The sign-ins of the samples are shown when everything is fed, whatever goes wrong afterwards, and never again.</summary>
public sealed class StartingTheSamples : IDisposable
{
    private readonly StringWriter _console = new();
    private readonly Report _report;

    public StartingTheSamples() => _report = new Report(_console, TimeProvider.System);

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task The_first_start_shows_them_also_when_the_summary_fails()
    {
        var run = new SampleRun(
            _report, () => Task.FromResult(false), () => Told("fed"), () => _report.Secret("the password"), _ => throw new TimeoutException("Too slow."));

        await Assert.ThrowsAsync<TimeoutException>(run.GoAsync);

        Assert.Equal(["fed", "[secret] the password"], Lines());
    }

    [Fact]
    public async Task A_feeding_that_fails_shows_none_and_the_next_start_goes_on()
    {
        var run = new SampleRun(
            _report, () => Task.FromResult(false), () => throw new TimeoutException("Too slow."), () => _report.Secret("the password"), _ => Told("told"));

        await Assert.ThrowsAsync<TimeoutException>(run.GoAsync);

        Assert.Empty(Lines());
    }

    [Fact]
    public async Task A_later_start_tells_the_year_and_no_sign_ins()
    {
        var run = new SampleRun(
            _report, () => Task.FromResult(true), () => Told("fed"), () => _report.Secret("the password"), isFirst => Told($"told {isFirst}"));

        await run.GoAsync();

        Assert.Equal(["Dữ liệu mẫu đã có; không nạp lại (already fed).", "told False"], Lines());
    }

    [Fact]
    public void A_plan_that_was_closed_since_is_told_as_it_is()
    {
        var closed = new Answer("POST /supplements", HttpStatusCode.Conflict, new JsonObject { ["code"] = "plan-closed" }, null);

        Assert.Throws<InvalidOperationException>(() => TargetSummary.Tell(_report, "HT.HS", closed, isFirst: true));
        TargetSummary.Tell(_report, "HT.HS", closed, isFirst: false);

        Assert.StartsWith("  HT.HS: 409 plan-closed", Assert.Single(Lines()), StringComparison.Ordinal);
    }

    private Task Told(string what)
    {
        _report.Line(what);
        return Task.CompletedTask;
    }

    private string[] Lines() => _console.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
