using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Identity.Keys;

/// <summary>The signing keys of all replicas, read again every half minute; and the one way in which a new key comes to be.</summary>
internal sealed partial class KeyRing(
    IServiceScopeFactory scopes, IDataProtectionProvider protection, IOptions<IdentitySettings> settings, TimeProvider clock,
    ILogger<KeyRing> logger)
{
    /// <summary>How much longer than its tokens a key stays published: services' clocks differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(30);
    private readonly IDataProtector _protector = protection.CreateProtector("WorkPlan.Identity.SigningKeys");
    private volatile KeySet? _keys;
    private volatile Signer? _signer;

    /// <summary>The keys as last read; empty before the first start has finished.</summary>
    public KeySet Known => _keys ?? new KeySet([], DateTimeOffset.MinValue, default);

    public async ValueTask<KeySet> CurrentAsync(CancellationToken cancellationToken)
    {
        var known = _keys;
        return known is not null && (clock.GetUtcNow() - known.ReadAt).Duration() < ReadEvery ? known : await ReadAsync(cancellationToken);
    }

    public async ValueTask<SigningCredentials> SignerAsync(CancellationToken cancellationToken)
    {
        var keys = await CurrentAsync(cancellationToken);
        var key = keys.SignerAt(clock.GetUtcNow()) ?? throw new InvalidOperationException("There is no signing key.");
        var signer = _signer;
        if (signer?.KeyId != key.KeyId)
            _signer = signer = new Signer(key.KeyId, Open(key));
        return signer!.Credentials;
    }

    /// <summary>Makes the next key: published now, signing after the grace. Of several replicas that try at once one succeeds.</summary>
    public async Task<SigningKey> RotateAsync(CancellationToken cancellationToken) =>
        await AddAsync(settings.Value.KeyGrace, cancellationToken);

    /// <summary>Makes a key that signs at once when there is none, or when the newest cannot be opened because the key ring is lost.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var keys = await ReadAsync(cancellationToken);
        if (keys.Newest is { } newest && CanOpen(newest) && keys.SignerAt(clock.GetUtcNow()) is { } signer && CanOpen(signer))
            return;
        await AddAsync(TimeSpan.Zero, cancellationToken);
    }

    /// <summary>Rotates when the newest key has reached its age, and forgets keys that nobody can need any more.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var keys = await ReadAsync(cancellationToken);
        if (keys.Newest is { } newest && newest.CreatedAt + settings.Value.KeyLifetime <= now)
            await RotateAsync(cancellationToken);
        var over = keys.OverAt(now).Select(key => key.Generation).ToArray();
        if (over.Length == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        await db.SigningKeys.Where(key => over.Contains(key.Generation)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<SigningKey> AddAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var last = await db.SigningKeys.MaxAsync(key => (int?)key.Generation, cancellationToken) ?? 0;
        var next = SigningKey.Generate(last + 1, _protector, now, now + grace);
        db.SigningKeys.Add(next);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            Log.KeyMade(logger, next.KeyId, next.SignsFrom);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            // Another replica made it in the same moment; its key is as good.
            db.ChangeTracker.Clear();
            next = await db.SigningKeys.AsNoTracking().SingleAsync(key => key.Generation == last + 1, cancellationToken);
        }
        await ReadAsync(cancellationToken);
        return next;
    }

    private async Task<KeySet> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var keys = await db.SigningKeys.AsNoTracking().OrderBy(key => key.Generation).ToListAsync(cancellationToken);
        return _keys = new KeySet(keys, clock.GetUtcNow(), settings.Value.AccessTokenLifetime + Margin);
    }

    private bool CanOpen(SigningKey key)
    {
        try
        {
            Open(key).ECDsa.Dispose();
            return true;
        }
        catch (CryptographicException exception)
        {
            Log.KeyCannotBeOpened(logger, exception, key.KeyId);
            return false;
        }
    }

    private ECDsaSecurityKey Open(SigningKey key) => new(key.OpenPrivate(_protector)) { KeyId = key.KeyId };

    private sealed class Signer(string keyId, ECDsaSecurityKey key)
    {
        public string KeyId => keyId;

        public SigningCredentials Credentials { get; } = new(key, SecurityAlgorithms.EcdsaSha256);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Key {KeyId} is published and signs from {SignsFrom}")]
        public static partial void KeyMade(ILogger logger, string keyId, DateTimeOffset signsFrom);

        [LoggerMessage(2, LogLevel.Error, "Key {KeyId} cannot be opened: its key ring is lost. A new key is made; tokens stay valid")]
        public static partial void KeyCannotBeOpened(ILogger logger, Exception exception, string keyId);
    }
}
