using System.Net;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Pledges;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Messaging;

public sealed class WhenAPersonIsTransferred
{
    private static readonly PersonTransferred Comes = new()
    {
        StreamKey = "transfer:1",
        Version = 2,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 7, 1), new TimeOnly(0, 0)),
        TransferId = Guid.NewGuid(),
        PersonCode = "HT-7",
        FullName = "Người Mẫu Mới",
        FromUnitCode = EmulationApp.Province,
        ToUnitCode = EmulationApp.Unit,
        EffectiveOn = new DateOnly(2022, 7, 1),
        Kind = "transfer",
        HandOverId = Guid.NewGuid(),
        OpenTasks = 3,
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_new_units_pledge_asks_for_one_more_signature_whatever_comes_first(bool stateFirst)
    {
        await using var app = new EmulationApp();
        await app.HasUnits();
        await app.HasPerson("HS-1");
        await app.Bus.Deliver(EmulationApp.PersonState("HT-7") with { UnitCode = EmulationApp.Province });
        var campaign = (await app.HasLaunchedCampaign()).Id;
        var (theirs, old) = (await Open(app, campaign, EmulationApp.Unit), await Open(app, campaign, EmulationApp.Province));
        await Sign(app, theirs, "HS-1");
        await Sign(app, old, "HT-7");

        var state = EmulationApp.PersonState("HT-7", version: 2) with { ServesFrom = new DateOnly(2022, 7, 1) };
        if (stateFirst)
            await app.Bus.Deliver(state);
        var id = await app.Bus.Deliver(Comes);
        await app.Bus.Deliver(Comes, id);
        await app.Bus.Deliver(Comes);
        if (!stateFirst)
            await app.Bus.Deliver(state);

        var now = await app.AsProvince.Read<PledgeView>($"{EmulationApp.Api}/pledges/{theirs}");
        Assert.Equal((2, 1), (now.Required, now.Signed));
        var told = await app.Bus.ShouldHavePublished<PledgeSigned>(message => message.PledgeId == theirs && message.Required == 2);
        Assert.Equal(["HT-7"], told.MissingPersonCodes);
        await app.Bus.ShouldHavePublishedExactly<PledgeSigned>(1, message => message.PledgeId == theirs && message.Required == 2);
        var history = await app.AsProvince.Read<PledgeView>($"{EmulationApp.Api}/pledges/{old}");
        Assert.Equal((1, 1), (history.Required, history.Signed));
    }

    private static async Task<Guid> Open(EmulationApp app, Guid campaign, string unit) =>
        (await app.AsProvince.Create($"{EmulationApp.Api}/campaigns/{campaign}/pledges", new { unitCode = unit, content = "Giao ước", openedOn = "2022-02-01" })
            .ShouldBeOk<PledgeView>()).Id;

    private static async Task Sign(EmulationApp app, Guid pledge, string person)
    {
        var path = $"{EmulationApp.Api}/pledges/{pledge}";
        var read = await app.AsProvince.GetAsync(new Uri(path, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        await app.AsProvince.Change(HttpMethod.Post, $"{path}/signatures", read.Etag(), new { personCode = person, answer = "sign", answeredOn = "2022-02-10" })
            .ShouldBe(HttpStatusCode.OK);
    }
}
