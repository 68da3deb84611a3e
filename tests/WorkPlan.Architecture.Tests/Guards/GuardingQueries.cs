using Microsoft.EntityFrameworkCore;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Architecture.Tests.Guards;

/// <summary>The T-SQL guard lets through what SQL Server can do and stops what it cannot, in every way that a query is run.</summary>
public sealed class GuardingQueries
{
    private static readonly string[] Codes = ["QT.P9", "QT.P8"];

    [Fact]
    public async Task Queries_of_every_shape_pass_and_keep_their_answers()
    {
        await using var database = await SampleDatabase.CreateAsync();
        var units = database.Context.Units;
        var title = "Trưởng phòng";
        var later = units.Where(unit => unit.Name.Contains("khác"));

        Assert.Equal(2, await units.CountAsync(unit => Codes.Contains(unit.Code)));
        Assert.Equal("QT.P9", (await units.SingleAsync(unit => unit.Posts.Any(post => post.Title == title))).Code);
        Assert.Equal(["QT.P8"], await units.OrderBy(unit => unit.Code).Skip(0).Take(1).Select(unit => unit.Code).ToListAsync());
        Assert.Single((await units.Include(unit => unit.Posts).AsSplitQuery().OrderBy(unit => unit.Code).ToListAsync())[1].Posts);
        Assert.Equal(1, await units.CountAsync(unit => later.Any(other => other.Id == unit.Id)));
        Assert.Equal(1, await units.Where(unit => unit.Code == "QT.P9").MaxAsync(unit => unit.Posts.Count));
        Assert.Equal(1, units.Count(unit => unit.Posts.Any(post => post.Since <= new DateOnly(2022, 1, 1))));
        Assert.Equal(2, await units.ExecuteUpdateAsync(set => set.SetProperty(unit => unit.Name, unit => unit.Name + "!")));
        Assert.Equal(1, await units.Where(unit => unit.Code == "QT.P8").ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_compiled_query_is_guarded_although_its_values_come_later()
    {
        await using var database = await SampleDatabase.CreateAsync();
        var byCode = EF.CompileAsyncQuery((SampleDbContext db, string code) => db.Units.Single(unit => unit.Code == code));
        Assert.Equal("Phòng khác", (await byCode(database.Context, "QT.P8")).Name);

        var byLowerCode = EF.CompileAsyncQuery((SampleDbContext db, string code) => db.Units.Single(unit => SqliteOnly.Lower(unit.Code) == code));
        await Assert.ThrowsAsync<TSqlException>(() => byLowerCode(database.Context, "qt.p8"));
    }

    [Fact]
    public async Task What_SQL_Server_cannot_translate_fails_with_the_query()
    {
        await using var database = await SampleDatabase.CreateAsync();
        var units = database.Context.Units;
        Func<Task>[] queries =
        [
            () => units.Where(unit => SqliteOnly.Lower(unit.Code) == "qt.p9").ToListAsync(),
            () => units.AnyAsync(unit => SqliteOnly.Lower(unit.Code) == "qt.p9"),
            () => units.Where(unit => SqliteOnly.Lower(unit.Code) == "qt.p9").ExecuteDeleteAsync(),
            () => units.ExecuteUpdateAsync(set => set.SetProperty(unit => unit.Name, unit => SqliteOnly.Lower(unit.Name))),
            () => Task.Run(() => units.Count(unit => SqliteOnly.Lower(unit.Code) == "qt.p9")),
        ];
        foreach (var query in queries)
        {
            var refusal = await Assert.ThrowsAsync<TSqlException>(query);
            Assert.Contains(nameof(SqliteOnly.Lower), refusal.Message, StringComparison.Ordinal);
        }
        Assert.Throws<TSqlException>(database.Findings.ThrowIfAny);
    }

    [Fact]
    public void A_text_that_is_not_TSql_is_refused()
    {
        TSql.ShouldParse("SELECT TOP(1) [Code] FROM [Units] WITH (UPDLOCK, READPAST);");
        Assert.Throws<TSqlException>(() => TSql.ShouldParse("SELECT \"Code\" FROM \"Units\" LIMIT 1"));
    }
}
