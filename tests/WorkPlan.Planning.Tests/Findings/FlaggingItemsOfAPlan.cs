using System.Net;
using System.Text.Json;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Findings;

/// <summary>A finding on a task or a target of a plan flags that item, in every later version of the plan, until it is remedied.</summary>
public sealed class FlaggingItemsOfAPlan : IAsyncLifetime
{
    private const string Field = "DAN-SU";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 20, 9, 0, 0, TimeSpan.FromHours(7)));
    private PlanDesk _plan = null!;
    private Guid _breakthrough;
    private Guid _regular;
    private Guid _direction;

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Field);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Field, "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        _direction = (await Chief.Create($"{PlanningApp.Api}/directions", new
        {
            unitCode = "QT",
            givenBy = "Viện trưởng",
            givenOn = "2022-01-14",
            occasion = "Giao ban tuần",
            text = "Tham mưu thực hiện Chỉ thị số 10-CT/TU",
            addressees = new[] { "QT.P9" },
        }).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        _plan = await PlanDesk.Draft(_app.As("unitHead", "QT.P9"), new
        {
            unitCode = "QT.P9",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện nhiệm vụ",
            basis = new[] { new { kind = "direction", id = _direction } },
        });
        _breakthrough = await _plan.HasTask(PlanningApp.TaskOf("breakthrough", "Kháng nghị phúc thẩm ngang cấp"));
        _regular = await _plan.HasTask(PlanningApp.TaskOf("regular", "Số hóa hồ sơ"));
        await _plan.HasSection(Field, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = _breakthrough });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_item_is_flagged_and_nothing_else_and_cleared_when_verified()
    {
        var onTask = await HasFinding(taskId: _regular);
        var onTarget = await HasFinding(targetCode: "DS-KN");
        var onField = await HasFinding(fieldCode: Field);
        var onPlan = await HasFinding();

        var (task, other, target, section) = await Flagged();
        Assert.Equal([onTask], task);
        Assert.Empty(other);
        Assert.Equal([onTarget], target);
        Assert.Equal([onField], section);
        Assert.Equal(
            [(onTask, "Số hóa hồ sơ", true), (onTarget, "Kháng nghị được chấp nhận", true), (onField, null, null), (onPlan, null, null)],
            (await Flags()).Select(Read));

        foreach (var finding in new[] { onTask, onTarget, onField, onPlan })
            await _app.Bus.Deliver(Verified(finding));
        (task, _, target, section) = await Flagged();
        Assert.Empty(task.Concat(target).Concat(section));
        Assert.All(await Flags(), flag => Assert.False(flag.GetProperty("open").GetBoolean()));
    }

    [Fact]
    public async Task It_stays_with_the_item_in_the_next_version_and_with_the_plan_when_the_item_is_dropped()
    {
        var kept = await HasFinding(targetCode: "DS-KN");
        var dropped = await HasFinding(taskId: _regular);
        await _plan.IsIssued(Chief, "2022-06-01", "05/CTr-P9");
        await _plan.Does(HttpMethod.Post, "/supplements", new
        {
            basis = new[] { new { kind = "direction", id = _direction } },
            decidedOn = "2022-06-10",
            removeTasks = new[] { _regular },
            sections = new[]
            {
                new { fieldCode = Field, section = PlanDesk.Section(new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(75), taskId = _breakthrough }) },
            },
        });

        Assert.Equal([kept], Ids(_plan.Target("DS-KN")));
        Assert.Equal([(kept, "Kháng nghị được chấp nhận", true), (dropped, "Số hóa hồ sơ", false)], (await Flags()).Select(Read));
        await _app.Bus.Deliver(Verified(dropped));
        Assert.Equal([kept], (await Flags("?open=true")).Select(flag => flag.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task An_item_that_the_plan_never_had_leaves_the_flag_on_the_plan()
    {
        var finding = await HasFinding(taskId: Guid.CreateVersion7());

        Assert.Equal((finding, null, false), Read(Assert.Single(await Flags())));
    }

    private async Task<(Guid[] Task, Guid[] Other, Guid[] Target, Guid[] Section)> Flagged()
    {
        var plan = await Chief.Read<JsonElement>(_plan.Path);
        var tasks = plan.GetProperty("tasks").EnumerateArray().ToDictionary(task => task.GetProperty("id").GetGuid(), Ids);
        var section = plan.GetProperty("sections").EnumerateArray().Single(known => known.GetProperty("fieldCode").GetString() == Field);
        return (tasks[_regular], tasks[_breakthrough], Ids(section.GetProperty("targets")[0]), Ids(section));
    }

    private async Task<List<JsonElement>> Flags(string query = "") =>
        [.. (await Chief.Read<JsonElement>($"{_plan.Path}/findings{query}")).EnumerateArray().OrderBy(flag => flag.GetProperty("id").GetGuid())];

    private static Guid[] Ids(JsonElement item) => [.. item.GetProperty("findings").EnumerateArray().Select(id => id.GetGuid())];

    private static (Guid, string?, bool?) Read(JsonElement flag) => (
        flag.GetProperty("id").GetGuid(), flag.GetProperty("itemName").GetString(),
        flag.GetProperty("itemInPlan").ValueKind == JsonValueKind.Null ? null : flag.GetProperty("itemInPlan").GetBoolean());

    private async Task<Guid> HasFinding(Guid? taskId = null, string? targetCode = null, string? fieldCode = null)
    {
        var finding = Guid.CreateVersion7();
        await _app.Bus.Deliver(new FindingRaised
        {
            StreamKey = $"finding:{finding}",
            Version = 1,
            OccurredAt = _app.Clock.GetUtcNow(),
            FindingId = finding,
            CampaignId = Guid.CreateVersion7(),
            UnitCode = "QT.P9",
            WorkYear = 2022,
            Category = "planContent",
            Severity = "shortcoming",
            Statement = "Chưa phân công người thực hiện",
            Cause = "Chưa quan tâm",
            Remedy = "Phân công lại",
            RaisedOn = new(2022, 6, 15),
            DueAt = new DateTimeOffset(2022, 7, 15, 17, 0, 0, TimeSpan.FromHours(7)),
            PlanId = _plan.Id,
            PlanTaskId = taskId,
            PlanTargetCode = targetCode,
            FieldCode = fieldCode,
        });
        return finding;
    }

    private RemediationVerified Verified(Guid finding) => new()
    {
        StreamKey = $"finding:{finding}",
        Version = 2,
        OccurredAt = _app.Clock.GetUtcNow(),
        FindingId = finding,
        CampaignId = Guid.CreateVersion7(),
        UnitCode = "QT.P9",
        VerifiedOn = new(2022, 6, 18),
    };
}
