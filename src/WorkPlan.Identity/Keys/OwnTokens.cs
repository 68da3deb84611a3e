using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Identity.Sessions;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity.Keys;

/// <summary>
/// How this service itself reads the tokens it signs: by its own keys instead of its own published documents; and, having the
/// sessions at hand, it refuses an access token whose session has ended, which the other services accept until it expires.
/// </summary>
internal sealed class OwnTokens(KeyRing keys, IOptions<AuthenticationOptions> authentication, TimeProvider clock)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(string? name, JwtBearerOptions options)
    {
        if (authentication.Value.Authority is not null)
            return; // Somebody else's tokens are in force.
        var given = options.TokenValidationParameters.IssuerSigningKeys ?? [];
        options.MetadataAddress = null!;
        options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, kid, _) =>
            keys.Known.VerifyingAt(clock.GetUtcNow()).Concat(given).Where(key => key.KeyId == kid);
        options.Events ??= new JwtBearerEvents();
        options.Events.OnMessageReceived = context => keys.CurrentAsync(context.HttpContext.RequestAborted).AsTask();
        options.Events.OnTokenValidated = DemandSession;
    }

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    private static async Task DemandSession(TokenValidatedContext context)
    {
        if (context.Principal?.SessionId() is not { } id)
            return;
        var db = context.HttpContext.RequestServices.GetRequiredService<IdentityDbContext>();
        if (!await db.Sessions.AnyAsync(session => session.Id == id && session.EndedAt == null, context.HttpContext.RequestAborted))
            context.Fail("The session has ended.");
    }
}
