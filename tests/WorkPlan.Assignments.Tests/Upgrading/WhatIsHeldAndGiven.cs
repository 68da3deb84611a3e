using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.IndividualPlans;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Assignments.Tests.Upgrading;

/// <summary>
/// A database from before holders were judged anew, deliveries confirmed and plans had editions: what is held and given goes on, and counts as
/// it did.
/// </summary>
public sealed class WhatIsHeldAndGiven
{
    private const string Before = "20261130161539_OverduePlans";
    private static readonly Guid Task = Guid.CreateVersion7();
    private static readonly Guid Decision = Guid.CreateVersion7();

    [Fact]
    public async Task Rows_of_before_are_kept_and_a_declared_conflict_becomes_a_bar()
    {
        await using var db = (AssignmentsDbContext)ServiceContexts.NewSqlite(typeof(AssignmentsDbContext));
        await db.Database.OpenConnectionAsync();
        await db.GetService<IMigrator>().MigrateAsync(Before);
        await HasRowsAsync(db);

        await db.Database.MigrateAsync();

        var task = await db.Tasks.SingleAsync();
        Assert.Equal(("Rà soát án", new DateOnly(2022, 6, 30), (DateTimeOffset?)null), (task.Title, task.DueOn, task.DueAt));
        var held = await db.Responsibilities.OrderBy(one => one.PersonCode).ToListAsync();
        // What the law has against a holder stands apart from what has changed in the task: keeping lifts only the latter.
        Assert.Equal(
            [("P9-02", ReviewFlag.ConflictOfInterest, ReviewFlag.None), ("P9-03", ReviewFlag.None, ReviewFlag.TaskChanged)],
            held.Select(one => (one.PersonCode, one.LegalBar, one.Review)));
        var product = await db.Products.SingleAsync();
        Assert.Equal((3, 3, (DateOnly?)null), (product.Delivered, product.Confirmed, product.ConfirmedOn));
        var plan = await db.IndividualPlans.SingleAsync();
        Assert.Equal((1, IndividualPlanState.Approved), (plan.Edition, plan.State));
        Assert.Equal("Nghiên cứu bản án", Assert.Single(plan.Items).Title);
        var decision = await db.Decisions.AsSplitQuery().SingleAsync();
        Assert.Equal(("05/QĐ-VKS", "Lê Mẫu Một", (string?)null, (string?)null), (decision.Number, decision.SignerName, decision.SignerPersonCode, decision.SigningBasis));
        Assert.Single(decision.Items);
    }

    [Fact]
    public async Task Of_one_plan_there_may_be_a_second_edition_and_not_the_same_one_twice()
    {
        await using var db = (AssignmentsDbContext)ServiceContexts.NewSqlite(typeof(AssignmentsDbContext));
        await db.Database.OpenConnectionAsync();
        await db.GetService<IMigrator>().MigrateAsync(Before);
        await HasRowsAsync(db);
        await db.Database.MigrateAsync();

        Assert.Equal(1, await EditionAsync(2));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => EditionAsync(2));

        Task<int> EditionAsync(int edition) => db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "IndividualPlans" ("Id", "Version", "PersonCode", "UnitCode", "WorkYear", "State", "Edition") VALUES ({Guid.CreateVersion7()}, 1, 'P9-03', 'QT.P9', 2022, 'Draft', {edition})""");
    }

    private static async Task HasRowsAsync(AssignmentsDbContext db)
    {
        var (product, plan) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Tasks" ("Id", "Version", "Activity", "DueOn", "EffortDays", "Kind", "Origin", "PercentDone", "SearchKey", "SkillList", "SourceVersion", "State", "SubjectList", "Title", "UnitCode", "WorkYear")
            VALUES ({Task}, 1, 'General', '2022-06-30', 5, 'Regular', 'Unit', 0, 'ra soat an', '', 0, 'Open', '', 'Rà soát án', 'QT.P9', 2022)
            """);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Decisions" ("Id", "Version", "EffectiveOn", "Number", "NumberKey", "SignedInYear", "SignedOn", "SignerName", "SigningCapacity", "State", "UnitCode", "WorkYear")
            VALUES ({Decision}, 1, '2022-01-12', '05/QĐ-VKS', '05/qd-vks', 2022, '2022-01-11', 'Lê Mẫu Một', 'InOwnOffice', 'Issued', 'QT.P9', 2022)
            """);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "DecisionItems" ("Id", "DecisionId", "PersonCode", "Position", "Role", "TaskId") VALUES ({Guid.CreateVersion7()}, {Decision}, 'P9-02', 0, 'Lead', {Task})""");
        await HeldAsync(db, "P9-02", "ConflictOfInterest");
        await HeldAsync(db, "P9-03", "TaskChanged");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "TaskProducts" ("Id", "Version", "Assigned", "ConversionHundredths", "Delivered", "DueOn", "Name", "PersonCode", "TaskId", "UnitCode")
            VALUES ({product}, 1, 4, 100, 3, '2022-06-30', 'Báo cáo', 'P9-02', {Task}, 'QT.P9')
            """);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "IndividualPlans" ("Id", "Version", "PersonCode", "UnitCode", "WorkYear", "State", "ApprovedBy", "ApprovedOn") VALUES ({plan}, 1, 'P9-03', 'QT.P9', 2022, 'Approved', 'Trưởng phòng', '2022-01-20')""");
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "IndividualPlanItems" ("Id", "PlanId", "Position", "TaskId", "Title") VALUES ({Guid.CreateVersion7()}, {plan}, 0, {Task}, 'Nghiên cứu bản án')""");
    }

    private static Task<int> HeldAsync(AssignmentsDbContext db, string person, string review) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO "Responsibilities" ("Id", "DecisionId", "From", "PersonCode", "Review", "Role", "TaskId", "UnitCode")
        VALUES ({Guid.CreateVersion7()}, {Decision}, '2022-01-12', {person}, {review}, 'Lead', {Task}, 'QT.P9')
        """);
}
