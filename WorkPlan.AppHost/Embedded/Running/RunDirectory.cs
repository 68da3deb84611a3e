namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// Everything that a run leaves behind: databases, the broker's data, logs, secrets. One live app host at a time holds it; the lock is
/// the kernel's, so it ends with the process, however that ends.
/// </summary>
internal sealed class RunDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream claim;

    private RunDirectory(string path, FileStream claim)
    {
        Path = path;
        this.claim = claim;
    }

    public string Path { get; }

    public static RunDirectory Claim(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(path, OwnerOnly);
            return new RunDirectory(path, OpenClaim(System.IO.Path.Combine(path, "lock")));
        }
        catch (UnauthorizedAccessException)
        {
            throw new RefusalException($"{path} cannot be written: choose another run directory with --data.");
        }
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Folder(string name) => Directory.CreateDirectory(File(name), OwnerOnly).FullName;

    public void Dispose() => claim.Dispose();

    private static FileStream OpenClaim(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            throw new RefusalException($"{System.IO.Path.GetDirectoryName(path)} is in use by a running app host: stop that one, or choose another run directory with --data.");
        }
    }
}
