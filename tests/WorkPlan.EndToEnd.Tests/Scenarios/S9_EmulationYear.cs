using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S9: a campaign is launched and answered, a pledge signed by 13 of 14, titles registered; 11 of 14 are eligible, one place.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S9")]
public sealed class S9_EmulationYear(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S9");
    private Account _chief = null!;
    private Account _officer = null!;
    private string _campaign = "";

    private string District => _stage.Unit("HUONG-SON");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        for (var number = 2; number <= 13; number++)
            await _stage.HasUnitAsync(Another(number), $"Viện kiểm sát nhân dân huyện số {number}", "district", "procuracy", _stage.Province);
        object[] people =
        [
            .. Enumerable.Range(1, 10).Select(number => Stage.Person(Person(number), $"Người Mẫu {number:00}", District)),
            Stage.Person(Person(11), "Người Mẫu Mới", District, recruitedOn: "2022-07-01"),
            Stage.Person(Person(12), "Người Mẫu Vắng", District, absences: new { kind = "leave", from = "2022-04-01", to = "2022-07-31" }),
            Stage.Person(Person(13), "Người Mẫu Phạt", District),
            Stage.Person(Person(14), "Người Mẫu Sinh", District, absences: new { kind = "maternityLeave", from = "2022-05-01", to = "2022-10-31" }),
            Stage.Person(Person(15), "Người Mẫu Sau", District, recruitedOn: "2025-05-01"),
        ];
        await _stage.HavePeopleAsync(people);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _officer = await system.SignedInAsync("emulationOfficer", District);
        var discipline = await _chief.CreateAsync($"{Stage.Assignments}/disciplines", new
        {
            personCode = Person(13),
            form = "reprimand",
            decisionNumber = "15/QĐ-VKS",
            decidedOn = "2022-11-10",
            faultWorkYear = 2022,
        });
        Assert.True(discipline.Succeeded, discipline.Body?.ToJsonString());
        await system.HasPolicyOf2019Async();
        await system.HasPolicyOf2024Async();
        _campaign = await _stage.HasLaunchedCampaignAsync(_chief, 2022, "Phong trào thi đua năm 2022");
        await WorkPlanSystem.Eventually(_officer, _campaign, campaign => campaign["state"]!.GetValue<string>() == "launched");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Eleven_of_fourteen_are_eligible_with_reasons_and_the_pledge_names_who_is_missing()
    {
        // Under the circular of 2019 nobody is considered who has not registered; and everybody is told so.
        var unregistered = await WorkPlanSystem.Eventually(
            _officer, $"{Stage.Emulation}/eligibility?unit={District}&workYear=2022",
            view => Total(view) is (0, 14) && Reason(view, 13) == "eligibility.discipline");
        Assert.True(unregistered["requiresRegistration"]!.GetValue<bool>());
        for (var number = 2; number <= 14; number++)
            Assert.Equal(number == 11, await RegistersAsync(number, number == 11 ? "2022-07-05" : "2022-02-15"));
        var waiting = (await _officer.GetAsync($"{Stage.Emulation}/eligibility?unit={District}&workYear=2022")).Json;
        Assert.Equal(((10, 14), "eligibility.not-registered"), (Total(waiting), Reason(waiting, 1)));
        Assert.False(await RegistersAsync(1, "2022-02-15"));

        var eligibility = (await _officer.GetAsync($"{Stage.Emulation}/eligibility?unit={District}&workYear=2022")).Json;
        Assert.Equal((11, 14), Total(eligibility));
        Assert.Null(Reason(eligibility, 1));
        Assert.Equal("01/2019/TT-VKSTC", eligibility["legalBasis"]!.GetValue<string>());
        Assert.Equal("eligibility.service-too-short", Reason(eligibility, 11));
        Assert.Equal("eligibility.absent-too-long", Reason(eligibility, 12));
        Assert.Equal("eligibility.discipline", Reason(eligibility, 13));
        Assert.Null(Reason(eligibility, 14));
        var quota = eligibility["quotas"]![0]!;
        Assert.Equal(("1,65", 1L), (quota["exact"]!.GetValue<string>(), quota["places"]!.GetValue<long>()));
        // Seven months of service were too few for ten and are enough for six: the policy of the year judges.
        var later = (await _officer.GetAsync($"{Stage.Emulation}/eligibility?unit={District}&workYear=2025")).Json;
        Assert.Equal("02/2024/TT-VKSTC", later["legalBasis"]!.GetValue<string>());
        Assert.True(Row(later, 15)!["eligible"]!.GetValue<bool>());

        // What came on paper on an earlier day is entered by the province, which received it; the unit cannot say so itself.
        var answer = new { unitCode = District, respondedOn = "2022-02-10", content = "Hưởng ứng phong trào thi đua." };
        Assert.Equal("only-launching-unit-dates-back", (await _officer.CreateAsync($"{_campaign}/responses", answer)).Code);
        var response = await _chief.CreateAsync($"{_campaign}/responses", answer);
        Assert.False(response.Json["late"]!.GetValue<bool>());
        for (var number = 2; number <= 13; number++)
        {
            _ = (await _chief.CreateAsync(
                $"{_campaign}/responses",
                new { unitCode = Another(number), respondedOn = number == 13 ? "2022-03-01" : "2022-02-28", content = "Hưởng ứng phong trào thi đua." })).Json;
        }
        var responses = await _chief.ListAsync($"{_campaign}/responses");
        Assert.Equal(13, responses.Count);
        Assert.Equal(Another(13), Assert.Single(responses, row => row["late"]!.GetValue<bool>())["unitCode"]!.GetValue<string>());

        var pledge = await SignedBy(13);
        Assert.Equal((14, 13), (pledge["required"]!.GetValue<int>(), pledge["signed"]!.GetValue<int>()));
        var missing = pledge["signers"]!.AsArray().Single(signer => signer!["state"]!.GetValue<string>() != "signed")!;
        Assert.Equal((Person(14), "refused", "Đang nghỉ thai sản."), (missing["personCode"]!.GetValue<string>(), missing["state"]!.GetValue<string>(), missing["reason"]!.GetValue<string>()));
    }

    /// <returns>Whether it was late.</returns>
    private async Task<bool> RegistersAsync(int number, string registeredOn) => (await _chief.CreateAsync($"{Stage.Emulation}/registrations", new
    {
        campaignId = _campaign.Split('/')[^1],
        unitCode = District,
        title = "advancedWorker",
        personCode = Person(number),
        registeredOn,
    })).Json["late"]!.GetValue<bool>();

    private string Another(int number) => _stage.Unit($"D{number:00}");

    private string Person(int number) => _stage.Own($"{number:00}");

    private async Task<JsonNode> SignedBy(int signers)
    {
        // On a day on which all fourteen serve already.
        var opened = await _officer.CreateAsync(
            $"{_campaign}/pledges", new { unitCode = District, content = "Giao ước thi đua năm 2022.", openedOn = "2022-07-05" });
        var address = $"{Stage.Emulation}/pledges/{opened.Id}";
        Answer? last = null;
        for (var number = 1; number <= signers; number++)
            last = await _officer.ActAsync(address, "signatures", new { personCode = Person(number), answer = "sign", answeredOn = "2022-07-06" });
        _ = last!.Json;
        var unexplained = await _officer.ActAsync(address, "signatures", new { personCode = Person(14), answer = "refuse", answeredOn = "2022-07-06" });
        Assert.Equal("pledge-refusal-needs-reason", unexplained.Code);
        last = await _officer.ActAsync(
            address, "signatures", new { personCode = Person(14), answer = "refuse", answeredOn = "2022-07-06", reason = "Đang nghỉ thai sản." });
        return last.Json;
    }

    private static (int Eligible, int Considered) Total(JsonNode view)
    {
        var total = view["totals"]!.AsArray().SingleOrDefault(row => row!["title"]!.GetValue<string>() == "advancedWorker");
        return total is null ? (0, 0) : (total["eligible"]!.GetValue<int>(), total["considered"]!.GetValue<int>());
    }

    private JsonNode? Row(JsonNode view, int number) => view["people"]!.AsArray()
        .SingleOrDefault(row => row!["personCode"]!.GetValue<string>() == Person(number) && row["title"]!.GetValue<string>() == "advancedWorker");

    private string? Reason(JsonNode view, int number) => Row(view, number)?["reasons"]!.AsArray().FirstOrDefault()?["code"]!.GetValue<string>();
}
