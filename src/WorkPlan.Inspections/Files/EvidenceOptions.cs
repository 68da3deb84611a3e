using System.ComponentModel.DataAnnotations;
using System.Data.Common;

namespace WorkPlan.Inspections.Files;

/// <summary>Where files of evidence lie, and how large one may be.</summary>
internal sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>More than that no setting allows.</summary>
    public const int MostBytes = 200 * 1024 * 1024;

    /// <summary>The folder; beside the database's file unless given, and without such a file where applications keep their data.</summary>
    public string Folder { get; set; } = "";

    /// <summary>In bytes.</summary>
    [Range(1, MostBytes)]
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>After how many hours a file is removed that no evidence names.</summary>
    [Range(1, 24 * 365)]
    public int UnusedHours { get; init; } = 48;

    /// <summary>How many such files are removed in one run at most.</summary>
    [Range(1, 10_000)]
    public int UnusedChunk { get; init; } = 200;

    /// <summary>The folder that stands for one that nobody named.</summary>
    public static string FolderFor(string? connectionString)
    {
        var database = new DbConnectionStringBuilder { ConnectionString = connectionString ?? "" };
        var file = database.TryGetValue("Data Source", out var source) ? $"{source}" : "";
        return Path.GetDirectoryName(file) is { Length: > 0 } beside && Path.IsPathRooted(file)
            ? Path.Combine(beside, "evidence")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "workplan", "evidence");
    }
}
