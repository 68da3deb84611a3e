using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity.Sessions;

/// <summary>
/// A session of the caller's that still lives. <paramref name="Device"/> is what the browser or program called itself when it signed in;
/// <paramref name="LastUsedAt"/> is when its tokens were last renewed; <paramref name="Current"/> says that this request belongs to it.
/// </summary>
internal sealed record SessionView(
    Guid Id, string? Device, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, bool Current);

/// <summary>Where the signed-in caller is signed in, and ending that from here. Other people's sessions do not exist for them.</summary>
internal static class SessionEndpoints
{
    private const int Most = 100;

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/sessions").WithTags("Sessions").RequireAuthorization(IdentityPermissions.SignedIn)
            .SignedInSuffices(because: "the account is the caller's own");
        sessions.MapGet("", ListSessions);
        sessions.MapDelete("/{id:guid}", EndSession);
    }

    /// <summary>The newest first; one whose tokens can no longer be renewed is over, and is not told.</summary>
    private static async Task<IReadOnlyList<SessionView>> ListSessions(
        HttpContext http, CurrentUser user, IdentityDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var account = AccountOf(user);
        var current = http.User.SessionId();
        return await db.Sessions.AsNoTracking()
            .Where(session => session.AccountId == account && session.EndedAt == null && session.ExpiresAt > now
                && session.Tokens.Any(token => token.UsedAt == null && token.ExpiresAt > now))
            .OrderByDescending(session => session.StartedAt).ThenBy(session => session.Id)
            .Take(Most)
            .Select(session => new SessionView(
                session.Id, session.Device, session.StartedAt, session.Tokens.Max(token => token.IssuedAt), session.ExpiresAt, session.Id == current))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Its tokens are renewed no more; what it holds of access is over within minutes. Ending it twice is ending it.</summary>
    private static async Task<IResult> EndSession(
        Guid id, CurrentUser user, IdentityDbContext db, SessionRegister sessions, CancellationToken cancellationToken)
    {
        var account = AccountOf(user);
        if (!await db.Sessions.AnyAsync(session => session.Id == id && session.AccountId == account, cancellationToken))
            throw new NotFoundException();
        await sessions.EndAsync(id, SessionEnd.EndedByOwner, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Guid AccountOf(CurrentUser user) => Guid.TryParse(user.UserId, out var id) ? id : throw new NotFoundException();
}
