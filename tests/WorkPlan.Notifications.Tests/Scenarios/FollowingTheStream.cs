using System.Net.ServerSentEvents;
using System.Text.Json;
using WorkPlan.Notifications.Streams;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Notifications.Tests.Scenarios;

public sealed class FollowingTheStream : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly NotificationsApp _app = new();

    public async Task InitializeAsync()
    {
        _app.Set("Notifications:ResendAtMost", "2");
        _app.Set("Notifications:StreamsPerAccount", "2");
        await _app.HasUnits();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_tells_at_once_resumes_where_it_was_cut_and_ends_in_time()
    {
        await _app.Bus.Deliver(NotificationsApp.Directive(Guid.CreateVersion7(), "01/CT-VKSTC"));
        string? last;
        await using (var live = await Stream.OpenAsync(_app.AsHead))
        {
            var ready = await live.NextAsync();
            Assert.Equal(("ready", 1), (ready.EventType, Json(ready).GetProperty("unread").GetInt32()));
            Assert.Equal(0, Json(ready).GetProperty("urgent").GetInt32());
            await _app.Bus.Deliver(NotificationsApp.Directive(Guid.CreateVersion7(), "02/CT-VKSTC"));
            var told = await live.NextAsync();
            Assert.Equal(("notification", "Cần bổ sung kế hoạch theo 02/CT-VKSTC"), (told.EventType, Json(told).GetProperty("title").GetString()));
            last = told.EventId;

            // A sign of life, and a second stream; a third is one too many.
            _app.Clock.Advance(TimeSpan.FromSeconds(16));
            Assert.Equal("ping", (await live.NextAsync()).EventType);
            await using var second = await Stream.OpenAsync(_app.AsHead);
            await second.NextAsync();
            await Stream.GetAsync(_app.AsHead).ShouldBeProblem(429, "too-many-requests");
        }
        await Eventually.Equal(0, () => Task.FromResult(_app.Service<NoticeFeed>().Listeners));

        // What came while nobody listened is sent after what was seen last, and nothing twice.
        await _app.Bus.Deliver(NotificationsApp.Directive(Guid.CreateVersion7(), "03/CT-VKSTC"));
        await using (var resumed = await Stream.OpenAsync(_app.AsHead, last))
        {
            Assert.Equal("ready", (await resumed.NextAsync()).EventType);
            Assert.Contains("03/CT-VKSTC", (await resumed.NextAsync()).Data, StringComparison.Ordinal);
            await _app.Bus.Deliver(NotificationsApp.Directive(Guid.CreateVersion7(), "04/CT-VKSTC"));
            Assert.Contains("04/CT-VKSTC", (await resumed.NextAsync()).Data, StringComparison.Ordinal);

            _app.Clock.Advance(TimeSpan.FromMinutes(11));
            Assert.Null(await resumed.EndAsync());
        }

        await _app.Bus.Deliver(NotificationsApp.Overdue(Guid.CreateVersion7(), Guid.CreateVersion7()));
        await using (var chief = await Stream.OpenAsync(_app.AsChief))
            Assert.Equal(1, Json(await chief.NextAsync()).GetProperty("urgent").GetInt32());

        await using var late = await Stream.OpenAsync(_app.AsHead, "0");
        Assert.Equal("ready", (await late.NextAsync()).EventType);
        Assert.Equal("resync", (await late.NextAsync()).EventType);
        await Stream.GetAsync(_app.AsHead, "yesterday").ShouldBeProblem(400, "validation-failed");
        await Stream.GetAsync(_app.Anonymous()).ShouldBeProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task It_is_no_slow_request()
    {
        await using (var stream = await Stream.OpenAsync(_app.AsHead))
            await stream.NextAsync();
        await Eventually.Equal(0, () => Task.FromResult(_app.Service<NoticeFeed>().Listeners));
        await Stream.GetAsync(_app.AsHead, "yesterday").ShouldBeProblem(400, "validation-failed");
        using var other = await _app.AsHead.GetAsync(new Uri(NotificationsApp.Api, UriKind.Relative));

        var routes = (await _app.Anonymous().MetricsWith("http_server_request_duration_seconds"))["http_server_request_duration_seconds"].Samples
            .Select(sample => sample.Labels.GetValueOrDefault("http_route")).ToHashSet();
        Assert.NotEmpty(routes);
        Assert.DoesNotContain(routes, route => route?.EndsWith("/stream", StringComparison.Ordinal) == true);
    }

    private static JsonElement Json(SseItem<string> item) => JsonSerializer.Deserialize<JsonElement>(item.Data);

    /// <summary>An open stream, as a client reads it.</summary>
    private sealed class Stream(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public static Task<HttpResponseMessage> GetAsync(HttpClient client, string? lastEventId = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{NotificationsApp.Api}/stream");
            if (lastEventId is not null)
                request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
            return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }

        public static async Task<Stream> OpenAsync(HttpClient client, string? lastEventId = null)
        {
            var response = await GetAsync(client, lastEventId);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
            return new Stream(response, SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator());
        }

        public async Task<SseItem<string>> NextAsync()
        {
            Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience));
            return events.Current;
        }

        /// <summary>Null when the server ended it; signs of life may come before.</summary>
        public async Task<string?> EndAsync()
        {
            while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
            {
                if (events.Current.EventType != "ping")
                    return events.Current.Data;
            }
            return null;
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            await events.DisposeAsync();
        }
    }
}
