using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Findings;

public sealed class WhenAnInspectionFindsFault : IAsyncLifetime
{
    private static readonly Guid Finding = Guid.CreateVersion7();
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 20, 9, 0, 0, TimeSpan.FromHours(7)));
    private Guid _plan;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        _plan = await _app.HasDraftedPlan("QT.P9");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_section_is_flagged_once_until_the_remediation_is_verified()
    {
        var id = await _app.Bus.Deliver(Raised(1));
        await _app.Bus.Deliver(Raised(1), id);

        var flag = Assert.Single(await Flags());
        Assert.Equal(("F09", "shortcoming", true), (Text(flag, "fieldCode"), Text(flag, "severity"), flag.GetProperty("open").GetBoolean()));

        await _app.Bus.Deliver(Verified(2));
        flag = Assert.Single(await Flags());
        Assert.Equal((false, "2022-07-10"), (flag.GetProperty("open").GetBoolean(), Text(flag, "clearedOn")));
        Assert.Empty(await Flags("?open=true"));

        await _app.Bus.Deliver(Raised(1));
        Assert.Empty(await Flags("?open=true"));

        await _app.Bus.Deliver(Raised(3));
        Assert.Single(await Flags("?open=true"));
        await _app.Bus.Deliver(Verified(2));
        Assert.Single(await Flags("?open=true"));
    }

    [Fact]
    public async Task A_verification_that_comes_first_waits_for_its_finding()
    {
        await _app.Bus.Publish(Verified(2));
        await _app.Bus.Deliver(Raised(1));

        await Eventually.Passes(async () => Assert.False(Assert.Single(await Flags()).GetProperty("open").GetBoolean()), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_finding_about_a_plan_that_is_not_known_waits()
    {
        await _app.Bus.Deliver(Raised(1) with { PlanId = Guid.CreateVersion7() });

        Assert.Empty(await _app.Database(db => db.PlanFindings.ToListAsync()));
        Assert.Single(await _app.Database(db => db.Set<OutboxMessage>().Where(row => row.StreamKey.StartsWith("parked:")).ToListAsync()));
    }

    [Fact]
    public async Task A_finding_that_names_no_plan_shows_on_the_plan_of_its_unit_and_year_to_those_who_may_see_it()
    {
        await _app.Bus.Deliver(Raised(1) with { PlanId = null, FieldCode = null });

        Assert.Equal(JsonValueKind.Null, Assert.Single(await Flags()).GetProperty("planId").ValueKind);
        await _app.As("staff", "QT.P10").GetAsync(new Uri($"{PlanningApp.Api}/plans/{_plan}/findings", UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    private async Task<List<JsonElement>> Flags(string query = "") =>
        [.. (await _app.AsDivisionHead.Read<JsonElement>($"{PlanningApp.Api}/plans/{_plan}/findings{query}")).EnumerateArray()];

    private static string? Text(JsonElement flag, string name) => flag.GetProperty(name).GetString();

    private FindingRaised Raised(long version) => new()
    {
        StreamKey = $"finding:{Finding}",
        Version = version,
        OccurredAt = _app.Clock.GetUtcNow(),
        FindingId = Finding,
        CampaignId = Guid.CreateVersion7(),
        UnitCode = "QT.P9",
        WorkYear = 2022,
        Category = "principleFile",
        Severity = "shortcoming",
        Statement = "Hồ sơ nguyên tắc thiếu Hướng dẫn của Vụ 10",
        Cause = "Chưa phân công người theo dõi",
        Remedy = "Bổ sung hồ sơ",
        RaisedOn = new(2022, 6, 15),
        DueAt = new DateTimeOffset(2022, 7, 15, 17, 0, 0, TimeSpan.FromHours(7)),
        PlanId = _plan,
        FieldCode = "F09",
    };

    private RemediationVerified Verified(long version) => new()
    {
        StreamKey = $"finding:{Finding}",
        Version = version,
        OccurredAt = _app.Clock.GetUtcNow(),
        FindingId = Finding,
        CampaignId = Guid.CreateVersion7(),
        UnitCode = "QT.P9",
        VerifiedOn = new(2022, 7, 10),
    };
}
