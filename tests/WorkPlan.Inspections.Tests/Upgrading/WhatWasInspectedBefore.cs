using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Inspections.Tests.Upgrading;

/// <summary>
/// A database from before titles were kept by date, teams were set up by decisions and hand-overs had a history keeps what was inspected, and what
/// whoever took over has still to do.
/// </summary>
public sealed class WhatWasInspectedBefore : IAsyncLifetime
{
    private const string Before = "20261129140254_FindingCauses";
    private static readonly Guid Campaign = Guid.Parse("0191e0f0-0000-7000-8000-000000000001");
    private static readonly Guid Inspection = Guid.Parse("0191e0f0-0000-7000-8000-000000000002");
    private static readonly Guid Finding = Guid.Parse("0191e0f0-0000-7000-8000-000000000003");
    private static readonly DateOnly Day = new(2022, 6, 1);
    private readonly InspectionsDbContext _db = (InspectionsDbContext)ServiceContexts.NewSqlite(typeof(InspectionsDbContext));

    public async Task InitializeAsync()
    {
        await _db.Database.OpenConnectionAsync();
        await _db.GetService<IMigrator>().MigrateAsync(Before);
        await _db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF");
        await HasCampaignAsync();
        await HasPeopleAsync();
        await HasSuccessionsAsync();
        await _db.Database.MigrateAsync();
    }

    public async Task DisposeAsync() => await _db.DisposeAsync();

    [Fact]
    public async Task Campaigns_inspections_and_findings_are_read_as_they_were()
    {
        var campaign = await _db.Campaigns.SingleAsync();
        Assert.Equal((CampaignState.Closed, "HT", null), (campaign.State, campaign.ByUnitCode, campaign.TeamDecision));
        Assert.Equal(("HT-92", TeamRole.Lead), (Assert.Single(campaign.Team).PersonCode, campaign.Team[0].Role));
        Assert.Equal((0, 0), (campaign.FormerTeams.Count, campaign.HandOvers.Count));
        var inspection = await _db.UnitInspections.SingleAsync();
        Assert.Equal((InspectionState.Concluded, InspectionGrade.Met, true), (inspection.State, inspection.Grade, inspection.HasSignedMinutes));
        Assert.Equal(("GB-1", 8), (Assert.Single(inspection.Answers).ItemCode, inspection.Answers[0].Score));
        Assert.Empty(inspection.ReplacedAnswers);
        var finding = await _db.Findings.SingleAsync();
        Assert.Equal(("HT.HS", FindingState.Verified, null, null), (finding.UnitCode, finding.State, finding.PlanTaskId, finding.CitedFact));
        Assert.False((await _db.Obligations.SingleAsync()).OverdueTold);
        Assert.Equal("{}", (await _db.Facts.SingleAsync()).Content);
        Assert.Empty(await _db.PastFacts.ToListAsync());
    }

    [Fact]
    public async Task What_the_inspecting_unit_left_goes_on_under_whoever_took_over_in_the_end()
    {
        Assert.Equal("HTN", (await _db.Campaigns.SingleAsync()).ConductingUnitCode);
        Assert.Equal("HTN", (await _db.Findings.SingleAsync()).ByUnitCode);
        // Of a split it is not known who is the heir.
        Assert.Equal(["HT", "HTM"], await _db.UnitDescents.Where(descent => descent.IsHeir).Select(descent => descent.PredecessorCode).Order().ToListAsync());
    }

    [Fact]
    public async Task Who_served_where_and_led_is_still_known()
    {
        var records = await _db.OfficeRecords.Where(record => record.PersonCode == "HS-1").ToListAsync();

        Assert.Equal(
            [new Service("HT.HS", new(2020, 1, 1), new(2022, 2, 28), true), new Service("HT.KA", new(2022, 3, 1), null, false)],
            ServiceHistory.Within(records, new(2021, 12, 1), new(2022, 5, 31)));
    }

    [Fact]
    public async Task A_way_back_keeps_who_served_where()
    {
        await _db.GetService<IMigrator>().MigrateAsync("20261130171000_ReplacedAnswers");
        var led = await _db.Database.SqlQuery<long>($"""SELECT SUM("Led") AS "Value" FROM "ServiceRecords" WHERE "PersonCode" = 'HS-1'""").SingleAsync();
        await _db.Database.MigrateAsync();

        Assert.Equal(1, led);
        Assert.Equal(2, await _db.OfficeRecords.CountAsync(record => record.PersonCode == "HS-1"));
    }

    private async Task HasCampaignAsync()
    {
        const string Scope = """{"levels":["district"],"types":["procuracy"],"underUnitCode":"HT"}""";
        const string Team = """[{"personCode":"HT-92","fullName":"Trưởng đoàn","role":"lead","overrides":[]}]""";
        const string Minutes = """
            {"heldOn":"2022-06-01","content":"Biên bản.","writtenBy":"a","inspector":{"userId":"a","name":"A","personCode":null,"signedAt":"2022-06-01T02:00:00+00:00"},
             "unit":{"userId":"b","name":"B","personCode":null,"signedAt":"2022-06-01T03:00:00+00:00"}}
            """;
        await _db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Campaigns" ("Id", "Version", "Title", "WorkYear", "ByUnitCode", "Subject", "ChecklistId", "Scope", "CampaignDate", "ExaminedFrom", "ExaminedTo",
                "Team", "Lessons", "SelfReportDueAt", "State", "AnnouncedOn", "ClosedOn")
            VALUES ({Campaign}, 4, 'Kiểm tra', 2022, 'HT', 'Kế hoạch', {Campaign}, {Scope}, {Day}, {Day}, {Day}, {Team}, '[]', 0, 'Closed', {Day}, {Day})
            """);
        await _db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "CampaignUnits" ("CampaignId", "UnitCode", "UnitName", "Mode", "History") VALUES ({Campaign}, 'HT.HS', 'Hương Sơn', 'Direct', '[]')""");
        await _db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "UnitInspections" ("Id", "Version", "CampaignId", "UnitCode", "State", "Notes", "Evidence", "Late", "Returns", "FollowUps", "Minutes", "Grade",
                "Conclusion", "ConcludedOn", "FrozenFacts")
            VALUES ({Inspection}, 7, {Campaign}, 'HT.HS', 'Concluded', '[]', '[]', 0, '[]', '[]', {Minutes}, 'Met', 'Đạt.', {Day}, '[]')
            """);
        await _db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "ChecklistAnswers" ("UnitInspectionId", "ItemCode", "Mode", "Verdict", "Score", "AnsweredBy", "AnsweredAt")
            VALUES ({Inspection}, 'GB-1', 'Direct', 'Manual', 8, 'a', 0)
            """);
        await _db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Findings" ("Id", "Version", "CampaignId", "UnitCode", "ByUnitCode", "HandOvers", "WorkYear", "Category", "Severity", "Statement", "Cause", "Remedy",
                "RaisedOn", "DueAt", "Repeats", "State", "Remediations", "VerifiedOn", "VerifiedBy", "Reopenings")
            VALUES ({Finding}, 3, {Campaign}, 'HT.HS', 'HT', '[]', 2022, 'Other', 'Limitation', 'Thiếu.', 'Chưa.', 'Bổ sung.', {Day}, 0, 0, 'Verified', '[]', {Day}, 'a', '[]')
            """);
        await _db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Obligations" ("Id", "Version", "Kind", "UnitCode", "ForUnitCode", "SubjectId", "CampaignId", "SourceEvent", "State", "OpenedAt", "DueAt", "DeadlineKind")
            VALUES ({Finding}, 1, 'Remediate', 'HT.HS', 'HT.HS', {Finding}, {Campaign}, 'FindingRaised', 'Open', 0, 0, 'Explicit')
            """);
        await _db.Database.ExecuteSqlAsync(
            $$"""
            INSERT INTO "Facts" ("Source", "Key", "UnitCode", "WorkYear", "SourceVersion", "OccurredAt", "MessageId", "Content")
            VALUES ('WeeklyBriefings', 'HT.HS:2022', 'HT.HS', 2022, 1, 0, {{Finding}}, '{}')
            """);
    }

    private async Task HasPeopleAsync()
    {
        await _db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "PersonCopies" ("Code", "FullName", "UnitCode", "Kind", "ServesFrom", "SourceVersion") VALUES ('HS-1', 'Người mẫu', 'HT.KA', 'civilServant', {new DateOnly(2022, 3, 1)}, 4)
            """);
        foreach (var (unit, from, led, version) in new[] { ("HT.HS", new DateOnly(2020, 1, 1), true, 1L), ("HT.KA", new DateOnly(2022, 3, 1), false, 4L) })
        {
            await _db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "ServiceRecords" ("PersonCode", "UnitCode", "From", "Led", "FirstVersion", "LastVersion", "SeenOn")
                VALUES ('HS-1', {unit}, {from}, {led}, {version}, {version}, {from})
                """);
        }
    }

    private async Task HasSuccessionsAsync()
    {
        foreach (var (from, to) in new[] { ("HT", "HTM"), ("HTM", "HTN"), ("HT.A", "HT.B"), ("HT.A", "HT.C") })
        {
            await _db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "UnitDescents" ("PredecessorCode", "SuccessorCode", "EffectiveOn") VALUES ({from}, {to}, {(from == "HTM" ? Day.AddYears(1) : Day)})""");
        }
    }
}
