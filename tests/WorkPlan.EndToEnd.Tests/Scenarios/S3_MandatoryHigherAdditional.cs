using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S3: what is mandatory cannot be lowered, higher is told from equal, additional targets need a key task.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S3")]
public sealed class S3_MandatoryHigherAdditional(WorkPlanSystem system) : IAsyncLifetime
{
    private const string Decision = "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020";
    private static int _runs;
    private readonly Stage _stage = new(system, $"S3{Interlocked.Increment(ref _runs)}");
    private Account _district = null!;
    private Account _chief = null!;
    private string _plan = "";

    private string District => _stage.Unit("HUONG-SON");

    private string Investigation => _stage.Own("DIEU-TRA");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        await _stage.HasFieldAsync(Investigation, "Thực hành quyền công tố, kiểm sát điều tra");
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), Decision,
            Stage.TargetOf(_stage.Own("DT-TOI"), Investigation, "Truy tố đúng tội danh", "nationalAssembly", Stage.AtLeastPercent(95)),
            Stage.TargetOf(_stage.Own("DT-TOI"), Investigation, "Truy tố đúng tội danh", "sector", Stage.AtLeastPercent(98)),
            Stage.TargetOf(_stage.Own("DT-TRA"), Investigation, "Trả hồ sơ có trách nhiệm VKS", "sector", Stage.AtMostBasisPoints(200)),
            Stage.TargetOf(_stage.Own("KN-CN"), Investigation, "Kiến nghị được chấp nhận", "sector", Stage.AtLeastPercent(90)),
            Stage.TargetOf(_stage.Own("HAN-TOI"), Investigation, "Đúng thời hạn 100%, đúng tội danh 98%", "sector", Both),
            Stage.TargetOf(_stage.Own("KN-KNG"), Investigation, "02 kiến nghị hoặc 01 kháng nghị", "sector", EitherOr),
            Stage.TargetOf(_stage.Own("TRONG-DIEM"), Investigation, "Án trọng điểm", "sector", BySize));
        _district = await system.SignedInAsync("unitHead", District);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        var briefing = await Stage.HasBriefingAsync(_chief, _stage.Province, "2022-01-05");
        var provincial = await Stage.DraftsAsync(_chief, Stage.DraftOf(_stage.Province, 2022, "unitPlan", "Kế hoạch công tác", briefing));
        await Stage.HasTaskAsync(_chief, provincial, Stage.TaskOf("key", "Nâng cao chất lượng công tố"));
        var breakthrough = await Stage.HasTaskAsync(_chief, provincial, Stage.TaskOf("breakthrough", "Hạn chế trả hồ sơ"));
        await Stage.HasSectionAsync(
            _chief, provincial, Investigation, new { targetCode = _stage.Own("DT-TRA"), rule = Stage.AtMostBasisPoints(150), taskId = breakthrough });
        await Stage.IsIssuedAsync(_chief, provincial, "2022-01-11", "01/VKS-VP");
        _plan = await Stage.DraftsAsync(_district, Stage.DraftOf(District, 2022, "unitPlan", "Kế hoạch công tác kiểm sát năm 2022", briefing));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Higher_equal_lower_and_additional_targets_are_told_apart()
    {
        var lowered = await TrySection(new { targetCode = _stage.Own("KN-CN"), rule = Stage.AtLeastPercent(85) });
        Assert.Equal((409, "target-below-mandatory"), ((int)lowered.Status, lowered.Code));
        Assert.Equal(Decision, lowered.Body!["citation"]!.GetValue<string>());

        var ceiling = await TrySection(new { targetCode = _stage.Own("DT-TRA"), rule = Stage.AtMostBasisPoints(200) });
        Assert.Equal("target-below-mandatory", ceiling.Code);
        Assert.Contains("01/VKS-VP", ceiling.Body!["citation"]!.GetValue<string>(), StringComparison.Ordinal);

        var loose = new { targetCode = _stage.Own("HS-DAT"), name = "Kiến nghị phòng ngừa lĩnh vực đất đai", rule = Stage.AtLeastCount(2) };
        Assert.Equal("additional-target-needs-key-task", (await TrySection(loose)).Code);

        var key = await Stage.HasTaskAsync(_district, _plan, Stage.TaskOf("key", "Kiến nghị phòng ngừa trong lĩnh vực đất đai"));
        await Stage.HasSectionAsync(
            _district, _plan, Investigation,
            new { targetCode = _stage.Own("DT-TOI"), rule = Stage.AtLeastPercent(99) },
            new { targetCode = _stage.Own("DT-TRA"), rule = Stage.AtMostBasisPoints(100) },
            new { loose.targetCode, loose.name, loose.rule, taskId = key });

        var sheet = (await _chief.GetAsync($"{Stage.Planning}/targets/comparison?workYear=2022&under={_stage.Province}")).Json;
        Assert.Equal(1, sheet["unitsWithHigherTargets"]!.GetValue<int>());
        Assert.Equal(2, sheet["higher"]!.GetValue<int>());
        Assert.Equal(1, sheet["additional"]!.GetValue<int>());
        var targets = (await _district.GetAsync(_plan)).Json["sections"]![0]!["targets"]!.AsArray();
        Assert.Equal(
            "Cao hơn",
            targets.Single(target => target!["targetCode"]!.GetValue<string>() == _stage.Own("DT-TRA"))!["comparisonText"]!.GetValue<string>());
    }

    [Fact]
    public async Task Equal_is_not_higher()
    {
        await Stage.HasSectionAsync(
            _district, _plan, Investigation, new { targetCode = _stage.Own("DT-TRA"), rule = Stage.AtMostBasisPoints(150) });

        var target = (await _district.GetAsync(_plan)).Json["sections"]![0]!["targets"]!.AsArray()
            .Single(target => target!["targetCode"]!.GetValue<string>() == _stage.Own("DT-TRA"))!;
        Assert.Equal(("Bằng", "mandatory"), (target["comparisonText"]!.GetValue<string>(), target["kind"]!.GetValue<string>()));
        var sheet = (await _chief.GetAsync($"{Stage.Planning}/targets/comparison?workYear=2022&under={_stage.Province}")).Json;
        Assert.Equal(0, sheet["unitsWithHigherTargets"]!.GetValue<int>());
    }

    [Fact]
    public async Task Both_either_and_by_the_hundredth_case()
    {
        await RecordsAsync(
            new { unitCode = District, targetCode = _stage.Own("HAN-TOI"), period = "2022", parts = new[] { Part("han", 40, 40), Part("toi", 97, 100) } },
            new
            {
                unitCode = District,
                targetCode = _stage.Own("KN-KNG"),
                period = "2022",
                parts = new[] { new { part = "kn", count = 0 }, new { part = "kng", count = 1 } },
            },
            Cases("2022-H1", 3, 60), Cases("2022-Q3", 0, 20), Cases("2022-Q4", 0, 19));
        var sheet = (await _chief.GetAsync(Sheet)).Json;
        Assert.Equal(("notMet", "met"), (OutcomeOf(sheet, "HAN-TOI"), OutcomeOf(sheet, "KN-KNG")));
        Assert.Equal("exceeded", OutcomeOf(sheet, "TRONG-DIEM")); // 99 cases: at least two
        Assert.Contains("≥ 02", HowOf(sheet, "TRONG-DIEM"), StringComparison.Ordinal);

        await RecordsAsync(
            Cases("2022-Q4", 0, 20, "Khởi tố một vụ ngày 30/11"),
            new
            {
                unitCode = District,
                targetCode = _stage.Own("HAN-TOI"),
                period = "2022",
                parts = new[] { Part("han", 40, 40), Part("toi", 98, 100) },
                correctionReason = "Đếm sót một vụ",
            });
        sheet = (await _chief.GetAsync(Sheet)).Json;
        Assert.Equal(("met", "notMet"), (OutcomeOf(sheet, "HAN-TOI"), OutcomeOf(sheet, "TRONG-DIEM"))); // 100 cases: 5 %
        Assert.Contains("3/100 = 3%", HowOf(sheet, "TRONG-DIEM"), StringComparison.Ordinal);
    }

    private static object Both => new
    {
        kind = "allOf",
        rules = new object[]
        {
            new { comparator = "exactly", measure = "ratio", threshold = 10_000, part = "han", label = "đúng thời hạn" },
            new { comparator = "atLeast", measure = "ratio", threshold = 9800, part = "toi", label = "đúng tội danh" },
        },
    };

    private static object EitherOr => new
    {
        kind = "anyOf",
        rules = new object[]
        {
            new { comparator = "atLeast", measure = "count", threshold = 2, part = "kn", label = "kiến nghị" },
            new { comparator = "atLeast", measure = "count", threshold = 1, part = "kng", label = "kháng nghị" },
        },
    };

    private static object BySize => new
    {
        kind = "piecewise",
        sizeLabel = "vụ",
        pieces = new object[]
        {
            new { from = 0, rule = new { comparator = "atLeast", measure = "count", threshold = 2 } },
            new { from = 100, rule = new { comparator = "atLeast", measure = "ratio", threshold = 500 } },
        },
    };

    private string Sheet => $"{Stage.Planning}/outcomes?unit={District}&workYear=2022&period=2022";

    private async Task RecordsAsync(params object[] results) =>
        _ = (await _district.CreateAsync($"{Stage.Planning}/results", new { results })).Json;

    private object Cases(string period, int numerator, int denominator, string? correctionReason = null) =>
        new { unitCode = District, targetCode = _stage.Own("TRONG-DIEM"), period, numerator, denominator, correctionReason };

    private static object Part(string part, int numerator, int denominator) => new { part, numerator, denominator };

    private string OutcomeOf(JsonNode sheet, string target) => Of(sheet, target)["outcome"]!.GetValue<string>();

    private string HowOf(JsonNode sheet, string target) => Of(sheet, target)["how"]!.GetValue<string>();

    private JsonNode Of(JsonNode sheet, string target) =>
        sheet["outcomes"]!.AsArray().Single(outcome => outcome!["targetCode"]!.GetValue<string>() == _stage.Own(target))!;

    private Task<Answer> TrySection(object commitment) => _district.ChangeLatestAsync(
        HttpMethod.Put, $"{_plan}/sections/{Investigation}", _plan, Stage.SectionOf(commitment));
}
