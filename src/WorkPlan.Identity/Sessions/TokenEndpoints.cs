using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WorkPlan.Identity.Keys;
using WorkPlan.Identity.Telemetry;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Identity.Sessions;

/// <summary>Signing in, staying signed in, signing out.</summary>
internal static partial class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/tokens").WithTags("Tokens").AllowAnonymous();
        tokens.MapPost("", SignIn);
        tokens.MapPost("/refresh", Refresh);
        tokens.MapDelete("", SignOut);
    }

    /// <summary>The session that an access token belongs to.</summary>
    public static Guid? SessionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(AccessTokens.SessionClaim), out var id) ? id : null;

    private static async Task<TokenResponse> SignIn(
        SignInRequest request, HttpContext http, PasswordCheck passwords, SignInLimits limits, SessionRegister sessions,
        SignInMetrics metrics, ILogger<Session> logger, CancellationToken cancellationToken)
    {
        NeverStore(http);
        var address = http.Connection.RemoteIpAddress;
        limits.Demand(address, request.UserName);
        var (outcome, account) = await passwords.CheckAsync(request.UserName, request.Password, cancellationToken);
        metrics.Attempted(account is { LockedAt: not null } && outcome is PasswordOutcome.Right ? PasswordOutcome.LockedOut : outcome);
        if (outcome is PasswordOutcome.LockedOut)
        {
            Log.LockedOut(logger, account?.Id, address);
            throw SessionRules.AccountLocked();
        }
        if (outcome is PasswordOutcome.Wrong)
        {
            Log.Failed(logger, account?.Id, address);
            throw SessionRules.SignInFailed();
        }
        if (account!.LockedAt is not null)
        {
            Log.LockedOut(logger, account.Id, address);
            throw SessionRules.AccountLocked();
        }
        var answer = await sessions.OpenAsync(account, DeviceOf(http.Request), cancellationToken);
        Log.SignedIn(logger, account.Id, address);
        return answer;
    }

    private static Task<TokenResponse> Refresh(
        RefreshRequest request, HttpContext http, SessionRegister sessions, CancellationToken cancellationToken)
    {
        NeverStore(http);
        return sessions.ContinueAsync(request.RefreshToken, cancellationToken);
    }

    /// <summary>Ends the session of the refresh token in the body or, without one, of the access token in the header.</summary>
    private static async Task<IResult> SignOut(
        HttpContext http, SessionRegister sessions, CancellationToken cancellationToken,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RefreshRequest? request = null)
    {
        if (request is not null)
            await sessions.EndOfAsync(request.RefreshToken, cancellationToken);
        else if (http.User.SessionId() is { } session)
            await sessions.EndAsync(session, SessionEnd.SignedOut, cancellationToken);
        else
            throw new NotSignedInException();
        return TypedResults.NoContent();
    }

    private static string? DeviceOf(HttpRequest request) =>
        request.Headers.UserAgent.ToString() is { Length: > 0 } device ? device : null;

    private static void NeverStore(HttpContext http) => http.Response.Headers.CacheControl = "no-store";

    private static partial class Log
    {
        // Never the name that was typed: people type their password into the wrong field.
        [LoggerMessage(1, LogLevel.Information, "Account {AccountId} signed in from {Address}")]
        public static partial void SignedIn(ILogger logger, Guid accountId, IPAddress? address);

        [LoggerMessage(2, LogLevel.Warning, "Sign-in failed for account {AccountId} from {Address}")]
        public static partial void Failed(ILogger logger, Guid? accountId, IPAddress? address);

        [LoggerMessage(3, LogLevel.Warning, "Sign-in refused for locked account {AccountId} from {Address}")]
        public static partial void LockedOut(ILogger logger, Guid? accountId, IPAddress? address);
    }
}
