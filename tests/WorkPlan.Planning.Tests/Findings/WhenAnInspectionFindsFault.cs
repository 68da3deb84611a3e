using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Planning.Plans;
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
    public async Task A_plan_that_is_not_known_keeps_the_finding_in_sight_and_is_flagged_once_it_is_there()
    {
        var later = Guid.CreateVersion7();
        await _app.Bus.Deliver(Raised(1) with { PlanId = later, UnitCode = "QT.P10" });
        Assert.Empty(await _app.Database(db => db.Set<OutboxMessage>().Where(row => row.StreamKey.StartsWith("parked:")).ToListAsync()));
        Assert.Empty(await Flags());

        // The unit's plan of the year shows it, and says why the plan that it names does not.
        await _app.Bus.Deliver(Raised(2) with { PlanId = later });
        Assert.Equal("planNotKnown", Text(Assert.Single(await Flags("?open=true")), "standing"));

        await _app.Database(async db =>
        {
            var plan = Plan.Draft("QT.P9", 2021, PlanKind.Program, "Chương trình công tác năm 2021", "Triển khai", null, null, preDraft: true, new Actor("head", _app.Clock.GetUtcNow()));
            db.Entry(plan).Property(known => known.Id).CurrentValue = later;
            db.Plans.Add(plan);
            return await db.SaveChangesAsync();
        });
        Assert.Empty(await Flags());
        _plan = later;
        Assert.Equal("onPlan", Text(Assert.Single(await Flags("?open=true")), "standing"));
    }

    [Fact]
    public async Task Another_units_plan_is_not_flagged_and_the_finding_shows_on_the_units_own()
    {
        var foreign = await _app.HasDraftedPlan("QT.P10");
        await _app.Bus.Deliver(Raised(1) with { PlanId = foreign });

        Assert.Equal("planOfAnotherUnit", Text(Assert.Single(await Flags()), "standing"));
        Assert.Empty((await _app.As("unitHead", "QT.P10").Read<JsonElement>($"{PlanningApp.Api}/plans/{foreign}/findings")).EnumerateArray());
        await _app.Bus.Deliver(Verified(2));
        Assert.Empty(await Flags("?open=true"));
    }

    [Fact]
    public async Task The_plan_of_a_unit_that_went_into_the_inspected_one_is_flagged()
    {
        // In force: what was only drafted is withdrawn when its unit ends.
        await _app.Database(db => db.Plans.Where(plan => plan.Id == _plan)
            .ExecuteUpdateAsync(plan => plan.SetProperty(row => row.State, PlanState.Issued)));
        await _app.HasUnit("QT.P11", "Phòng 11", "province", "division", "QT");
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", new
        {
            kind = "absorb",
            predecessors = new[] { "QT.P9" },
            successors = new[] { "QT.P11" },
            effectiveOn = "2022-06-01",
            legalBasis = "Quyết định sáp nhập phòng",
        }).ShouldBe(HttpStatusCode.Created);
        await _app.Bus.Deliver(Raised(1) with { UnitCode = "QT.P11" });

        Assert.Equal(("onPlan", "QT.P11"), (Text(Assert.Single(await Flags()), "standing"), Text((await Flags())[0], "unitCode")));
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
