using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WorkPlan.Identity.Accounts;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Identity.Keys;

/// <summary>Writes the tokens by which every service knows the caller.</summary>
internal sealed class AccessTokens(
    KeyRing keys, IOptions<IdentitySettings> settings, IOptions<AuthenticationOptions> authentication, TimeProvider clock)
{
    /// <summary>The session to which the token belongs.</summary>
    public const string SessionClaim = "sid";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async ValueTask<string> CreateAsync(Account account, Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.Today(clock);
        var claims = new Dictionary<string, object>
        {
            ["sub"] = account.Id.ToString(),
            ["name"] = account.FullName,
            ["jti"] = Guid.CreateVersion7(now).ToString(),
            [SessionClaim] = sessionId.ToString(),
            // What has ended stays out; what begins tomorrow is weighed by each service on its day.
            [Grant.ClaimType] = account.Grants.Where(grant => grant.To is null || grant.To >= today)
                .Select(grant => grant.AsClaim().ToString()).ToArray(),
        };
        if (account.PersonCode is { } person)
            claims[CurrentUser.PersonCodeClaim] = person;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = authentication.Value.Issuer,
            Audience = authentication.Value.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + settings.Value.AccessTokenLifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = await keys.SignerAsync(cancellationToken),
        });
    }
}
