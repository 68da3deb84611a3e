using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>Marks an endpoint that takes an <c>Idempotency-Key</c>.</summary>
public sealed class IdempotentMetadata;

public static class IdempotencyExtensions
{
    /// <summary>How long an answer is kept for a retry.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private const int SlowIterations = 200_000;

    /// <summary>
    /// Makes a POST that creates safe to send again: with the same <c>Idempotency-Key</c> and content a retry gets the first answer,
    /// also after a restart; with another content it is refused (422). Effect and answer commit in one transaction; an answer that is
    /// not a success commits nothing and is not kept.
    /// </summary>
    /// <param name="route">The route of the POST.</param>
    /// <param name="holdsSecrets">
    /// The body holds a password: its stored hash is made slowly, so that the password cannot be guessed from it.
    /// </param>
    public static RouteHandlerBuilder Idempotent<TContext>(this RouteHandlerBuilder route, bool holdsSecrets = false)
        where TContext : ServiceDbContext
    {
        // First in, so that the body can still be read for its hash when the arguments are bound.
        route.WithMetadata(new IdempotentMetadata());
        route.AddEndpointFilterFactory((_, next) => context => RunAsync<TContext>(context, next, holdsSecrets));
        return route;
    }

    private static async ValueTask<object?> RunAsync<TContext>(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, bool holdsSecrets)
        where TContext : ServiceDbContext
    {
        var http = context.HttpContext;
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            return await next(context);
        if (key.Length > 100 || key.Any(character => character is <= ' ' or > '~'))
            throw new InvalidInputException("Idempotency-Key", http.RequestServices.GetRequiredService<Texts>()["idempotency-key-invalid.detail"]);

        var cancellationToken = http.RequestAborted;
        var db = http.RequestServices.GetRequiredService<TContext>();
        var user = http.RequestServices.GetRequiredService<CurrentUser>().UserId;
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var hash = await HashAsync(http.Request, cancellationToken);
        if (holdsSecrets)
            hash = Slowly(hash, salt: $"{user} {key}");

        if (await FindAsync(db, user, key, clock, cancellationToken) is { } known)
            return Replay(known, hash);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Whoever comes second with the same key waits here for the first, and then finds its answer.
        if (await FindAsync(db, user, key, clock, cancellationToken) is { } justStored)
            return Replay(justStored, hash);
        var record = new IdempotencyRecord { UserId = user, Key = key, RequestHash = hash, CreatedAt = clock.GetUtcNow() };
        db.IdempotencyRecords.Add(record);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return await FindAsync(db, user, key, clock, cancellationToken) is { } winner
                ? Replay(winner, hash)
                : throw new RuleException("lost-race");
        }
        var answer = await CaptureAsync(http, await next(context));
        if (http.Response.StatusCode is < 200 or >= 300)
            return answer;
        record.StatusCode = http.Response.StatusCode;
        record.ContentType = http.Response.ContentType;
        record.Location = http.Response.Headers.Location;
        record.ETag = http.Response.Headers.ETag;
        record.Body = answer.Body;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    private static async Task<IdempotencyRecord?> FindAsync<TContext>(
        TContext db, string user, string key, TimeProvider clock, CancellationToken cancellationToken)
        where TContext : ServiceDbContext
    {
        var record = await db.IdempotencyRecords.AsNoTracking()
            .SingleOrDefaultAsync(record => record.UserId == user && record.Key == key, cancellationToken);
        if (record is null || record.CreatedAt > clock.GetUtcNow() - Retention)
            return record;
        await db.IdempotencyRecords
            .Where(old => old.UserId == user && old.Key == key && old.CreatedAt == record.CreatedAt)
            .ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    private static StoredAnswer Replay(IdempotencyRecord record, string hash) => record.RequestHash == hash
        ? new StoredAnswer(record.Body, record)
        : throw new IdempotencyMismatchException();

    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        request.Body.Position = 0;
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Slowly(string hash, string salt) => Convert.ToHexString(
        Rfc2898DeriveBytes.Pbkdf2(hash, Encoding.UTF8.GetBytes(salt), SlowIterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes));

    /// <summary>Runs the result into a buffer, so that nothing reaches the client before the transaction has committed.</summary>
    private static async Task<StoredAnswer> CaptureAsync(HttpContext http, object? result)
    {
        var client = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            if (result is IResult executable)
                await executable.ExecuteAsync(http);
            else
                await http.Response.WriteAsJsonAsync(result, http.RequestAborted);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Response.Body = client;
        }
        return new StoredAnswer(buffer.ToArray(), null);
    }

    private sealed class StoredAnswer(byte[] body, IdempotencyRecord? record) : IResult
    {
        public byte[] Body => body;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (record is not null)
            {
                httpContext.Response.StatusCode = record.StatusCode;
                httpContext.Response.ContentType = record.ContentType;
                if (record.Location is not null)
                    httpContext.Response.Headers.Location = record.Location;
                if (record.ETag is not null)
                    httpContext.Response.Headers.ETag = record.ETag;
            }
            if (body.Length > 0)
                await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}

/// <summary>Keeps the body of a request with an <c>Idempotency-Key</c> readable twice: once for its hash, once for its arguments.</summary>
internal sealed class IdempotencyBodyBuffering(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IdempotentMetadata>() is not null
            && context.Request.Headers.ContainsKey("Idempotency-Key"))
        {
            context.Request.EnableBuffering();
        }
        return next(context);
    }
}
