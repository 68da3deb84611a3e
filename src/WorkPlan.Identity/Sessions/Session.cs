namespace WorkPlan.Identity.Sessions;

/// <summary>One sign-in: the family of refresh tokens that follow from it. It ends as a whole.</summary>
internal sealed class Session
{
    public const int DeviceLength = 300;

    private readonly List<RefreshToken> _tokens = [];

    private Session()
    {
    }

    public Session(Guid accountId, string? device, DateTimeOffset startedAt, DateTimeOffset expiresAt)
    {
        Id = Guid.CreateVersion7(startedAt);
        AccountId = accountId;
        Device = device is { Length: > DeviceLength } ? device[..DeviceLength] : device;
        StartedAt = startedAt;
        ExpiresAt = expiresAt;
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>What the browser or program called itself (User-Agent); as unsure as that is.</summary>
    public string? Device { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }

    public IReadOnlyList<RefreshToken> Tokens => _tokens;

    public void Issue(RefreshToken token) => _tokens.Add(token);
}

/// <summary>Why a session ended before its time.</summary>
internal enum SessionEnd
{
    SignedOut,
    TokenReused,
    AccountLocked,
    PasswordChanged,

    /// <summary>From another session of the same account.</summary>
    EndedByOwner,
}
