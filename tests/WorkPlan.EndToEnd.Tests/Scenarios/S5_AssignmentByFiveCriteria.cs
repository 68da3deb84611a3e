using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S5: the law blocks, advice warns, a numbered decision supersedes the one before.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S5")]
public sealed class S5_AssignmentByFiveCriteria(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S5");
    private Account _head = null!;

    private string Division => _stage.Unit("P9");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _stage.HasUnitAsync(Division, "Phòng 9", "province", "division", _stage.Province);
        await _stage.HavePeopleAsync(
            Stage.Person(_stage.Own("01"), "Lê Văn Mẫu Một", Division, judicialTitle: "prosecutorSenior", managementTitle: "head"),
            Stage.Person(_stage.Own("02"), "Trần Thị Mẫu Hai", Division, judicialTitle: "prosecutorIntermediate", managementTitle: "deputyHead"),
            Stage.Person(_stage.Own("03"), "Nguyễn Văn Mẫu Ba", Division, judicialTitle: "prosecutorJunior"),
            Stage.Person(_stage.Own("04"), "Phạm Thị Mẫu Bốn", Division, judicialTitle: "prosecutorJunior"),
            Stage.Person(_stage.Own("05"), "Võ Mẫu Năm", Division, judicialTitle: "examiner"),
            Stage.Person(_stage.Own("06"), "Hồ Thị Mẫu Sáu", Division, kind: "contractWorker"));
        _head = await system.SignedInAsync("unitHead", Division);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Blocked_by_law_warned_with_numbers_and_superseded_without_a_gap()
    {
        var trial = await HasTask("Kiểm sát phiên tòa phúc thẩm hành chính", "superviseTrial", "prosecutorIntermediate", 10);
        var entry = await HasTask("Nhập liệu sổ thụ lý", "general", null, 5);

        var blocked = await Issue("04/QĐ-VKS", "2022-01-12", Item(trial, "05", "Thiếu người"));
        Assert.Equal((409, "assignment-blocked-by-law"), ((int)blocked.Status, blocked.Code));
        Assert.NotNull(blocked.Body!["citation"]);

        var first = await Issue("05/QĐ-VKS", "2022-01-12", Item(trial, "02"), Item(entry, "06"));
        Assert.True(first.Succeeded, first.Body?.ToJsonString());
        Assert.Equal(_stage.Own("06"), await ResponsibleFor(entry, "2022-02-01"));

        var heavy = await HasTask("Rà soát toàn bộ án dân sự", "general", null, 200);
        Assert.True((await Issue("06/QĐ-VKS", "2022-01-13", Item(heavy, "03"))).Succeeded);
        var more = await HasTask("Xây dựng chuyên đề đất đai", "general", null, 60);
        var warned = await Issue("07/QĐ-VKS", "2022-01-14", Item(more, "03"));
        Assert.Equal("warning-needs-reason", warned.Code);
        Assert.Contains("260", warned.Body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var overridden = await Issue("08/QĐ-VKS", "2022-01-14", Item(more, "03", "Người duy nhất nắm vụ việc"));
        Assert.Equal("Người duy nhất nắm vụ việc", overridden.Json["items"]![0]!["overrideReason"]!.GetValue<string>());

        Assert.True((await Issue("09/QĐ-VKS", "2022-02-14", Item(entry, "05"))).Succeeded);
        Assert.Equal(_stage.Own("06"), await ResponsibleFor(entry, "2022-02-13"));
        Assert.Equal(_stage.Own("05"), await ResponsibleFor(entry, "2022-02-14"));
    }

    private async Task<string> HasTask(string title, string activity, string? judicialTitle, int effortDays) =>
        (await _head.CreateAsync($"{Stage.Assignments}/tasks", new
        {
            unitCode = Division,
            workYear = 2022,
            title,
            dueOn = "2022-06-30",
            required = new { activity, judicialTitle, skills = Array.Empty<string>(), effortDays },
        })).Id;

    private object Item(string taskId, string person, string? overrideReason = null) =>
        new { taskId, personCode = _stage.Own(person), role = "lead", overrideReason };

    private async Task<Answer> Issue(string number, string effectiveOn, params object[] items)
    {
        var draft = await _head.CreateAsync($"{Stage.Assignments}/decisions", new
        {
            unitCode = Division,
            workYear = 2022,
            number,
            signedOn = "2022-01-11",
            effectiveOn,
            signingCapacity = "inOwnOffice",
            items,
        });
        return draft.Succeeded ? await _head.ActAsync($"{Stage.Assignments}/decisions/{draft.Id}", "issue") : draft;
    }

    private async Task<string> ResponsibleFor(string task, string day) =>
        (await _head.GetAsync($"{Stage.Assignments}/tasks/{task}/responsibles?asOf={day}")).Json[0]!["personCode"]!.GetValue<string>();
}
