using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Identity.Accounts;
using WorkPlan.Identity.Keys;

namespace WorkPlan.Identity.Sessions;

/// <summary>Opens sessions, carries them on from token to token, and ends them.</summary>
internal sealed partial class SessionRegister(
    IdentityDbContext db, AccessTokens accessTokens, IOptions<IdentitySettings> settings, TimeProvider clock, ILogger<SessionRegister> logger)
{
    public async Task<TokenResponse> OpenAsync(Account account, string? device, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = new Session(account.Id, device, now, now + settings.Value.SessionLifetime);
        var token = RefreshToken.NewToken();
        session.Issue(NewLink(session, token, now));
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return await AnswerAsync(account, session.Id, token, cancellationToken);
    }

    public async Task<TokenResponse> ContinueAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (token, link, session) = await FindAsync(refreshToken, cancellationToken);
        if (session.EndedAt is not null)
            throw SessionRules.SessionEnded();
        if (session.ExpiresAt <= now || (link.UsedAt is null && link.ExpiresAt <= now))
            throw SessionRules.SessionExpired();
        var account = await db.Accounts.AsNoTracking().Include(account => account.Grants)
            .SingleAsync(account => account.Id == session.AccountId, cancellationToken);
        if (account.LockedAt is not null)
            throw SessionRules.AccountLocked();
        var successor = link.SuccessorOf(token);
        if (!await AdvanceAsync(session, link, successor, now, cancellationToken)
            && !await IsRepeatAsync(link.Id, successor, now, cancellationToken))
        {
            await EndAsync(session.Id, SessionEnd.TokenReused, cancellationToken);
            Log.TokenReused(logger, session.Id, session.AccountId);
            throw SessionRules.RefreshTokenReused();
        }
        return await AnswerAsync(account, session.Id, successor, cancellationToken);
    }

    /// <summary>Ends the session to which a refresh token belongs. Signing out twice is signing out.</summary>
    public async Task EndOfAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var (_, _, session) = await FindAsync(refreshToken, cancellationToken);
        await EndAsync(session.Id, SessionEnd.SignedOut, cancellationToken);
    }

    public Task EndAsync(Guid sessionId, SessionEnd because, CancellationToken cancellationToken) =>
        EndAsync(db.Sessions.Where(session => session.Id == sessionId), because, cancellationToken);

    public Task EndAllAsync(Guid accountId, SessionEnd because, Guid? except, CancellationToken cancellationToken) =>
        EndAsync(db.Sessions.Where(session => session.AccountId == accountId && session.Id != except), because, cancellationToken);

    private async Task EndAsync(IQueryable<Session> sessions, SessionEnd because, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        SessionEnd? reason = because;
        await sessions.Where(session => session.EndedAt == null).ExecuteUpdateAsync(
            update => update.SetProperty(session => session.EndedAt, now).SetProperty(session => session.EndedBecause, reason),
            cancellationToken);
    }

    /// <summary>Uses the link up, unless it is used already.</summary>
    private async Task<bool> AdvanceAsync(
        Session session, RefreshToken link, byte[] successor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        DateTimeOffset? used = now;
        var won = await db.RefreshTokens.Where(row => row.Id == link.Id && row.UsedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.UsedAt, used), cancellationToken);
        if (won == 0)
            return false;
        db.RefreshTokens.Add(NewLink(session, successor, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The same token again, shortly after, while nobody has used its successor: the same answer, not theft.</summary>
    private async Task<bool> IsRepeatAsync(Guid linkId, byte[] successor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var earliest = now - settings.Value.RefreshLeeway;
        var hash = SHA256.HashData(successor);
        return await db.RefreshTokens.AnyAsync(row => row.Id == linkId && row.UsedAt >= earliest, cancellationToken)
            && await db.RefreshTokens.AnyAsync(row => row.Hash == hash && row.UsedAt == null, cancellationToken);
    }

    private async Task<(byte[] Token, RefreshToken Link, Session Session)> FindAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (RefreshToken.Read(refreshToken) is not { } token)
            throw SessionRules.RefreshTokenInvalid();
        var hash = SHA256.HashData(token);
        var link = await db.RefreshTokens.AsNoTracking().SingleOrDefaultAsync(link => link.Hash == hash, cancellationToken)
            ?? throw SessionRules.RefreshTokenInvalid();
        var session = await db.Sessions.AsNoTracking().SingleAsync(session => session.Id == link.SessionId, cancellationToken);
        return (token, link, session);
    }

    private RefreshToken NewLink(Session session, byte[] token, DateTimeOffset now)
    {
        var expiresAt = now + settings.Value.RefreshTokenLifetime;
        return new RefreshToken(session.Id, token, now, expiresAt < session.ExpiresAt ? expiresAt : session.ExpiresAt);
    }

    private async Task<TokenResponse> AnswerAsync(Account account, Guid sessionId, byte[] token, CancellationToken cancellationToken) => new(
        await accessTokens.CreateAsync(account, sessionId, cancellationToken),
        "Bearer",
        (int)settings.Value.AccessTokenLifetime.TotalSeconds,
        RefreshToken.Write(token));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A refresh token of session {SessionId} of account {AccountId} was used again; the session has ended")]
        public static partial void TokenReused(ILogger logger, Guid sessionId, Guid accountId);
    }
}
