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
    private readonly Stage _stage = new(system, "S3");
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
            Stage.TargetOf(_stage.Own("KN-CN"), Investigation, "Kiến nghị được chấp nhận", "sector", Stage.AtLeastPercent(90)));
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

    private Task<Answer> TrySection(object commitment) => _district.ChangeLatestAsync(
        HttpMethod.Put, $"{_plan}/sections/{Investigation}", _plan, Stage.SectionOf(commitment));
}
