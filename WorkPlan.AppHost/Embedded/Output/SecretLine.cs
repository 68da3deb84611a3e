namespace WorkPlan.AppHost.Embedded;

/// <summary>A line that a process prints for the eyes at the console alone: it begins with <see cref="Mark"/>, and no file gets it.</summary>
internal static class SecretLine
{
    public const string Mark = "[secret] ";

    public static string ForConsole(string line) => IsOne(line) ? line[Mark.Length..] : line;

    public static string ForLog(string line) => IsOne(line) ? $"{Mark}shown on the console only" : line;

    private static bool IsOne(string line) => line.StartsWith(Mark, StringComparison.Ordinal);
}
