using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>
/// Many new rows at the pace of the database: one prepared statement in SQLite, bulk copy in SQL Server. EF Core's own inserts cost
/// several times as much, in time and in memory for tracking. Columns and conversions still come from its model; nothing is tracked,
/// versions are not counted, and the rows must have all their keys. Runs in the transaction that the context is in.
/// </summary>
public static class BulkInsert
{
    private const int CopyRows = 2000;

    /// <summary>Inserts the rows as they come, without holding them; the number of rows is returned.</summary>
    public static async Task<int> InsertManyAsync<T>(this DbContext db, IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("Many rows are inserted in a transaction or not at all.");
        var table = BulkTable.Of(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table."));
        return transaction is SqlTransaction server
            ? await CopyAsync(server, table, rows, cancellationToken)
            : InsertOneByOne(transaction, table, rows, cancellationToken);
    }

    /// <summary>SQLite works on the caller's thread whatever it is asked; a task for each row would only be thrown away.</summary>
    private static int InsertOneByOne<T>(DbTransaction transaction, BulkTable table, IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        var names = table.Columns.Select((_, index) => $"$p{index}").ToArray();
#pragma warning disable CA2100 // Names of the model's own tables and columns; every value is a parameter.
        command.CommandText =
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", names)})";
#pragma warning restore CA2100
        var parameters = new DbParameter[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = names[i];
            command.Parameters.Add(parameters[i]);
        }
        command.Prepare();
        var count = 0;
        foreach (var row in rows)
        {
            if ((++count & 1023) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = table.Columns[i].Read(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
        return count;
    }

    private static async Task<int> CopyAsync<T>(SqlTransaction transaction, BulkTable table, IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        using var copy = new SqlBulkCopy(transaction.Connection, SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = $"[{table.Name}]",
            BulkCopyTimeout = 60,
        };
        using var part = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in table.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
            part.Columns.Add(column.Name, column.Type == typeof(DateOnly) ? typeof(DateTime) : column.Type);
        }
        var count = 0;
        foreach (var chunk in rows.Chunk(CopyRows))
        {
            part.Clear();
            foreach (var row in chunk)
                part.Rows.Add([.. table.Columns.Select(column => column.Read(row) is DateOnly day ? day.ToDateTime(default) : column.Read(row))]);
            await copy.WriteToServerAsync(part, cancellationToken);
            count += chunk.Length;
        }
        return count;
    }
}

/// <summary>An entity's table as its model maps it, with a reader for each column.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    private const string CacheKey = "WorkPlan:BulkTable";

    public static BulkTable Of(IEntityType entity) => entity.GetOrAddRuntimeAnnotationValue(
        CacheKey,
        static type =>
        {
            var name = type!.GetTableName() ?? throw new InvalidOperationException($"{type!.DisplayName()} has no table.");
            return new BulkTable(name, [.. Read(type!, StoreObjectIdentifier.Table(name, type!.GetSchema()), static row => row)]);
        },
        entity);

    private static IEnumerable<BulkColumn> Read(ITypeBase type, StoreObjectIdentifier table, Func<object, object?> part)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.GetColumnName(table) is not { } column)
                continue;
            var getter = property.GetGetter();
            var converter = property.GetTypeMapping().Converter;
            var stored = converter?.ProviderClrType ?? property.ClrType;
            yield return new BulkColumn(
                column, Nullable.GetUnderlyingType(stored) ?? stored,
                row => part(row) is not { } holder ? null
                    : converter is null ? getter.GetClrValue(holder)
                    : converter.ConvertToProvider(getter.GetClrValue(holder)));
        }
        foreach (var complex in type.GetComplexProperties())
        {
            var getter = complex.GetGetter();
            foreach (var column in Read(complex.ComplexType, table, row => part(row) is { } holder ? getter.GetClrValue(holder) : null))
                yield return column;
        }
    }
}

internal sealed record BulkColumn(string Name, Type Type, Func<object, object?> Read);
