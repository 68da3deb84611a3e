using System.Net;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Conferences;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Pledges;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Registrations;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Messaging;

/// <summary>What a unit had answered, promised, called and registered before it ended is its heir's to go on with; its titles are its own.</summary>
public sealed class WhatAnHeirGoesOnWith : IAsyncLifetime
{
    private readonly EmulationApp _app = new();
    private Guid _campaign;

    private HttpClient AsHeir => _app.As("unitHead", Heir, personCode: "HS-1");

    public async Task InitializeAsync()
    {
        await _app.HasCluster();
        await _app.Bus.Deliver(UnitState(Heir, Province, "district"));
        await _app.HasPerson("HS-1");
        await _app.HasPerson("HS-2");
        _campaign = (await _app.HasLaunchedCampaign()).Id;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pledge_goes_on_with_its_signatures_whether_its_people_are_told_before_or_after(bool peopleFirst)
    {
        var old = await OpenAsync(Unit, "Giao ước của huyện");
        await AnswerAsync(old, "HS-1", "2022-02-10").ShouldBeOk<PledgeView>();
        _app.Clock.MoveTo(Midnight);
        if (peopleFirst)
            await PeopleMoveAsync();
        await EndsAsync(Heir, Unit);
        if (!peopleFirst)
            await PeopleMoveAsync();

        var theirs = (await PledgesAsync()).Single(pledge => pledge.UnitCode == Heir);
        Assert.Equal(("Giao ước của huyện", HeirsDay, 2, 1), (theirs.Content, theirs.OpenedOn, theirs.Required, theirs.Signed));
        Assert.Equal([("HS-1", "signed"), ("HS-2", "pending")], theirs.Signers.Select(signer => (signer.PersonCode, signer.State)));
        var opened = await _app.Bus.ShouldHavePublished<PledgeOpened>(message => message.PledgeId == theirs.Id);
        Assert.Equal(["HS-2"], opened.SignerPersonCodes);
        await _app.Bus.ShouldHavePublishedExactly<PledgeSigned>(1, message => message.PledgeId == theirs.Id && message.Required == 2 && message.Signed == 1);

        // What was given on paper until the last day is still entered in the old one; later one signs the new one.
        _app.HasCome(new DateOnly(2022, 7, 2));
        await AnswerAsync(old, "HS-2", "2022-07-02").ShouldBeProblem(409, "pledge-unit-ended");
        await AnswerAsync(theirs.Id, "HS-2", "2022-07-02").ShouldBeOk<PledgeView>();
        var kept = (await PledgesAsync()).Single(pledge => pledge.UnitCode == Unit);
        Assert.Equal((LastDay, 2, 1), (kept.EndedOn!.Value, kept.Required, kept.Signed));
        await AnswerAsync(old, "HS-2", "2022-06-30").ShouldBeOk<PledgeView>();
    }

    [Fact]
    public async Task Told_only_after_the_year_the_past_is_the_heirs_and_nobody_is_asked_to_promise_anything_of_it()
    {
        var old = await OpenAsync(Unit, "Giao ước của huyện");
        _app.Clock.MoveTo(Midnight.AddYears(2));
        await _app.Bus.Deliver(Ended(Unit));
        await PeopleMoveAsync();
        await _app.AsProvince.GetAsync(new Uri($"{Api}/pledges/{old}", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        await AsHeir.Create($"{Api}/appraisals", Grade()).ShouldBeProblem(403, "outside-your-units");

        var told = Merged(Heir, Unit);
        await _app.Bus.Deliver(told);
        await _app.Bus.Deliver(told);

        var kept = Assert.Single(await PledgesAsync());
        Assert.Equal((Unit, LastDay), (kept.UnitCode, kept.EndedOn!.Value));
        await AsHeir.Create($"{Api}/appraisals", Grade()).ShouldBe(HttpStatusCode.Created);
        var cluster = Assert.Single(await _app.AsProvince.Read<List<Clusters.ClusterView>>($"{Api}/clusters"));
        Assert.Contains(cluster.Members, member => member.UnitCode == Heir && member.From == HeirsDay);

        static object Grade() => new { personCode = "HS-1", workYear = 2021, grade = "good", decisionNumber = "9/QĐ", decidedOn = "2022-01-20" };
    }

    [Fact]
    public async Task An_heir_with_a_pledge_of_its_own_asks_for_signatures_under_that_one()
    {
        await _app.Bus.Deliver(PersonState("KV-1") with { UnitCode = Heir });
        var old = await OpenAsync(Unit, "Giao ước của huyện");
        var own = await OpenAsync(Heir, "Giao ước của khu vực");
        await AnswerAsync(old, "HS-1", "2022-02-10").ShouldBeOk<PledgeView>();
        await AnswerAsync(own, "KV-1", "2022-02-10").ShouldBeOk<PledgeView>();
        _app.Clock.MoveTo(Midnight);
        await PeopleMoveAsync();
        await EndsAsync(Heir, Unit);

        var theirs = (await PledgesAsync()).Single(pledge => pledge.UnitCode == Heir);
        Assert.Equal(("Giao ước của khu vực", 3, 1), (theirs.Content, theirs.Required, theirs.Signed));
        var told = await _app.Bus.ShouldHavePublished<PledgeSigned>(message => message.PledgeId == own && message.Required == 3);
        Assert.Equal(["HS-1", "HS-2"], told.MissingPersonCodes);
    }

    [Fact]
    public async Task What_the_unit_answered_is_its_heirs_answer_and_what_it_owed_its_heir_owes()
    {
        var campaign = await LaunchedAsync("2022-08-31");
        await _app.AsOfficer.Create($"{Api}/campaigns/{campaign}/responses", new { unitCode = Unit, respondedOn = "2022-03-01", content = "Hưởng ứng." })
            .ShouldBeOk<ResponseView>();
        await _app.Bus.Deliver(UnitState(NextHeir, Province, "district"));
        _app.Clock.MoveTo(Midnight);
        await EndsAsync(Heir, Unit);
        await EndsAsync(NextHeir, Third);

        Assert.Equal(
            [(Unit, ResponseStanding.InTime, null), (Second, ResponseStanding.Awaited, null), (Heir, ResponseStanding.InTime, Unit), (NextHeir, ResponseStanding.Awaited, null)],
            (await StandingAsync(campaign)).Select(unit => (unit.UnitCode, unit.Standing, unit.AnsweredByUnitCode)));
        var refused = await _app.As("emulationOfficer", Third).Create(
            $"{Api}/campaigns/{campaign}/responses", new { unitCode = Third, respondedOn = "2022-07-02", content = "Hưởng ứng." }).ShouldBeProblem(409, "unit-succeeded");
        Assert.Contains(NextHeir, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_of_a_unit_that_ended_addresses_what_is_below_its_heir()
    {
        await _app.Bus.Deliver(UnitState("NT", null, "province"));
        await _app.Bus.Deliver(UnitState("NT.KV1", "NT", "region"));
        await _app.As("emulationOfficer", "NT.KV1").GetAsync(new Uri($"{Api}/campaigns/{_campaign}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        _app.Clock.MoveTo(Midnight);
        await EndsAsync("NT", Province);

        await _app.As("emulationOfficer", "NT.KV1").Create($"{Api}/campaigns/{_campaign}/responses", new { unitCode = "NT.KV1", respondedOn = VietnamTime.Today(_app.Clock), content = "Hưởng ứng." })
            .ShouldBeOk<ResponseView>();
    }

    [Fact]
    public async Task A_conference_that_was_called_is_held_by_the_heir_with_its_own_trade_union()
    {
        var called = await _app.AsOfficer.Create($"{Api}/conferences", Conference(Unit));
        var id = (await called.ShouldBeOk<ConferenceView>()).Id;
        await _app.AsOfficer.Change(HttpMethod.Post, $"{Api}/conferences/{id}/co-host", called.Etag(), new { tradeUnion = "Công đoàn huyện", personCode = "HS-1" })
            .ShouldBeOk<ConferenceView>();
        _app.Clock.MoveTo(Midnight);
        await PeopleMoveAsync();
        await EndsAsync(Heir, Unit);

        var path = $"{Api}/conferences/{id}";
        _app.HasCome(new DateOnly(2022, 7, 15));
        var hold = new { heldOn = "2022-07-15", present = 2, resolution = "Nghị quyết." };
        await ActAsync(path, "hold", hold).ShouldBeProblem(409, "conference-without-trade-union");
        await ActAsync(path, "co-host", new { tradeUnion = "Công đoàn khu vực", personCode = "HS-1" }).ShouldBeOk<ConferenceView>();
        var held = await ActAsync(path, "hold", hold).ShouldBeOk<ConferenceView>();
        Assert.Equal((Heir, Unit, 2), (held.UnitCode, held.HandedOverFrom, held.Called));
    }

    [Fact]
    public async Task A_conference_lapses_where_the_heir_has_called_its_own_and_one_that_was_held_stays()
    {
        await _app.Bus.Deliver(PersonState("KA-1") with { UnitCode = Second });
        var lapsing = (await _app.AsOfficer.Create($"{Api}/conferences", Conference(Unit)).ShouldBeOk<ConferenceView>()).Id;
        await _app.AsProvince.Create($"{Api}/conferences", Conference(Heir)).ShouldBeOk<ConferenceView>();
        _app.Clock.MoveTo(Midnight);
        await EndsAsync(Heir, Unit);

        var lapsed = await AsHeir.Read<ConferenceView>($"{Api}/conferences/{lapsing}");
        Assert.Equal((ConferenceState.Lapsed, Unit), (lapsed.State, lapsed.UnitCode));
        await _app.AsProvince.Change(HttpMethod.Post, $"{Api}/conferences/{lapsing}/co-host", await EtagAsync($"{Api}/conferences/{lapsing}"), new { tradeUnion = "Công đoàn", personCode = "HS-1" })
            .ShouldBeProblem(409, "unit-succeeded");
    }

    [Fact]
    public async Task The_heir_strives_for_what_was_registered_and_former_titles_stay_readable_under_whoever_had_them()
    {
        await _app.HasPolicy(requiresRegistration: true);
        await RegisterAsync(Unit, "advancedCollective", null);
        await RegisterAsync(Unit, "advancedWorker", "HS-1");
        await RegisterAsync(Unit, "advancedWorker", "HS-2");
        await _app.HasTitle("HS-1", 2020, "advancedWorker");
        _app.Clock.MoveTo(Midnight);
        await PeopleMoveAsync("HS-1");
        await EndsAsync(Heir, Unit);

        var theirs = await AsHeir.Read<EligibilityView>($"{Api}/eligibility?unit={Heir}&workYear=2022");
        Assert.True(theirs.Collective.Single().Eligible);
        Assert.Equal([("HS-1", true)], theirs.People.Where(person => person.Title == EmulationTitle.AdvancedWorker).Select(person => (person.PersonCode, person.Eligible)));
        // Of the year before, its people are still those of the unit that ended.
        Assert.Equal(["HS-1", "HS-2"], (await AsHeir.Read<EligibilityView>($"{Api}/eligibility?unit={Unit}&workYear=2021")).People.Select(person => person.PersonCode).Distinct());
        var title = Assert.Single((await AsHeir.Read<Page<TitleView>>($"{Api}/titles?unit={Unit}")).Items);
        Assert.Equal((Unit, "HS-1", 2020), (title.UnitCode, title.PersonCode!, title.WorkYear));
        Assert.Empty((await AsHeir.Read<Page<TitleView>>($"{Api}/titles?unit={Heir}")).Items);
    }

    /// <summary>It was there on the last day of 2021, ended within 2022, and its heir began then; before that nobody had heard of the heir.</summary>
    [Theory]
    [InlineData(2020, Unit, null)]
    [InlineData(2020, Heir, "eligibility.unit-not-there-yet")]
    [InlineData(2021, Unit, null)]
    [InlineData(2021, Heir, "eligibility.unit-not-there-yet")]
    [InlineData(2022, Unit, "eligibility.unit-ended")]
    [InlineData(2022, Heir, null)]
    [InlineData(2023, Unit, "eligibility.unit-ended")]
    [InlineData(2023, Heir, null)]
    public async Task A_years_collective_title_is_for_who_is_there_on_its_last_day(int year, string unit, string? reason)
    {
        await _app.HasPolicy();
        await _app.Bus.Deliver(UnitState(Heir, Province, "district", version: 2) with { ValidFrom = HeirsDay });
        _app.Clock.MoveTo(Midnight);
        await EndsAsync(Heir, Unit);

        var collective = Assert.Single((await _app.AsProvince.Read<EligibilityView>($"{Api}/eligibility?unit={unit}&workYear={year}")).Collective);
        Assert.Equal((reason is null, reason), (collective.Eligible, collective.Reasons.SingleOrDefault()?.Code));
        var proposed = await _app.AsProvince.Create(
            $"{Api}/proposals", new { unitCode = unit, title = "advancedCollective", workYear = year, proposedOn = "2022-07-01", merits = "Tốt." });
        if (reason is null)
            await proposed.ShouldBeOk<ProposalView>();
        else
            Assert.Equal(reason, (await proposed.ShouldBeProblem(409, "proposal-not-eligible")).Body.GetProperty("items")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_unit_whose_end_is_told_after_the_vote_is_conferred_nothing_of_that_year()
    {
        await _app.HasPolicy();
        string[] council = ["HS-1", "HS-2"];
        var session = await _app.HasOpenSession(await _app.HasCouncil(council), council);
        var proposal = await _app.HasProposal(null, "advancedCollective");
        await _app.HasPassed(session, "advancedCollective", proposal);
        await EndsAsync(Heir, Unit);

        var problem = await _app.Confers(proposal).ShouldBeProblem(409, "conferral-no-longer-eligible");

        var item = problem.Body.GetProperty("items")[0];
        Assert.Equal(
            ("eligibility.unit-ended", $"Đơn vị {Unit} kết thúc hoạt động ngày 30/06/2022, trước ngày cuối năm công tác 2022."),
            (item.GetProperty("code").GetString(), item.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_former_title_of_a_collective_is_of_a_year_in_which_it_was_there()
    {
        await _app.HasPolicy();
        await _app.Bus.Deliver(UnitState(Heir, Province, "district", version: 2) with { ValidFrom = HeirsDay });
        _app.HasEnded(2023);
        await EndsAsync(Heir, Unit);

        await RecordAsync(Unit, 2022).ShouldBe(HttpStatusCode.Created);
        await RecordAsync(Unit, 2023).ShouldBeProblem(409, "title-unit-not-there");
        await RecordAsync(Heir, 2021).ShouldBeProblem(409, "title-unit-not-there");

        Task<HttpResponseMessage> RecordAsync(string unit, int year) => _app.AsProvince.Create(
            $"{Api}/titles/records",
            new { unitCode = unit, title = "advancedCollective", workYear = year, decisionNumber = $"{year}/QĐ-VKS", decidedOn = "2023-12-15" });
    }

    [Fact]
    public async Task The_heir_finishes_the_year_of_a_unit_that_ended_after_it()
    {
        await _app.HasPolicy();
        _app.Clock.MoveTo(Midnight.AddMonths(6));
        var (last, first) = (new DateOnly(2022, 12, 31), new DateOnly(2023, 1, 1));
        await _app.Bus.Deliver(Ended(Unit, last));
        await _app.Bus.Deliver(Succeeded("rename", first, Heir, Unit));
        await _app.Bus.Deliver(PersonState("HS-1", version: 2) with { UnitCode = Heir, ServesFrom = first });

        await AsHeir.Create($"{Api}/appraisals", new { personCode = "HS-1", workYear = 2022, grade = "good", decisionNumber = "9/QĐ", decidedOn = "2022-12-20" }).ShouldBe(HttpStatusCode.Created);
        var proposal = await AsHeir.Create($"{Api}/proposals", Proposal("HS-1", unit: Unit)).ShouldBeOk<ProposalView>();
        Assert.Equal(Unit, proposal.UnitCode);
        await AsHeir.Create($"{Api}/campaigns/{_campaign}/pledges", new { unitCode = Unit, content = "Giao ước", openedOn = "2023-01-02" }).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whoever_got_a_part_of_a_unit_that_was_divided_has_nothing_to_do_with_its_past()
    {
        await _app.HasPolicy();
        await _app.Bus.Deliver(UnitState(NextHeir, Province, "district"));
        _app.Clock.MoveTo(Midnight.AddMonths(6));
        var (last, first) = (new DateOnly(2022, 12, 31), new DateOnly(2023, 1, 1));
        await _app.Bus.Deliver(Ended(Unit, last));
        var divided = Succeeded("split", first, Heir, Unit);
        await _app.Bus.Deliver(divided with
        {
            Links =
            [
                divided.Links[0] with { BasisPoints = 6_000 },
                divided.Links[0] with { SuccessorCode = NextHeir, BasisPoints = 4_000, IsHeir = false },
            ],
        });
        var grade = new { personCode = "HS-1", workYear = 2022, grade = "good", decisionNumber = "9/QĐ", decidedOn = "2022-12-20" };

        await _app.As("unitHead", NextHeir, personCode: "HS-2").Create($"{Api}/appraisals", grade).ShouldBeProblem(403, "outside-your-units");
        await AsHeir.Create($"{Api}/appraisals", grade).ShouldBe(HttpStatusCode.Created);
    }

    private async Task EndsAsync(string heir, params string[] units)
    {
        foreach (var unit in units)
            await _app.Bus.Deliver(unit == Province ? Ended(unit) with { ParentCode = null, Level = "province" } : Ended(unit));
        var told = Merged(heir, units);
        var id = await _app.Bus.Deliver(told);
        await _app.Bus.Deliver(told, id);
        await _app.Bus.Deliver(told);
    }

    private async Task PeopleMoveAsync(params string[] persons)
    {
        foreach (var person in persons.Length == 0 ? ["HS-1", "HS-2"] : persons)
            await _app.Bus.Deliver(PersonState(person, version: 2) with { UnitCode = Heir, ServesFrom = HeirsDay });
    }

    private async Task<Guid> OpenAsync(string unit, string content) =>
        (await _app.AsProvince.Create($"{Api}/campaigns/{_campaign}/pledges", new { unitCode = unit, content, openedOn = "2022-02-01" }).ShouldBeOk<PledgeView>()).Id;

    private Task<List<PledgeView>> PledgesAsync() => _app.AsProvince.Read<List<PledgeView>>($"{Api}/campaigns/{_campaign}/pledges");

    private async Task<HttpResponseMessage> AnswerAsync(Guid pledge, string person, string on) => await _app.AsProvince.Change(
        HttpMethod.Post, $"{Api}/pledges/{pledge}/signatures", await EtagAsync($"{Api}/pledges/{pledge}"), new { personCode = person, answer = "sign", answeredOn = on });

    private async Task<HttpResponseMessage> ActAsync(string path, string verb, object body) =>
        await AsHeir.Change(HttpMethod.Post, $"{path}/{verb}", await EtagAsync(path), body);

    private async Task<string> EtagAsync(string path) => (await _app.AsProvince.GetAsync(new Uri(path, UriKind.Relative))).Etag();

    private Task<List<OwedResponseView>> StandingAsync(Guid campaign) => _app.AsProvince.Read<List<OwedResponseView>>($"{Api}/campaigns/{campaign}/responses/standing");

    private async Task<Guid> LaunchedAsync(string responseDueOn)
    {
        var created = await _app.AsProvince.Create($"{Api}/campaigns", new
        {
            title = "Phong trào thi đua",
            criteria = "Hoàn thành chỉ tiêu.",
            workYear = 2022,
            launchedByUnitCode = Province,
            responseDueOn,
            registrationFrom = "2022-01-20",
            registrationTo = "2022-03-15",
        });
        var campaign = await created.ShouldBeOk<CampaignView>();
        await _app.AsProvince.Change(HttpMethod.Post, $"{Api}/campaigns/{campaign.Id}/launch", created.Etag(), new { launchedOn = "2022-01-20" }).ShouldBeOk<CampaignView>();
        return campaign.Id;
    }

    private async Task RegisterAsync(string unit, string title, string? person) => await _app.AsProvince.Create(
        $"{Api}/registrations", new { campaignId = _campaign, unitCode = unit, title, personCode = person, registeredOn = "2022-02-01" }).ShouldBeOk<RegistrationView>();

    private static object Conference(string unit) => new { unitCode = unit, workYear = 2022, calledFor = "2022-07-15", quorumBasisPoints = 6667 };
}
