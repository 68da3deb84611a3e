using Microsoft.Data.Sqlite;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Http;

namespace WorkPlan.Benchmarks.Lists;

/// <summary>The very statements that EF Core sends, prepared once on one open connection, read into the same records by hand.</summary>
internal sealed class PlansByAdo : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _count;
    private readonly SqliteCommand _page;

    private PlansByAdo(SqliteConnection connection, RecordedCommand count, RecordedCommand page)
    {
        _connection = connection;
        _count = Prepare(count);
        _page = Prepare(page);
    }

    public static async Task<PlansByAdo> PrepareAsync(PlansByEf plans)
    {
        if (plans.Commands is not [var count, var page])
            throw new InvalidOperationException($"EF Core reads a page by {plans.Commands.Count} statements, not by two.");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = plans.File }.ConnectionString);
        await connection.OpenAsync();
        return new PlansByAdo(connection, count, page);
    }

    public async Task<Page<PlanSummary>> PageAsync()
    {
        var total = Convert.ToInt32(await _count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        var items = new List<PlanSummary>(PageQuery.DefaultPageSize);
        await using var reader = await _page.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            items.Add(new PlanSummary(
                reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), Enum.Parse<PlanKind>(reader.GetString(3)), reader.GetString(4),
                Enum.Parse<PlanState>(reader.GetString(5)), reader.GetBoolean(6), reader.IsDBNull(7) ? null : reader.GetString(7),
                Day(reader, 8), Day(reader, 9), reader.GetInt32(10), Day(reader, 11)));
        }
        return new Page<PlanSummary>(items, 2, PageQuery.DefaultPageSize, total);
    }

    public async ValueTask DisposeAsync()
    {
        await _count.DisposeAsync();
        await _page.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static DateOnly? Day(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    private SqliteCommand Prepare(RecordedCommand recorded)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // What EF Core has just sent.
        command.CommandText = recorded.Text;
#pragma warning restore CA2100
        foreach (var (name, value) in recorded.Parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        command.Prepare();
        return command;
    }
}
