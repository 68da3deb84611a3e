using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Statements beside EF Core, on its connection and in its transaction.</summary>
internal static class RawSql
{
    public static async Task<int> RunAsync(
        this DbContext db, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var open = await OpenAsync(db, cancellationToken);
        await using var command = Command(db, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>In a transaction of its own, so that it waits its turn where a database has one writer.</summary>
    public static async Task<int> RunAloneAsync(
        this DbContext db, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rows = await db.RunAsync(sql, cancellationToken, parameters);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    public static async Task<T> ReadAsync<T>(
        this DbContext db,
        string sql,
        Func<DbDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters)
    {
        await using var open = await OpenAsync(db, cancellationToken);
        await using var command = Command(db, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await read(reader, cancellationToken);
    }

    /// <summary>Opened through EF Core, so that its connection interceptors see it.</summary>
    private static async Task<Opened> OpenAsync(DbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        return new(db);
    }

    private static DbCommand Command(DbContext db, string sql, (string Name, object? Value)[] parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Only the constants of MessagingSql come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private readonly struct Opened(DbContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }
}
