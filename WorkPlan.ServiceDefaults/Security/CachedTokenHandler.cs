using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>
/// Remembers for a short while that a token was found valid, because checking a signature costs more than the rest of a short request.
/// Only what was valid is remembered, never longer than the token lives; a key that is withdrawn counts for that while longer.
/// </summary>
internal sealed class CachedTokenHandler(AuthenticationOptions options) : JsonWebTokenHandler, IDisposable
{
    private const int MaxTokens = 10_000;
    private readonly MemoryCache _valid = new(new MemoryCacheOptions { SizeLimit = MaxTokens });
    private readonly TimeSpan _remembered = TimeSpan.FromSeconds(options.ValidTokenCacheSeconds);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (_valid.TryGetValue(token, out TokenValidationResult? known) && known is not null)
            return known;
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid && _remembered > TimeSpan.Zero)
        {
            using var entry = _valid.CreateEntry(token);
            entry.Size = 1;
            entry.AbsoluteExpirationRelativeToNow = _remembered;
            if (result.SecurityToken is { } security)
                entry.AbsoluteExpiration = new DateTimeOffset(security.ValidTo, TimeSpan.Zero);
            entry.Value = result;
        }
        return result;
    }

    public void Dispose() => _valid.Dispose();
}
