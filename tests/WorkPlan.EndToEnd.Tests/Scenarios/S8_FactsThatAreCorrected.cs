using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S8's edges: planning corrects a figure that inspectors have accepted. Before the conclusion they are told to look again; after it, the
/// correction is noted beside the conclusion, and what was concluded stays as it was.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S8")]
public sealed class S8_FactsThatAreCorrected(WorkPlanSystem system) : IAsyncLifetime
{
    private const string Conclusion = "Đơn vị cơ bản đảm bảo theo kế hoạch.";
    private readonly Stage _stage = new(system, "S8C");
    private Account _chief = null!;
    private Account _lead = null!;
    private Account _head = null!;
    private string _campaign = "";

    private string District => _stage.Unit("HUONG-SON");

    private string Unit => $"{_campaign}/units/{District}";

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true, personCode: _stage.Own("VT"));
        _lead = await _stage.AsLeadAsync();
        _head = await system.SignedInAsync("unitHead", District, personCode: _stage.Own("01"));
        await Stage.HasBriefingAsync(_head, District, "2022-01-07");
        _campaign = await _stage.HasAnnouncedCampaignAsync(_chief, 1, District);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Before_the_conclusion_the_answer_says_so_and_after_it_the_conclusion_stays()
    {
        _ = await ReachedAsync(1);
        var accepted = (await _lead.ActAsync(Unit, "answers", Accepting)).Json;
        Assert.False(ChangedSince(accepted));

        await Stage.HasBriefingAsync(_head, District, "2022-01-14"); // entered late
        var corrected = await ReachedAsync(2);
        Assert.True(ChangedSince(corrected));
        Assert.Equal(Answered(accepted), Answered(corrected)); // nobody but the inspectors changes an answer

        var again = (await _lead.ActAsync(Unit, "answers", Accepting)).Json;
        Assert.False(ChangedSince(again));
        var concluded = await ConcludesAsync();
        Assert.Null(Item(concluded)["discrepancy"]);

        await Stage.HasBriefingAsync(_head, District, "2022-01-21");
        var noted = await WorkPlanSystem.Eventually(_chief, Unit, unit => Item(unit)["discrepancy"]?["reached"]?.GetValue<int>() == 3);
        Assert.Equal(
            (Conclusion, "basicallyMet", 1),
            (noted["conclusion"]!["text"]!.GetValue<string>(), noted["conclusion"]!["grade"]!.GetValue<string>(), noted["conclusion"]!["discrepancies"]!.GetValue<int>()));
        Assert.Equal(2, Item(noted)["fact"]!["reached"]!.GetValue<int>()); // as the conclusion rests on it
        Assert.Equal((Answered(again), false), (Answered(noted), ChangedSince(noted)));
        Assert.Equal(concluded["score"]!.GetValue<int>(), noted["score"]!.GetValue<int>());
    }

    private static object Accepting => new
    {
        answers = new object[]
        {
            new { itemCode = "GB-1", verdict = "accept" }, new { itemCode = "QT-1", verdict = "manual", score = 8 }, new { itemCode = "PC-1", verdict = "manual", score = 8 },
        },
    };

    private Task<JsonNode> ReachedAsync(int held) => WorkPlanSystem.Eventually(
        _chief, Unit, unit => Item(unit)["fact"]!["available"]!.GetValue<bool>() && Item(unit)["fact"]!["reached"]!.GetValue<int>() == held);

    private async Task<JsonNode> ConcludesAsync()
    {
        _ = (await _lead.ChangeLatestAsync(HttpMethod.Put, $"{Unit}/minutes", Unit, new { heldOn = "2022-06-10", content = "Biên bản." })).Json;
        _ = (await _lead.ActAsync(Unit, "minutes/signatures", new { party = "inspector" })).Json;
        _ = (await _head.ActAsync(Unit, "minutes/signatures", new { party = "unit" })).Json;
        return (await _chief.ActAsync(Unit, "conclude", new { grade = "basicallyMet", text = Conclusion, concludedOn = "2022-06-20" })).Json;
    }

    private static JsonNode Item(JsonNode unit) => unit["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == "GB-1")!;

    private static bool ChangedSince(JsonNode unit) => Item(unit)["answer"]!["factChangedSince"]!.GetValue<bool>();

    private static (string Verdict, int Score, string At) Answered(JsonNode unit) => (
        Item(unit)["answer"]!["verdict"]!.GetValue<string>(), Item(unit)["answer"]!["score"]!.GetValue<int>(), Item(unit)["answer"]!["answeredAt"]!.GetValue<string>());
}
