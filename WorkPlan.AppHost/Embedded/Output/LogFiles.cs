namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// One log file for each process, with what it printed. A file that has grown large makes room for a new one and is kept once. What cannot be
/// written, because the disk is full, is lost: the process goes on, the console says so, and later the file says how much is missing.
/// </summary>
internal sealed class LogFiles : IDisposable
{
    private const long Large = 20 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, StreamWriter> writers = [];
    private readonly Dictionary<string, long> lost = [];
    private readonly StatusBoard board;

    public LogFiles(string folder, StatusBoard board)
    {
        Folder = folder;
        this.board = board;
        board.OutputWritten += Write;
    }

    public string Folder { get; }

    public string PathOf(string resource) => Path.Combine(Folder, $"{resource}.log");

    public void Dispose()
    {
        board.OutputWritten -= Write;
        lock (gate)
        {
            foreach (var resource in writers.Keys.ToList())
                Close(resource);
        }
    }

    private void Write(string resource, string line)
    {
        string? notice;
        lock (gate)
            notice = TryWrite(resource, SecretLine.ForLog(line));
        if (notice is not null)
            board.Notice(notice);
    }

    /// <summary>What is to be told of it.</summary>
    private string? TryWrite(string resource, string line)
    {
        try
        {
            if (!writers.TryGetValue(resource, out var writer))
                writers[resource] = writer = Open(resource);
            var missing = lost.GetValueOrDefault(resource);
            if (missing > 0)
                writer.WriteLine($"({missing} lines are missing here: they could not be written)");
            writer.WriteLine(line);
            lost.Remove(resource);
            MakeRoom(resource, writer);
            return missing > 0 ? $"{resource}: its log is written again; {missing} lines are lost" : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Close(resource);
            lost[resource] = lost.GetValueOrDefault(resource) + 1;
            return lost[resource] == 1 ? $"{resource}: its log cannot be written; the process goes on: {failure.Message}" : null;
        }
    }

    private void MakeRoom(string resource, StreamWriter writer)
    {
        if (writer.BaseStream.Length < Large)
            return;
        Close(resource);
        try
        {
            File.Move(PathOf(resource), $"{PathOf(resource)}.1", overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It grows on, and room is made another time.
            return;
        }
    }

    private void Close(string resource)
    {
        if (!writers.Remove(resource, out var writer))
            return;
        try
        {
            writer.Dispose();
        }
        catch (IOException)
        {
            // What it still held cannot be written either.
            return;
        }
    }

    private StreamWriter Open(string resource) => new(PathOf(resource), append: true) { AutoFlush = true };
}
