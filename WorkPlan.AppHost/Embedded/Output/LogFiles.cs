namespace WorkPlan.AppHost.Embedded;

/// <summary>One log file for each process, with what it printed. A file that has grown large makes room for a new one and is kept once.</summary>
internal sealed class LogFiles : IDisposable
{
    private const long Large = 20 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, StreamWriter> writers = [];
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
            foreach (var writer in writers.Values)
                writer.Dispose();
            writers.Clear();
        }
    }

    private void Write(string resource, string line)
    {
        lock (gate)
        {
            if (!writers.TryGetValue(resource, out var writer))
                writers[resource] = writer = Open(resource);
            writer.WriteLine(SecretLine.ForLog(line));
            if (writer.BaseStream.Length < Large)
                return;
            writer.Dispose();
            File.Move(PathOf(resource), $"{PathOf(resource)}.1", overwrite: true);
            writers.Remove(resource);
        }
    }

    private StreamWriter Open(string resource) => new(PathOf(resource), append: true) { AutoFlush = true };
}
