namespace WorkPlan.AppHost.Embedded;

/// <summary>Files that only their owner may read, replaced as a whole so that no reader sees half of one.</summary>
internal static class PrivateFile
{
    public static void Write(string path, string content)
    {
        var next = $"{path}.next";
        using (var stream = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        using (var writer = new StreamWriter(stream))
            writer.Write(content);
        File.Move(next, path, overwrite: true);
    }
}
