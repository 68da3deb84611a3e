namespace WorkPlan.Inspections.Files;

/// <summary>Where the bytes of evidence lie, under their SHA-256: written once, never changed, removed only when nothing names them. An object store can take the folder's place.</summary>
internal interface IEvidenceStore
{
    /// <summary>Keeps the bytes; the same bytes again change nothing.</summary>
    Task KeepAsync(string sha256, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The bytes, or null when there are none under this hash.</summary>
    Task<byte[]?> FindAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Removes the bytes, and what an interrupted keeping of them left; what is not there is removed already.</summary>
    Task RemoveAsync(string sha256, CancellationToken cancellationToken);
}
