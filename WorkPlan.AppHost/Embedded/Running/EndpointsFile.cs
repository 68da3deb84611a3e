using System.Text.Json;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// <c>endpoints.json</c> in the run directory: where everything is, for tests and scripts. Appears when the whole system is up, follows
/// restarts, and is gone when the system stops. What cannot be written, because the disk is full, is written when it can be.
/// </summary>
internal sealed class EndpointsFile : IDisposable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(1);

    private readonly string path;
    private readonly RunningSystem system;
    private readonly LogFiles logs;
    private readonly StatusBoard board;
    private readonly Lock gate = new();
    private readonly Timer again;
    private bool isPublished;

    public EndpointsFile(string path, RunningSystem system, LogFiles logs, StatusBoard board)
    {
        this.path = path;
        this.system = system;
        this.logs = logs;
        this.board = board;
        again = new Timer(_ => Follow(null), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        File.Delete(path);
        board.StatusChanged += Follow;
    }

    public void Publish()
    {
        lock (gate)
        {
            isPublished = true;
            TryWrite();
        }
    }

    public void Withdraw()
    {
        lock (gate)
        {
            isPublished = false;
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        board.StatusChanged -= Follow;
        again.Dispose();
    }

    private void Follow(ResourceStatus? status)
    {
        lock (gate)
        {
            if (isPublished)
                TryWrite();
        }
    }

    private void TryWrite()
    {
        try
        {
            Write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            again.Change(NextTry, Timeout.InfiniteTimeSpan);
        }
    }

    private void Write() => PrivateFile.Write(path, JsonSerializer.Serialize(
        system.Statuses.ToDictionary(status => status.Plan.Name, status => new Entry
        {
            Url = status.Plan.Url,
            Pid = status.ProcessId,
            Log = status.Plan.Process is null ? null : logs.PathOf(status.Plan.Name),
            State = status.State.ToString(),
            Restarts = status.Restarts,
            ConnectionString = status.Plan.ConnectionString,
        }),
        Format));

    private sealed record Entry
    {
        public string? Url { get; init; }

        public int? Pid { get; init; }

        public string? Log { get; init; }

        public required string State { get; init; }

        public int Restarts { get; init; }

        /// <summary>Of the broker and the databases. The file is its owner's alone.</summary>
        public string? ConnectionString { get; init; }
    }
}
