using Microsoft.Extensions.Options;

namespace WorkPlan.Inspections.Files;

/// <summary>Evidence in a folder, one file a hash; a file appears whole or not at all.</summary>
internal sealed class FolderEvidenceStore(IOptions<EvidenceOptions> options) : IEvidenceStore
{
    private const int PrefixLength = 2;

    public async Task KeepAsync(string sha256, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }

    public async Task<byte[]?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
    }

    public Task RemoveAsync(string sha256, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(PathOf(sha256))!;
        if (Directory.Exists(folder))
        {
            // The file, and unfinished ones beside it.
            foreach (var path in Directory.EnumerateFiles(folder, $"{sha256}*"))
                File.Delete(path);
        }
        return Task.CompletedTask;
    }

    private string PathOf(string sha256) => Path.Combine(options.Value.Folder, sha256[..PrefixLength], sha256);
}
