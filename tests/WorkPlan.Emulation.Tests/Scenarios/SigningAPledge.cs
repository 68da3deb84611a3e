using System.Net;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Pledges;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

public sealed class SigningAPledge : IAsyncLifetime
{
    private readonly EmulationApp _app = new();
    private Guid _campaign;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        for (var number = 1; number <= 3; number++)
            await _app.HasPerson($"HS-{number}");
        _campaign = (await _app.HasLaunchedCampaign()).Id;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Everybody_of_the_unit_is_asked_and_the_missing_are_named()
    {
        var (pledge, etag) = await Open();
        Assert.Equal(3, pledge.Required);
        Assert.Equal(["HS-1", "HS-2", "HS-3"], (await _app.Bus.ShouldHavePublished<PledgeOpened>()).SignerPersonCodes);

        var first = await _app.As("staff", EmulationApp.Unit, personCode: "HS-1").Change(HttpMethod.Post, Signatures(pledge), etag, Sign("HS-1"));
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), first.Etag(), Sign("HS-2")).ShouldBe(HttpStatusCode.OK);

        var told = await _app.Bus.ShouldHavePublished<PledgeSigned>(message => message.Signed == 2);
        Assert.Equal(["HS-3"], told.MissingPersonCodes);
        Assert.Equal(3, told.Required);
    }

    [Fact]
    public async Task A_refusal_says_why_and_stays_on_the_list()
    {
        var (pledge, etag) = await Open();
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag,
            new { personCode = "HS-3", answer = "refuse", answeredOn = "2022-02-10" }).ShouldBeProblem(409, "pledge-refusal-needs-reason");

        var refused = await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag,
            new { personCode = "HS-3", answer = "refuse", answeredOn = "2022-02-10", reason = "Sắp chuyển công tác." }).ShouldBeOk<PledgeView>();

        Assert.Equal(1, refused.Refused);
        var told = await _app.Bus.ShouldHavePublished<PledgeSigned>();
        Assert.Contains("HS-3", told.MissingPersonCodes);
    }

    [Fact]
    public async Task Nobody_signs_for_a_colleague_twice_or_as_a_stranger()
    {
        var (pledge, etag) = await Open();
        await _app.As("staff", EmulationApp.Unit, personCode: "HS-1").Change(HttpMethod.Post, Signatures(pledge), etag, Sign("HS-2"))
            .ShouldBeProblem(403, "pledge-sign-for-yourself");
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag, Sign("QT-1")).ShouldBeProblem(409, "pledge-not-a-signer");
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag,
            new { personCode = "HS-1", answer = "sign", answeredOn = "2022-01-01" }).ShouldBeProblem(409, "pledge-before-opening");
        var signed = await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag, Sign("HS-1"));
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), signed.Etag(), Sign("HS-1")).ShouldBeProblem(409, "pledge-already-signed");
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag, Sign("HS-2")).ShouldBeProblem(412, "stale-version");
        await _app.AsOfficer.Send(HttpMethod.Post, Signatures(pledge), Sign("HS-2")).ShouldBeProblem(428, "if-match-required");
    }

    [Fact]
    public async Task A_unit_has_one_pledge_in_a_campaign_and_somebody_to_sign_it()
    {
        await Open();
        await _app.AsOfficer.Create($"{EmulationApp.Api}/campaigns/{_campaign}/pledges", Pledge(EmulationApp.Unit))
            .ShouldBeProblem(409, "pledge-already-opened");
        await _app.AsProvince.Create($"{EmulationApp.Api}/campaigns/{_campaign}/pledges", Pledge(EmulationApp.Province))
            .ShouldBeProblem(409, "pledge-nobody-to-sign");
    }

    [Fact]
    public async Task Nobody_signs_ahead_and_who_entered_a_signature_is_kept()
    {
        var (pledge, etag) = await Open();
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag, new { personCode = "HS-1", answer = "sign", answeredOn = "2022-03-02" })
            .ShouldBeProblem(409, "date-in-the-future");
        await _app.AsOfficer.Create($"{EmulationApp.Api}/campaigns/{_campaign}/pledges", new { unitCode = EmulationApp.Unit, content = "Giao ước", openedOn = "2022-03-02" })
            .ShouldBeProblem(409, "date-in-the-future");

        var signed = await _app.As("staff", EmulationApp.Unit, personCode: "HS-1").Change(HttpMethod.Post, Signatures(pledge), etag, Sign("HS-1")).ShouldBeOk<PledgeView>();

        var first = signed.Signers[0];
        Assert.Equal(("HS-1", _app.Clock.GetUtcNow()), (first.EnteredBy, first.EnteredAt!.Value));
        Assert.Null(signed.Signers[1].EnteredBy);
    }

    /// <summary>Three are asked: one signs, one moves to another unit and comes back, and one has a last day of service.</summary>
    [Fact]
    public async Task Who_left_before_answering_is_missing_no_longer()
    {
        var (pledge, etag) = await Open();
        await _app.AsOfficer.Change(HttpMethod.Post, Signatures(pledge), etag, Sign("HS-1")).ShouldBe(HttpStatusCode.OK);
        await _app.Bus.Deliver(EmulationApp.PersonState("HS-3", version: 2) with { ServesTo = new DateOnly(2022, 3, 31) });
        await _app.Bus.Deliver(EmulationApp.PersonState("HS-2", version: 2) with { UnitCode = EmulationApp.Province, ServesFrom = new DateOnly(2022, 2, 15) });

        _app.Clock.Advance(TimeSpan.FromHours(1));

        var told = await _app.Bus.ShouldHavePublished<PledgeSigned>(message => message.Required == 2);
        Assert.Equal(["HS-3"], told.MissingPersonCodes);
        var moved = (await Read(pledge)).Signers[1];
        Assert.Equal(("released", new DateOnly(2022, 2, 15)), (moved.State, moved.ReleasedOn!.Value));

        _app.Clock.MoveTo(SharedKernel.VietnamTime.At(new DateOnly(2022, 4, 1), new TimeOnly(8, 0)));
        var last = await _app.Bus.ShouldHavePublished<PledgeSigned>(message => message.Required == 1);
        Assert.Equal((1, 0), (last.Signed, last.MissingPersonCodes.Count));
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.Bus.ShouldHavePublishedExactly<PledgeSigned>(1, message => message.Required == 1);

        await _app.Bus.Deliver(EmulationApp.PersonState("HS-2", version: 3) with { ServesFrom = new DateOnly(2022, 4, 1) });
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.Bus.ShouldHavePublished<PledgeSigned>(message => message is { Required: 2, MissingPersonCodes: ["HS-2"] } && message.Version > last.Version);
        Assert.Equal((2, 1, "pending"), ((await Read(pledge)).Required, (await Read(pledge)).Signed, (await Read(pledge)).Signers[1].State));
    }

    private Task<PledgeView> Read(PledgeView pledge) => _app.AsProvince.Read<PledgeView>($"{EmulationApp.Api}/pledges/{pledge.Id}");

    private async Task<(PledgeView Pledge, string Etag)> Open()
    {
        var response = await _app.AsOfficer.Create($"{EmulationApp.Api}/campaigns/{_campaign}/pledges", Pledge(EmulationApp.Unit));
        return (await response.ShouldBeOk<PledgeView>(), response.Etag());
    }

    private static object Pledge(string unit) =>
        new { unitCode = unit, content = "Giao ước thi đua năm 2022.", openedOn = "2022-02-01" };

    private static object Sign(string person) => new { personCode = person, answer = "sign", answeredOn = "2022-02-10" };

    private static string Signatures(PledgeView pledge) => $"{EmulationApp.Api}/pledges/{pledge.Id}/signatures";
}
