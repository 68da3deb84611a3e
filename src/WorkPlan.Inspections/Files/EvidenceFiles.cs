using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Files;

/// <summary>A file that was taken in: evidence names it by its reference.</summary>
public sealed record StoredFile(string Reference, string Sha256, long Size, string ContentType);

/// <summary>Takes files in and gives them out again; what came in with one hash does not leave with another.</summary>
internal sealed class EvidenceFiles(IEvidenceStore store, EvidenceRegister register, IOptions<EvidenceOptions> options)
{
    private const string Prefix = "sha256:";

    public static bool Holds(string reference) => reference.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<StoredFile> TakeAsync(string fileName, string classification, Stream content, CancellationToken cancellationToken)
    {
        if (!string.Equals(VietnameseText.Clean(classification), SecrecyStamp.Unclassified, StringComparison.OrdinalIgnoreCase))
            throw SecrecyStamp.Refusal();
        SecrecyStamp.Refuse(fileName);
        var bytes = await ReadAsync(content, cancellationToken);
        if (FileKinds.Of(bytes) is not var (type, extensions))
            throw new BadFileException("evidence-type-refused");
        if (!extensions.Contains(Path.GetExtension(fileName).ToLowerInvariant()))
            throw new BadFileException("evidence-type-mismatch", fileName, string.Join(", ", extensions));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await register.NoteAsync(hash, cancellationToken);
        await store.KeepAsync(hash, bytes, cancellationToken);
        return new StoredFile(Prefix + hash, hash, bytes.Length, type);
    }

    /// <summary>What is stored under a reference, as evidence has to describe it that is about to name it; the caller saves.</summary>
    public async Task<StoredFile> UseAsync(string reference, CancellationToken cancellationToken)
    {
        var hash = HashOf(reference);
        await register.UseAsync(hash, cancellationToken);
        var content = await ReadAsync(reference, cancellationToken);
        return new StoredFile(reference, hash, content.Length, FileKinds.Of(content)?.Type ?? "application/octet-stream");
    }

    public async Task<byte[]> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        var hash = HashOf(reference);
        if (await store.FindAsync(hash, cancellationToken) is not { } content)
            throw new RuleException("evidence-file-not-known");
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != hash)
            throw new RuleException("evidence-damaged");
        return content;
    }

    private static string HashOf(string reference)
    {
        var hash = Holds(reference) ? reference[Prefix.Length..] : "";
        return hash.Length == EvidenceFileConfiguration.Hash && hash.All(char.IsAsciiHexDigitLower)
            ? hash
            : throw new RuleException("evidence-file-not-known");
    }

    private async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
            content.Position = 0;
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (kept.Length + read > options.Value.MaxBytes)
                throw new BadFileException("evidence-too-large", options.Value.MaxBytes / (1024 * 1024));
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
