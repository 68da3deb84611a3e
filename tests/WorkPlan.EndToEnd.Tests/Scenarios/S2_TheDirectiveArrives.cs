using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S2: four documents arrive after the program was issued; each is owed an answer, one supplement answers them.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S2")]
public sealed class S2_TheDirectiveArrives(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S2");
    private Account _head = null!;
    private Account _chief = null!;
    private Account _planner = null!;
    private string _plan = "";

    private string Division => _stage.Unit("P9");

    public async Task InitializeAsync()
    {
        var civil = _stage.Own("DAN-SU");
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _stage.HasUnitAsync(Division, "Phòng 9", "province", "division", _stage.Province);
        await _stage.HasFieldAsync(civil, "Kiểm sát việc giải quyết các vụ, việc dân sự");
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020",
            Stage.TargetOf(_stage.Own("DS-KN"), civil, "Kháng nghị phúc thẩm ngang cấp được chấp nhận", "sector", Stage.AtLeastPercent(70)));
        _head = await system.SignedInAsync("unitHead", Division);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _planner = await system.SignedInAsync("planner", _stage.Province, subtree: true);
        var briefing = await Stage.HasBriefingAsync(_chief, _stage.Province, "2021-12-10");
        _plan = await Stage.DraftsAsync(_head, Stage.DraftOf(Division, 2022, "program", "Chương trình công tác năm 2022", briefing));
        var task = await Stage.HasTaskAsync(_head, _plan, Stage.TaskOf("breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm"));
        await Stage.HasSectionAsync(_head, _plan, civil, new { targetCode = _stage.Own("DS-KN"), rule = Stage.AtLeastPercent(80), taskId = task });
        await Stage.IsIssuedAsync(_chief, _plan, "2021-12-24");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Four_documents_open_four_obligations_and_one_supplement_answers_them()
    {
        string[] documents =
        [
            await Arrives("directive", "Viện trưởng VKSND tối cao", "supreme", "01/CT-VKSTC", "2021-12-27", "2021-12-28", _stage.Province),
            await Arrives("guidance", "Vụ 9 VKSND tối cao", "department", "09/HD-VKSTC", "2022-01-05", "2022-01-07", Division),
            await Arrives("guidance", "Vụ 10 VKSND tối cao", "department", "10/HD-VKSTC", "2022-01-05", "2022-01-10", Division),
            await Arrives("plan", "VKSND tỉnh", "province", "01/VKS-VP", "2022-01-11", "2022-01-24", _stage.Province),
        ];
        var opened = await Owed("");
        Assert.Equal(4, opened.Count);
        // Ten working days after 24/01/2022 lead past Tết to 14/02.
        Assert.Contains(opened, obligation => obligation!["dueOn"]!.GetValue<string>() == "2022-02-14");

        var again = await _planner.SendAsync(
            HttpMethod.Post, $"{Stage.Planning}/documents",
            Paper("directive", "Viện trưởng VKSND tối cao", "supreme", "01/CT-VKSTC", "2021-12-27", "2021-12-28", _stage.Province), null, null);
        Assert.Equal("document-already-registered", again.Code);
        Assert.Equal(4, (await Owed("")).Count);

        var supplement = await _chief.ChangeLatestAsync(HttpMethod.Post, $"{_plan}/supplements", _plan, new
        {
            basis = documents.Select(id => new { kind = "document", id }),
            decidedOn = "2022-01-26",
            number = "02/CTr-P9",
            addTasks = new[] { Stage.TaskOf("key", "Kiểm sát chặt chẽ việc giải quyết khiếu kiện hành chính về đất đai") },
        });

        Assert.Equal(2, supplement.Json["versionNumber"]!.GetValue<int>());
        Assert.Single(supplement.Json["diff"]!["addedTasks"]!.AsArray());
        Assert.Equal(4, (await Owed("state=satisfied")).Count);
        var first = (await _head.GetAsync($"{_plan}/versions/1")).Json;
        Assert.Single(first["content"]!["tasks"]!.AsArray());
        var diff = (await _head.GetAsync($"{_plan}/diff?from=1&to=2")).Json;
        Assert.Single(diff["addedTasks"]!.AsArray());
    }

    private async Task<JsonArray> Owed(string query) =>
        (await _planner.GetAsync($"{Stage.Planning}/obligations?unit={Division}&kind=supplement&{query}")).Json["items"]!.AsArray();

    private async Task<string> Arrives(
        string type, string issuer, string issuerKind, string number, string issuedOn, string receivedOn, string scope) =>
        (await _planner.CreateAsync($"{Stage.Planning}/documents", Paper(type, issuer, issuerKind, number, issuedOn, receivedOn, scope))).Id;

    // The register knows a document by issuer, type, number and date; other scenarios register the same ones for their provinces.
    private static object Paper(string type, string issuer, string issuerKind, string number, string issuedOn, string receivedOn, string scope) =>
        Stage.DocumentOf(type, $"{issuer} (S2)", issuerKind, number, issuedOn, receivedOn, scope);
}
