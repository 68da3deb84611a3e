using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Tests.Telemetry;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.ServiceDefaults.Tests.Operations;

/// <summary>No SQL Server is asked here: its grammar is, and another database that the answers come from.</summary>
public sealed class AskingSqlServerForItsDisk
{
    private const string Refused = "SELECT available_bytes FROM dm_os_volume_stats";

    [Fact]
    public void Is_done_in_its_language()
    {
        TSql.ShouldParse(Stores.OnSqlServer);
        TSql.ShouldParse(Stores.SizeOnSqlServer);
    }

    [Theory]
    [InlineData("SELECT 8192 AS Bytes, 500 AS FreeBytes, 1000 AS VolumeBytes", 500L, 1000L)]
    [InlineData("SELECT 8192 AS Bytes, NULL AS FreeBytes, NULL AS VolumeBytes", null, null)]
    public async Task An_account_that_may_not_see_the_volumes_is_told_the_size(string allowed, long? free, long? volume)
    {
        await using var db = await OpenAsync();

        Assert.Equal(new StoreState("database", 8192, free, volume), await Stores.FirstAnsweredAsync(db, [Refused, allowed], CancellationToken.None));
        Assert.Null(await Stores.FirstAnsweredAsync(db, [Refused], CancellationToken.None));
    }

    private static async Task<ParcelsDbContext> OpenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return new ParcelsDbContext(new DbContextOptionsBuilder<ParcelsDbContext>().UseSqlite(connection).Options);
    }
}
