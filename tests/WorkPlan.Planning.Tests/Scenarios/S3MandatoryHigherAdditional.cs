using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Scenarios;

/// <summary>S3: what the National Assembly, the sector and the province demand, and what Hương Sơn makes of it.</summary>
public sealed class S3MandatoryHigherAdditional : IAsyncLifetime
{
    private const string Investigation = "DIEU-TRA";
    private const string Petitions = "KHIEU-TO";
    private const string Decision = "Quyết định số 358/QĐ-VKSTC";
    private readonly PlanningApp _app = new();
    private Guid _briefing;

    private HttpClient District => _app.As("unitHead", "HT.HUONG-SON");

    private HttpClient Chief => _app.As("chief", "HT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnit("HT", "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _app.HasUnit("HT.HUONG-SON", "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", "HT");
        await _app.HasUnit("HT.DUC-THO", "Viện kiểm sát nhân dân huyện Đức Thọ", "district", "procuracy", "HT");
        await _app.HasFields(Investigation, Petitions);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-358", Decision, "2021-12-01", null,
            PlanningApp.TargetOf("DT-HAN", Investigation, "Truy tố đúng thời hạn", "nationalAssembly", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("DT-HAN", Investigation, "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(100)),
            PlanningApp.TargetOf("DT-TOI", Investigation, "Truy tố đúng tội danh", "nationalAssembly", PlanningApp.AtLeast(95)),
            PlanningApp.TargetOf("DT-TOI", Investigation, "Truy tố đúng tội danh", "sector", PlanningApp.AtLeast(98)),
            PlanningApp.TargetOf("DT-TRA", Investigation, "Trả hồ sơ có trách nhiệm VKS", "sector", PlanningApp.AtMost(200)),
            PlanningApp.TargetOf("KN-CN", Petitions, "Kiến nghị được chấp nhận", "sector", PlanningApp.AtLeast(90)))
            .ShouldBe(HttpStatusCode.Created);
        _briefing = await _app.HasBriefing(Chief, "HT", "2022-01-05");
        await TheProvinceHasIssuedItsPlan();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Higher_values_are_marked_and_counted_under_a_ceiling_too()
    {
        var plan = await DistrictDrafts();
        var task = await plan.HasTask(PlanningApp.TaskOf("key", "Nâng cao chất lượng kiến nghị phòng ngừa trong lĩnh vực đất đai"));
        await plan.HasSection(
            Investigation,
            new { targetCode = "DT-TOI", rule = PlanningApp.AtLeast(99) },
            new { targetCode = "DT-TRA", rule = PlanningApp.AtMost(100) });
        await plan.HasSection(
            Petitions,
            new { targetCode = "HS-DAT-DAI", name = "Kiến nghị phòng ngừa lĩnh vực đất đai", rule = PlanningApp.CountAtLeast(2), taskId = task });

        Assert.Equal("Cao hơn", plan.Target("DT-TOI").GetProperty("comparisonText").GetString());
        Assert.Equal("Cao hơn", plan.Target("DT-TRA").GetProperty("comparisonText").GetString());
        Assert.Equal("≤ 1%", plan.Target("DT-TRA").GetProperty("ruleText").GetString());
        // The province asks more than the sector here, so its plan is the measure and is cited.
        var superior = plan.Target("DT-TRA").GetProperty("superior");
        Assert.Equal("≤ 1,5%", superior.GetProperty("ruleText").GetString());
        Assert.Equal("province", superior.GetProperty("source").GetString());
        Assert.Contains("01/VKS-VP", superior.GetProperty("citation").GetString(), StringComparison.Ordinal);
        // Of what it said nothing about the unit takes over the superior's value: mandatory targets cannot be left out.
        Assert.Equal("Bằng", plan.Target("DT-HAN").GetProperty("comparisonText").GetString());
        Assert.True(plan.Target("KN-CN").GetProperty("inherited").GetBoolean());
        Assert.Equal("Đặt thêm", plan.Target("HS-DAT-DAI").GetProperty("comparisonText").GetString());

        var sheet = await Chief.Read<JsonElement>($"{PlanningApp.Api}/targets/comparison?workYear=2022&under=HT");
        Assert.Equal(1, sheet.GetProperty("unitsWithHigherTargets").GetInt32());
        Assert.Equal(2, sheet.GetProperty("higher").GetInt32());
        Assert.Equal(2, sheet.GetProperty("equal").GetInt32());
        Assert.Equal(1, sheet.GetProperty("additional").GetInt32());
    }

    [Fact]
    public async Task A_value_below_the_mandatory_one_is_refused_and_the_document_cited()
    {
        var plan = await DistrictDrafts();
        var problem = await plan.Tries(HttpMethod.Put, $"/sections/{Petitions}", PlanDesk.Section(
            new { targetCode = "KN-CN", rule = PlanningApp.AtLeast(85) })).ShouldBeProblem(409, "target-below-mandatory");
        Assert.Equal(Decision, problem.Body.GetProperty("citation").GetString());
        Assert.Contains("≥ 85%", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("≥ 90%", problem.Detail, StringComparison.Ordinal);

        // The ceiling the right way round: 2 % keeps the sector's decision and breaks the province's plan.
        problem = await plan.Tries(HttpMethod.Put, $"/sections/{Investigation}", PlanDesk.Section(
            new { targetCode = "DT-TRA", rule = PlanningApp.AtMost(200) })).ShouldBeProblem(409, "target-below-mandatory");
        Assert.Contains("01/VKS-VP", problem.Body.GetProperty("citation").GetString(), StringComparison.Ordinal);
        var unchanged = await District.Read<JsonElement>(plan.Path);
        Assert.Empty(unchanged.GetProperty("sections").EnumerateArray());
    }

    [Fact]
    public async Task An_equal_value_is_not_higher()
    {
        var plan = await DistrictDrafts();
        await plan.HasSection(Investigation, new { targetCode = "DT-TRA", rule = PlanningApp.AtMost(150) });
        Assert.Equal("equal", plan.Target("DT-TRA").GetProperty("comparison").GetString());
        Assert.Equal("mandatory", plan.Target("DT-TRA").GetProperty("kind").GetString());
        var sheet = await Chief.Read<JsonElement>($"{PlanningApp.Api}/targets/comparison?workYear=2022&under=HT");
        Assert.Equal(0, sheet.GetProperty("unitsWithHigherTargets").GetInt32());
    }

    [Fact]
    public async Task An_additional_target_is_refused_without_a_key_task()
    {
        var plan = await DistrictDrafts();
        var regular = await plan.HasTask(PlanningApp.TaskOf("regular", "Tiếp công dân thường xuyên"));
        foreach (var taskId in new Guid?[] { null, regular })
        {
            await plan.Tries(HttpMethod.Put, $"/sections/{Petitions}", PlanDesk.Section(new
            {
                targetCode = "HS-DAT-DAI",
                name = "Kiến nghị phòng ngừa lĩnh vực đất đai",
                rule = PlanningApp.CountAtLeast(2),
                taskId,
            })).ShouldBeProblem(409, "additional-target-needs-key-task");
        }
        await plan.Tries(HttpMethod.Put, $"/sections/{Petitions}", PlanDesk.Section(
            new { targetCode = "HS-NHAM", rule = PlanningApp.CountAtLeast(2) })).ShouldBeProblem(409, "target-unknown");
    }

    [Fact]
    public async Task The_provincial_sheet_is_for_those_who_lead_the_province()
    {
        var response = await District.GetAsync(new Uri($"{PlanningApp.Api}/targets/comparison?workYear=2022&under=HT", UriKind.Relative));
        await response.ShouldBeProblem(404, "not-found");
    }

    private Task<PlanDesk> DistrictDrafts() => PlanDesk.Draft(
        District, PlanningApp.PlanOf("HT.HUONG-SON", 2022, "Kế hoạch công tác kiểm sát năm 2022", _briefing));

    private async Task TheProvinceHasIssuedItsPlan()
    {
        var plan = await PlanDesk.Draft(Chief, PlanningApp.PlanOf("HT", 2022, "Kế hoạch công tác", _briefing));
        var key = await plan.HasTask(PlanningApp.TaskOf("key", "Nâng cao chất lượng công tố trong điều tra"));
        var breakthrough = await plan.HasTask(PlanningApp.TaskOf("breakthrough", "Kháng nghị phúc thẩm ngang cấp"));
        await plan.HasSection(
            Investigation,
            new { targetCode = "DT-TRA", rule = PlanningApp.AtMost(150), taskId = key },
            new { targetCode = "HT-THEM", name = "Kháng nghị ngang cấp", rule = PlanningApp.CountAtLeast(3), taskId = breakthrough });
        await plan.IsIssued(Chief, "2022-01-11", "01/VKS-VP");
    }
}
