using System.Text.Json;
using System.Text.Json.Nodes;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>From the plan of inspection to the day of the visit: periods, notice, team, independence, postponement, escalation.</summary>
public sealed class PreparingAVisit : IAsyncLifetime
{
    private const string Lead = "HT-01";
    private const string Former = "HT-02";
    private readonly InspectionsApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits(InspectionsApp.HuongSon, InspectionsApp.KyAnh, "HT.DT");
        await _app.Bus.Deliver(OtherServices.Person(Lead, InspectionsApp.Province, "head", name: "Lê Trưởng Đoàn"));
        // Until the end of 2021 she led Kỳ Anh, so in the first examined month.
        await _app.Bus.Deliver(OtherServices.Person(Former, InspectionsApp.KyAnh, "chief", new(2018, 1, 1), version: 1, name: "Phạm Nguyên Trưởng"));
        await _app.Bus.Deliver(OtherServices.Person(Former, InspectionsApp.Province, null, new(2022, 1, 1), version: 2, name: "Phạm Nguyên Trưởng"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_three_periods_are_three_and_the_units_are_told_in_time()
    {
        var checklist = await _app.HasChecklist();
        await Plan(checklist.Id, body => body["fieldworkTo"] = null).ShouldBeProblem(409, "fieldwork-period-upside-down");
        await Plan(checklist.Id, body => body["fieldworkTo"] = "2022-06-05").ShouldBeProblem(409, "fieldwork-period-upside-down");
        await Plan(checklist.Id, body => (body["fieldworkFrom"], body["fieldworkTo"]) = ("2021-11-01", "2021-11-05")).ShouldBeProblem(409, "fieldwork-before-examined");
        await Plan(checklist.Id, body => (body["fieldworkFrom"], body["fieldworkTo"]) = (null, null)).ShouldBeProblem(409, "notice-needs-fieldwork");
        var campaign = await _app.HasTeam(await Plan(checklist.Id, _ => { }).ShouldBeOk<CampaignView>());
        Assert.Equal((new DateOnly(2022, 5, 31), new DateOnly(2022, 6, 9)), (campaign.ExaminedTo, campaign.FieldworkFrom!.Value));
        Assert.Equal(new InspectionSubject(SubjectKind.WorkPlan, 2022), campaign.SubjectObject);
        Assert.Equal("15/KH-VKS", campaign.PlanDocument?.Number);

        await Announce(campaign, null).ShouldBeProblem(409, "outline-missing");
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 3), new TimeOnly(9, 0)));
        // Five working days before Thursday the 9th is Thursday the 2nd.
        await Announce(campaign, "Đề cương", "2022-06-03").ShouldBeProblem(409, "announced-too-late");
        await Announce(campaign, "Đề cương", "2022-06-02").ShouldBeOk<CampaignView>();

        var told = await _app.Bus.ShouldHavePublished<InspectionAnnounced>(message => message.CampaignId == campaign.Id);
        Assert.Equal(new DateOnly(2022, 6, 9), told.Units.Single(unit => unit.UnitCode == InspectionsApp.HuongSon).VisitFrom);
        await _app.AsInspector.Do(HttpMethod.Put, At(campaign, InspectionsApp.HuongSon), "minutes", new { heldOn = "2022-06-03", content = "Biên bản." })
            .ShouldBeProblem(409, "minutes-before-fieldwork");

        // The flood comes.
        await Postpone(campaign, InspectionsApp.KyAnh, "2022-06-20").ShouldBeProblem(409, "postpone-only-direct");
        await Postpone(campaign, InspectionsApp.HuongSon, "2022-06-09").ShouldBeProblem(409, "postponed-not-later");
        await Postpone(campaign, InspectionsApp.HuongSon, "2022-06-20", to: "2022-06-19").ShouldBeProblem(409, "fieldwork-period-upside-down");
        var postponed = await Postpone(campaign, InspectionsApp.HuongSon, "2022-06-20").ShouldBeOk<UnitInspectionView>();
        Assert.Equal(new DateOnly(2022, 6, 20), postponed.VisitFrom);
        var kept = Assert.Single(postponed.History);
        Assert.Equal((UnitEventKind.Postponed, "Lũ lụt.", "2022-06-09", "2022-06-20"), (kept.Kind, kept.Reason, kept.From, kept.To));
        await _app.Bus.ShouldHavePublished<InspectionAnnounced>(
            message => message.Units.Single(unit => unit.UnitCode == InspectionsApp.HuongSon).VisitFrom == new DateOnly(2022, 6, 20));
    }

    [Fact]
    public async Task Nobody_inspects_a_unit_where_they_served_in_the_examined_period()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.HuongSon, "HT.DT");
        var resource = InspectionsApp.At(campaign);
        await Team(resource, Member(Former)).ShouldBeProblem(409, "team-needs-one-lead");
        await Team(resource, Member(Lead, "lead"), Member(Lead)).ShouldBeProblem(409, "team-member-twice");
        await Team(resource, Member("HT-99", "lead")).ShouldBeProblem(409, "team-member-not-known");
        await Team(resource, Member(Lead, "lead", ("HT.XX", "Lý do."))).ShouldBeProblem(404, "not-found");
        // She served in Kỳ Anh, which inspects itself so far: the team is independent.
        var named = await Team(resource, Member(Lead, "lead"), Member(Former, "secretary")).ShouldBeOk<CampaignView>();
        Assert.Equal(["Lê Trưởng Đoàn", "Phạm Nguyên Trưởng"], named.Team.Select(member => member.FullName));

        var unit = At(campaign, InspectionsApp.KyAnh);
        var escalation = new { reason = "Báo cáo sơ sài.", escalatedOn = "2022-06-01" };
        var refused = await _app.AsChief.Do(HttpMethod.Post, unit, "escalate", escalation).ShouldBeProblem(409, "team-not-independent");
        Assert.Contains("Phạm Nguyên Trưởng – HT.KA", refused.Detail, StringComparison.Ordinal);
        Assert.Equal("2 direct, 1 self", (await _app.Summary(campaign)).Partition);
        // With the reason on record it is allowed; the person acts, too.
        await Team(resource, Member(Lead, "lead"), Member(Former, "secretary", (InspectionsApp.KyAnh, "Không còn người khác."))).ShouldBeOk<CampaignView>();
        await _app.AsChief.Do(HttpMethod.Post, unit, "escalate", escalation).ShouldBeOk<UnitInspectionView>();
        Assert.Equal("3 direct, 0 self", (await _app.Summary(campaign)).Partition);
        await Answer(Former, unit).ShouldBeOk<UnitInspectionView>();

        await Team(resource, Member(Lead, "lead"), Member(Former, "secretary")).ShouldBeProblem(409, "team-not-independent");
        await _app.AsChief.Do(HttpMethod.Put, resource, "team", TeamBy("17/QĐ-VKS", Member(Lead, "lead"))).ShouldBeOk<CampaignView>();
        await Answer(Former, unit).ShouldBeProblem(403, "inspector-not-independent");
        await As(Former).Create($"{unit}/findings", InspectionsApp.Finding()).ShouldBeProblem(403, "inspector-not-independent");
        await Answer(Former, At(campaign, InspectionsApp.HuongSon)).ShouldBeProblem(403, "inspector-not-in-team"); // independent, but not named any more
        await Answer(Lead, unit).ShouldBeOk<UnitInspectionView>();
        // Kỳ Anh went into the region: who served there is no more independent of its successor.
        await _app.Bus.Deliver(OtherServices.Succession("HT.DT", InspectionsApp.KyAnh));
        await Answer(Former, At(campaign, "HT.DT")).ShouldBeProblem(403, "inspector-not-independent");
    }

    [Fact]
    public async Task A_team_named_anew_keeps_the_one_before_and_who_let_whom_inspect_what()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.HuongSon, InspectionsApp.KyAnh);
        var resource = InspectionsApp.At(campaign);
        var before = campaign.FormerTeams.Count;
        await Team(resource, Member(Lead, "lead"), Member(Former, "secretary", (InspectionsApp.KyAnh, "Không còn người khác."))).ShouldBeOk<CampaignView>();
        var first = (await _app.AsChief.Read<CampaignView>(resource)).Team[1].Overrides.Single();

        // The same again, by somebody else and later: nothing is new.
        _app.Clock.Advance(TimeSpan.FromHours(1));
        var other = _app.As("deputyChief", InspectionsApp.Province, subtree: true, userId: "somebody-else");
        var decision = new { number = "16/QĐ-VKS", issuedOn = "2022-06-01", issuer = "Viện trưởng" };
        var same = await other.Do(
            HttpMethod.Put, resource, "team",
            new { members = new[] { Member(Lead, "lead"), Member(Former, "secretary", (InspectionsApp.KyAnh, "Không còn người khác.")) }, decision }).ShouldBeOk<CampaignView>();
        Assert.Equal(first, same.Team[1].Overrides.Single());
        Assert.Equal(before + 1, same.FormerTeams.Count);

        var changed = await other.Do(
            HttpMethod.Put, resource, "team",
            new { members = new[] { Member(Lead, "lead"), Member(Former, "member", (InspectionsApp.KyAnh, "Lý do khác.")) }, decision = decision with { number = "19/QĐ-VKS" } })
            .ShouldBeOk<CampaignView>();

        Assert.Equal(("Lý do khác.", "somebody-else"), (changed.Team[1].Overrides.Single().Reason, changed.Team[1].Overrides.Single().By));
        var former = changed.FormerTeams[^1];
        Assert.Equal(("16/QĐ-VKS", "somebody-else", TeamRole.Secretary), (former.Decision!.Number, former.ReplacedBy, former.Members[1].Role));
        Assert.Equal(first, former.Members[1].Overrides.Single());
    }

    private static string At(CampaignView campaign, string unit) => InspectionsApp.At(campaign, unit);

    private HttpClient As(string person) => _app.As("inspector", InspectionsApp.Province, personCode: person, userId: person);

    private Task<HttpResponseMessage> Answer(string person, string unit) =>
        As(person).Do(HttpMethod.Post, unit, "answers", InspectionsApp.ManualAnswers());

    private Task<HttpResponseMessage> Announce(CampaignView campaign, string? outline, string on = "2022-06-01") =>
        _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign), "announce", new { announcedOn = on, outline });

    private Task<HttpResponseMessage> Postpone(CampaignView campaign, string unit, string from, string to = "2022-06-21") =>
        _app.AsChief.Do(HttpMethod.Post, At(campaign, unit), "postpone", new { reason = "Lũ lụt.", postponedOn = "2022-06-03", visitFrom = from, visitTo = to });

    private Task<HttpResponseMessage> Team(string campaign, params object[] members) =>
        _app.AsChief.Do(HttpMethod.Put, campaign, "team", TeamBy("16/QĐ-VKS", members));

    private static object TeamBy(string number, params object[] members) => new { members, decision = new { number, issuedOn = "2022-06-01", issuer = "Viện trưởng" } };

    private static object Member(string personCode, string role = "member", params (string Unit, string Reason)[] overrides) => new
    {
        personCode,
        role,
        overrides = overrides.Select(known => new { unitCode = known.Unit, reason = known.Reason }),
    };

    private Task<HttpResponseMessage> Plan(Guid checklist, Action<JsonObject> change)
    {
        var body = (JsonObject)JsonSerializer.SerializeToNode(InspectionsApp.Campaign(checklist, InspectionsApp.HuongSon), TestJson.Options)!;
        body["fieldworkFrom"] = "2022-06-09";
        body["fieldworkTo"] = "2022-06-15";
        body["noticeWorkingDays"] = 5;
        body["planDocument"] = new JsonObject { ["number"] = "15/KH-VKS", ["issuedOn"] = "2022-05-18" };
        change(body);
        return _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", body);
    }
}
