using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Identity.Keys;

/// <summary>The keys that sign tokens, with the day on which each is followed by the next, and the key ring that protects them.</summary>
internal sealed class ExpiringKeys(KeyRing keys, IKeyManager ring, IOptions<IdentitySettings> settings, TimeProvider clock) : IExpiring
{
    public async Task<IReadOnlyList<ExpiringItem>> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var current = await keys.CurrentAsync(cancellationToken);
        var signer = current.SignerAt(now);
        return
        [
            .. current.PublishedAt(now).Select(key => new ExpiringItem(
                "signingKey", key.KeyId, key == signer ? "signs" : key.SignsFrom > now ? "next" : "retired", key.SignsFrom,
                current.ForgottenAt(key) ?? key.CreatedAt + settings.Value.KeyLifetime)),
            // An old one still opens what it protected; only the newest one's end asks for anything, and is followed by itself.
            .. ring.GetAllKeys().Where(key => !key.IsRevoked).OrderByDescending(key => key.ExpirationDate).Take(1)
                .Select(key => new ExpiringItem("keyRing", key.KeyId.ToString(), "valid", key.ActivationDate, key.ExpirationDate)),
        ];
    }
}
