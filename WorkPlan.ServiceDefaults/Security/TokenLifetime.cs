using Microsoft.IdentityModel.Tokens;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>A token holds from its <c>nbf</c> to its <c>exp</c> on the service's own clock, give or take the allowed skew.</summary>
internal static class TokenLifetime
{
    public static LifetimeValidator By(TimeProvider clock) => (notBefore, expires, _, parameters) =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (expires is null)
            throw new SecurityTokenNoExpirationException("The token never expires.");
        if (notBefore is { } from && from > now + parameters.ClockSkew)
            throw new SecurityTokenNotYetValidException("The token does not hold yet.") { NotBefore = from };
        if (expires < now - parameters.ClockSkew)
            throw new SecurityTokenExpiredException("The token has expired.") { Expires = expires.Value };
        return true;
    };
}
