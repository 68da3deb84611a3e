using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace WorkPlan.Identity.Sessions;

/// <summary>
/// One link of a session's chain, stored as a hash. Its successor is computed from the token itself and <see cref="Seed"/>: asked
/// again within the leeway (a double click, two tabs, an answer lost on the way) the same successor comes out, so that a session
/// never has two living tokens; and the database alone does not give the successor away.
/// </summary>
internal sealed class RefreshToken
{
    public const int Bytes = 32;

    private RefreshToken()
    {
    }

    public RefreshToken(Guid sessionId, byte[] token, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        Id = Guid.CreateVersion7(issuedAt);
        SessionId = sessionId;
        Hash = SHA256.HashData(token);
        Seed = RandomNumberGenerator.GetBytes(Bytes);
        IssuedAt = issuedAt;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    public Guid SessionId { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public byte[] Seed { get; private set; } = [];

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public byte[] SuccessorOf(byte[] token) => HMACSHA256.HashData(token, Seed);

    public static byte[] NewToken() => RandomNumberGenerator.GetBytes(Bytes);

    public static string Write(byte[] token) => Base64Url.EncodeToString(token);

    /// <summary>The bytes of a token as a client sends it; null for what cannot be one.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[Bytes];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written == Bytes ? bytes : null;
    }
}
