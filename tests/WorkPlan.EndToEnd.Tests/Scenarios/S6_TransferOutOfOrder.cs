using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S6, its edges: two services hear of a transfer in different orders and come to the same end, and what she is rated for is split by the day
/// on which she went.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S6")]
public sealed class S6_TransferOutOfOrder(WorkPlanSystem system) : IAsyncLifetime
{
    private const string Quarter = "2026-Q2";
    private static int _stages;

    // Each test sets up a province of its own.
    private readonly Stage _stage = new(system, $"S6{(char)('A' + Interlocked.Increment(ref _stages))}");
    private Account _chief = null!;
    private Account _head = null!;
    private Account _newHead = null!;
    private Account _herself = null!;

    private string Division => _stage.Unit("P9");

    private string Region => _stage.Unit("KV1");

    private string She => _stage.Own("04");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _stage.HasUnitAsync(Division, "Phòng 9", "province", "division", _stage.Province);
        await _stage.HasUnitAsync(Region, "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", _stage.Province);
        await _stage.HavePeopleAsync(
            Stage.Person(_stage.Own("01"), "Lê Văn Mẫu Một", Division, judicialTitle: "prosecutorSenior", managementTitle: "head"),
            Stage.Person(She, "Phạm Thị Mẫu Bốn", Division, judicialTitle: "prosecutorJunior"),
            Stage.Person(_stage.Own("07"), "Hồ Mẫu Bảy", Region, judicialTitle: "prosecutorSenior", managementTitle: "chief"));
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _head = await system.SignedInAsync("unitHead", Division, personCode: _stage.Own("01"));
        _newHead = await system.SignedInAsync("chief", Region, personCode: _stage.Own("07"));
        _herself = await system.SignedInAsync("staff", Division, personCode: She);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_services_hear_of_it_in_different_orders_and_agree()
    {
        var task = await HasTaskAsync(_head, Division, "Rà soát án dân sự", "2026-05-20");
        await IsGivenAsync(_head, Division, "05/QĐ-VKS", "2026-01-06", task);
        var campaign = await _stage.HasLaunchedCampaignAsync(_chief, 2026, $"Đoàn kết, kỷ cương ({_stage.Province})");
        var (oldPledge, newPledge) = (await PledgeAsync(campaign, Division, She), await PledgeAsync(campaign, Region, _stage.Own("07")));
        _ = (await _chief.ChangeLatestAsync(HttpMethod.Post, $"{oldPledge}/signatures", oldPledge, new { personCode = She, answer = "sign", answeredOn = "2026-02-10" })).Json;

        // Emulation hears that she has gone before it hears where she serves; notifications that all is received before that anybody has gone.
        await using (var state = await HeldMessages.OfAsync(system, "Assignments", "PersonChanged", "emulation-person-changed"))
        await using (var transfer = await HeldMessages.OfAsync(system, "Assignments", "PersonTransferred", "notifications-person-transferred"))
        {
            var moved = await TransfersAsync("2026-04-01");
            var record = $"{Stage.Assignments}/handovers/{moved["handOverId"]!.GetValue<string>()}";
            var asked = await WorkPlanSystem.Eventually(_chief, newPledge, pledge => Signers(pledge, She) == 1);
            Assert.Equal("pending", Signer(asked, She)["state"]!.GetValue<string>());
            _ = (await _head.ActAsync(record, "receive", new { reason = "Bàn giao trực tiếp" })).Json;
            await Testing.Eventually.True(async () => await state.CountAsync() > 0 && await transfer.CountAsync() == 1, because: "nothing is held back");
            Assert.Equal(0, await NoticesAsync(_newHead, "person-joined"));
        }

        // In the end each has what the other order would have given: one signature asked for, one notice, and nothing to hand over.
        await Testing.Eventually.Equal(1, () => NoticesAsync(_newHead, "person-joined"));
        await Testing.Eventually.Equal(1, () => NoticesAsync(_head, "person-left"));
        var left = (await _head.GetAsync("/api/v1/notifications?kind=person-left")).Json["items"]![0]!;
        Assert.NotNull(left["settledAt"]);
        var open = (await _herself.GetAsync("/api/v1/notifications/digest")).Json["open"]!.AsArray();
        Assert.DoesNotContain("person-transferred", open.Select(notice => Text(notice, "kind")));
        await Testing.Eventually.True(IsOfTheRegionAsync, because: "emulation does not know where she serves");
        Assert.Equal((1, 2), await SignersAsync(newPledge));
        Assert.Equal("signed", Signer((await _chief.GetAsync(oldPledge)).Json, She)["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Her_score_is_split_by_the_day_on_which_she_went()
    {
        _ = (await _chief.CreateAsync($"{Stage.Assignments}/scoring/adoptions", new { unitCode = _stage.Province, policyCode = "nd-335-2025", from = "2026-01-01", decisionNumber = "12/QĐ-VKS" })).Json;
        var before = await HasTaskAsync(_head, Division, "Rà soát án dân sự", "2026-03-20");
        await IsGivenAsync(_head, Division, "05/QĐ-VKS", "2026-01-06", before);
        await DeliversAsync(before, "2026-03-20", assigned: 2, delivered: 1, _head, _herself);

        _ = await TransfersAsync("2026-04-01");
        var after = await HasTaskAsync(_newHead, Region, "Kiểm sát thi hành án", "2026-05-20");
        await IsGivenAsync(_newHead, Region, "06/QĐ-VKS", "2026-04-02", after);
        // Her account does not follow by itself: there she has another role.
        var there = await system.SignedInAsync("staff", Region, personCode: She);
        await DeliversAsync(after, "2026-05-20", assigned: 2, delivered: 2, _newHead, there);

        // Half of what she was given in the division, all of it in the region: neither unit has the other's part.
        Assert.Equal(35m, await PointsAsync(_head, Division));
        Assert.Equal(70m, await PointsAsync(_newHead, Region));
    }

    /// <summary>Whether the next pledge of the region is hers to sign.</summary>
    private async Task<bool> IsOfTheRegionAsync()
    {
        var campaign = await _stage.HasLaunchedCampaignAsync(_chief, 2026, $"Thi đua nước rút ({_stage.Province}, {Guid.NewGuid():N})");
        var pledge = (await _chief.CreateAsync($"{campaign}/pledges", new { unitCode = Region, content = "Thi đua nước rút", openedOn = "2026-04-02" })).Json;
        return Signers(pledge, She) == 1;
    }

    private async Task<JsonNode> TransfersAsync(string effectiveOn) => (await _chief.ActAsync(
        $"{Stage.Assignments}/people/{She}", "transfers", new { toUnitCode = Region, effectiveOn, decisionNumber = "77/QĐ-VKS" })).Json;

    private static async Task<string> HasTaskAsync(Account head, string unitCode, string title, string dueOn) =>
        (await head.CreateAsync($"{Stage.Assignments}/tasks", new { unitCode, workYear = 2026, title, dueOn })).Id;

    private async Task IsGivenAsync(Account head, string unitCode, string number, string effectiveOn, string taskId)
    {
        var decision = (await head.CreateAsync($"{Stage.Assignments}/decisions", new
        {
            unitCode,
            workYear = 2026,
            number,
            signedOn = effectiveOn,
            effectiveOn,
            signingCapacity = "inOwnOffice",
            items = new[] { new { taskId, personCode = She, role = "lead", overrideReason = "Đã trao đổi trong giao ban" } },
        })).Id;
        _ = (await head.ActAsync($"{Stage.Assignments}/decisions/{decision}", "issue")).Json;
    }

    private async Task DeliversAsync(string task, string dueOn, int assigned, int delivered, Account head, Account herself)
    {
        var path = $"{Stage.Assignments}/tasks/{task}";
        var product = $"{path}/products/{She}";
        _ = (await head.ChangeLatestAsync(HttpMethod.Put, product, path, new { name = "Báo cáo", conversionHundredths = 100, assigned, dueOn })).Json;
        _ = (await herself.ActAsync(product, "deliver", new { delivered })).Json;
        _ = (await head.ActAsync(product, "confirm", new { confirmed = delivered })).Json;
    }

    private async Task<decimal?> PointsAsync(Account head, string unit) =>
        (await head.GetAsync($"{Stage.Assignments}/scoring/evaluations?unit={unit}&period={Quarter}")).Json["people"]!.AsArray()
            .Single(person => Text(person, "personCode") == She)!["taskPoints"]?.GetValue<decimal>();

    /// <summary>Opened as soon as emulation knows that the signer serves in the unit.</summary>
    private async Task<string> PledgeAsync(string campaign, string unitCode, string signer)
    {
        JsonNode? pledge = null;
        await Testing.Eventually.True(
            async () =>
            {
                var answer = await _chief.CreateAsync($"{campaign}/pledges", new { unitCode, content = "Thi đua hoàn thành nhiệm vụ", openedOn = "2026-02-01" });
                pledge = answer.Succeeded ? answer.Json : null;
                return pledge is not null;
            },
            because: $"no pledge in {unitCode}");
        Assert.Equal(1, Signers(pledge!, signer));
        return $"{Stage.Emulation}/pledges/{Text(pledge, "id")}";
    }

    private async Task<(int Hers, int All)> SignersAsync(string pledge)
    {
        var read = (await _chief.GetAsync(pledge)).Json;
        return (Signers(read, She), read["signers"]!.AsArray().Count);
    }

    private static async Task<int> NoticesAsync(Account account, string kind) =>
        (await account.GetAsync($"/api/v1/notifications?kind={kind}")).Json["total"]!.GetValue<int>();

    private static int Signers(JsonNode pledge, string person) => pledge["signers"]!.AsArray().Count(signer => Text(signer, "personCode") == person);

    private static JsonNode Signer(JsonNode pledge, string person) => pledge["signers"]!.AsArray().Single(signer => Text(signer, "personCode") == person)!;

    private static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();
}
