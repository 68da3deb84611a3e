using System.Globalization;

namespace WorkPlan.AppHost.Embedded;

/// <summary>What the user asked for. <c>--empty</c> is AppHost.cs's own.</summary>
internal sealed record CommandLine
{
    private const string Usage = "Usage: WorkPlan.AppHost [--empty] [--data DIR] [--port N] [--model]";

    public string? DataDirectory { get; private init; }

    public int? Port { get; private init; }

    /// <summary>Print what would be started, and start nothing.</summary>
    public bool PrintsModel { get; private init; }

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new CommandLine();
        for (var i = 0; i < arguments.Count; i++)
        {
            parsed = arguments[i] switch
            {
                "--empty" => parsed,
                "--model" => parsed with { PrintsModel = true },
                "--data" when i + 1 < arguments.Count => parsed with { DataDirectory = arguments[++i] },
                "--port" when i + 1 < arguments.Count && PortIn(arguments[i + 1]) is { } port => parsed with { Port = Next(ref i, port) },
                var argument => throw new RefusalException($"{argument} is not understood. {Usage}"),
            };
        }

        return parsed;
    }

    private static int? PortIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : null;

    private static int Next(ref int position, int value)
    {
        position++;
        return value;
    }
}
