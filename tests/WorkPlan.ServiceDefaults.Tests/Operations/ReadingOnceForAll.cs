using Microsoft.Extensions.Logging.Abstractions;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Tests.Telemetry;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Operations;

public sealed class ReadingOnceForAll
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);
    private readonly HandClock _clock = new();
    private int _reads;

    [Fact]
    public async Task Nothing_is_read_until_somebody_asks()
    {
        var reading = Reading(() => "value");
        Assert.Equal(0, _reads);

        Assert.Equal("value", await reading.GetAsync(Age, CancellationToken.None));

        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_reading()
    {
        var go = new TaskCompletionSource<string?>();
        var reading = new Reading<string>(
            _ =>
            {
                Interlocked.Increment(ref _reads);
                return go.Task;
            },
            _clock, NullLogger.Instance);

        var asked = Enumerable.Range(0, 50).Select(_ => reading.GetAsync(Age, CancellationToken.None)).ToArray();
        go.SetResult("value");

        Assert.All(await Task.WhenAll(asked), value => Assert.Equal("value", value));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task It_is_read_again_when_it_is_old_and_observing_does_not_wait_for_that()
    {
        var reading = Reading(() => $"value {_reads}");
        await Eventually.True(() => reading.Observe(Age) == "value 1");
        _clock.Advance(Age - TimeSpan.FromMilliseconds(1));
        Assert.Equal("value 1", reading.Observe(Age));
        Assert.Equal(1, _reads);

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        reading.Observe(Age);
        await Eventually.True(() => reading.Observe(Age) == "value 2");
    }

    [Fact]
    public async Task What_cannot_be_read_any_more_is_not_shown_as_if_it_could()
    {
        var value = "value";
        var reading = Reading(() => value);
        Assert.Equal("value", await reading.GetAsync(Age, CancellationToken.None));
        value = null;
        _clock.Advance(Age);

        Assert.Null(await reading.GetAsync(Age, CancellationToken.None));
        Assert.Null(reading.Observe(Age));
    }

    [Fact]
    public async Task What_does_not_answer_is_given_up()
    {
        var reading = new Reading<string>(_ => new TaskCompletionSource<string?>().Task, _clock, NullLogger.Instance);

        Assert.Null(await reading.GetAsync(Age, CancellationToken.None));
    }

    [Fact]
    public async Task What_throws_is_told_once_and_the_rest_goes_on_without_it()
    {
        using var log = new RecordingLog();
        Func<string?> read = () => throw new UnauthorizedAccessException("That disk is not for you.");
        var reading = new Reading<string>(
            _ =>
            {
                Interlocked.Increment(ref _reads);
                return Task.FromResult(read());
            },
            _clock, log.CreateLogger("readings"));

        for (var look = 1; look <= 3; look++)
        {
            Assert.Null(await reading.GetAsync(Age, CancellationToken.None));
            Assert.Equal(look, _reads);
            _clock.Advance(Age);
        }
        Assert.Single(log.Lines);
        read = () => "value";
        Assert.Equal("value", await reading.GetAsync(Age, CancellationToken.None));
        _clock.Advance(Age);
        read = () => throw new IOException("Gone again.");
        Assert.Null(await reading.GetAsync(Age, CancellationToken.None));

        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public async Task A_mistake_of_the_program_comes_out_and_is_told_where_nobody_waits()
    {
        using var log = new RecordingLog();
        var reading = new Reading<string>(_ => throw new InvalidOperationException("A mistake."), _clock, log.CreateLogger("readings"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading.GetAsync(Age, CancellationToken.None));
        Assert.Empty(log.Lines);
        _clock.Advance(Age);
        reading.Observe(Age);

        await Eventually.Equal(1, () => Task.FromResult(log.Lines.Count));
    }

    private Reading<string> Reading(Func<string?> read) => new(
        _ =>
        {
            Interlocked.Increment(ref _reads);
            return Task.FromResult(read());
        },
        _clock, NullLogger.Instance);
}
