using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using static WorkPlan.ServiceDefaults.Tests.Resilience.ScriptedServer;

namespace WorkPlan.ServiceDefaults.Tests.Resilience;

public sealed class CallingAnotherService
{
    [Fact]
    public async Task A_failing_read_is_tried_again_after_2_4_and_8_seconds()
    {
        using var client = new ResilientClient(null, Status(500), Refused(), Status(408), Status(200));

        var answer = client.GetAsync();
        foreach (var second in new[] { 2, 6, 14 }) await client.Clock.FireAsync(second);

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal([0, 2, 6, 14], client.Server.Attempts);
    }

    [Fact]
    public async Task After_the_last_attempt_the_failure_is_the_answer()
    {
        using var client = new ResilientClient(null, Status(503));

        var answer = client.GetAsync();
        foreach (var second in new[] { 2, 6, 14 }) await client.Clock.FireAsync(second);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answer).StatusCode);
        Assert.Equal([0, 2, 6, 14], client.Server.Attempts);
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("HEAD", 2)]
    [InlineData("OPTIONS", 2)]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("DELETE", 1)]
    public async Task Only_what_changes_nothing_is_tried_again(string method, int attempts)
    {
        using var client = new ResilientClient(null, Status(503), Status(200));

        var answer = client.SendAsync(new HttpMethod(method));
        if (attempts == 2) await client.Clock.FireAsync(2);

        Assert.Equal(attempts == 2 ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, (await answer).StatusCode);
        Assert.Equal(attempts, client.Server.Attempts.Count);
    }

    [Fact]
    public async Task A_read_with_a_body_is_not_tried_again()
    {
        using var client = new ResilientClient(null, Status(503), Status(200));

        var answer = await client.SendAsync(HttpMethod.Get, new StringContent("{}"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Single(client.Server.Attempts);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    public async Task A_refusal_is_an_answer(int status)
    {
        using var client = new ResilientClient(null, Status(status), Status(200));

        Assert.Equal(status, (int)(await client.GetAsync()).StatusCode);
        Assert.Single(client.Server.Attempts);
    }

    [Fact]
    public async Task Retry_After_takes_the_place_of_the_pause()
    {
        var date = Telemetry.HandClock.Start.AddSeconds(12).ToString("R", CultureInfo.InvariantCulture);
        using var client = new ResilientClient(null, Status(429, "7"), Status(503, date), Status(503, "0"), Status(200));

        var answer = client.GetAsync();
        await client.Clock.FireAsync(7);
        await client.Clock.FireAsync(12);

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal([0, 7, 12, 12], client.Server.Attempts);
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_total_time_is_not_waited_for()
    {
        using var client = new ResilientClient(null, Status(503, "3600"), Status(200));

        var answer = await client.GetAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal([0], client.Server.Attempts);
    }

    [Fact]
    public async Task A_silent_server_gets_ten_seconds_an_attempt_and_thirty_in_all()
    {
        using var client = new ResilientClient(null, Silent());

        var answer = client.GetAsync();
        foreach (var second in new[] { 10, 12, 22, 26, 30 }) await client.Clock.FireAsync(second);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => answer);
        Assert.Contains("30 seconds", failure.Message, StringComparison.Ordinal);
        Assert.Equal([0, 12, 26], client.Server.Attempts);
    }

    [Fact]
    public async Task A_caller_who_gives_up_ends_it_at_once()
    {
        using var client = new ResilientClient(null, Silent());
        using var cancel = new CancellationTokenSource();

        var answer = client.Http.GetAsync("/", cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal([0], client.Server.Attempts);
    }

    [Fact]
    public async Task A_circuit_opens_after_a_tenth_of_a_hundred_calls_and_tries_again_after_five_seconds()
    {
        var failing = true;
        using var client = new ResilientClient(null, cancellationToken => Status(failing ? 500 : 200)(cancellationToken));
        failing = false;
        for (var i = 0; i < 90; i++) await client.SendAsync(HttpMethod.Post);
        failing = true;
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.InternalServerError, (await client.SendAsync(HttpMethod.Post)).StatusCode);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Post));
        Assert.Contains("failed too often", failure.Message, StringComparison.Ordinal);
        client.Clock.Advance(TimeSpan.FromSeconds(4.9));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Post));
        Assert.Equal(100, client.Server.Attempts.Count);

        failing = false;
        client.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Post)).StatusCode);
    }

    [Fact]
    public async Task A_call_too_many_is_refused_not_queued()
    {
        using var client = new ResilientClient(options => options.MaxConcurrentCalls = 2, Silent());
        var waiting = new[] { client.GetAsync(), client.GetAsync() };

        var failure = await Assert.ThrowsAsync<HttpRequestException>(client.GetAsync);

        Assert.Contains("Too many calls", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, client.Server.Attempts.Count);
        Assert.All(waiting, call => Assert.False(call.IsCompleted));
    }

    [Fact]
    public async Task Pauses_are_spread_unless_told_otherwise()
    {
        var first = new HashSet<double>();
        for (var i = 0; i < 5; i++)
        {
            using var client = new ResilientClient(options => (options.Jitter, options.Retries) = (true, 1), Status(500), Status(200));
            var answer = client.GetAsync();
            client.Clock.Advance(TimeSpan.FromSeconds(9));
            await answer;
            first.Add(client.Server.Attempts[1]);
        }

        Assert.True(first.Count > 1, string.Join(' ', first));
    }

    [Fact]
    public async Task Retries_are_counted()
    {
        var events = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "Polly", Name: "resilience.polly.strategy.events" }) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, count, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            lock (events) events.Add($"{named["pipeline.name"]} {named["strategy.name"]} {named["event.name"]} {count}");
        });
        listener.Start();
        using var client = new ResilientClient(null, Status(500), Status(200));

        var answer = client.GetAsync();
        await client.Clock.FireAsync(2);
        await answer;

        Assert.Contains("planning retry OnRetry 1", events);
    }
}
