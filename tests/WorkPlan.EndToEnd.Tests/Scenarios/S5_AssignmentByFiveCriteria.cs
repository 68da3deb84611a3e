using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S5: the law blocks, advice warns, a numbered decision supersedes the one before.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S5")]
public sealed class S5_AssignmentByFiveCriteria(WorkPlanSystem system) : IAsyncLifetime
{
    private static int _stages;

    // Each test sets up a division of its own.
    private readonly Stage _stage = new(system, $"S5{(char)('A' + Interlocked.Increment(ref _stages))}");
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

    /// <summary>The edges: a term that ends in the middle of a task, maternity leave, a deputy who signs for the chief, one person in two units.</summary>
    [Fact]
    public async Task A_term_that_ends_leave_a_signature_for_the_chief_and_a_secondment()
    {
        var (chief, other) = (await system.SignedInAsync("chief", _stage.Province, subtree: true), _stage.Unit("P10"));
        await _stage.HasUnitAsync(other, "Phòng 10", "province", "division", _stage.Province);
        var today = SharedKernel.VietnamTime.Today(TimeProvider.System);
        var lastDay = today.AddDays(29);
        await _stage.HavePeopleAsync(
            new
            {
                code = _stage.Own("07"),
                fullName = "Mai Mẫu Bảy",
                unitCode = Division,
                kind = "civilServant",
                recruitedOn = "2010-01-01",
                titles = new[] { new { judicialTitle = "prosecutorIntermediate", from = "2018-01-01", to = lastDay } },
            },
            new
            {
                code = _stage.Own("09"),
                fullName = "Lý Mẫu Chín",
                unitCode = Division,
                kind = "civilServant",
                recruitedOn = "2010-01-01",
                titles = new[] { new { judicialTitle = "prosecutorIntermediate", from = "2018-01-01", to = today.AddDays(-1) } },
            },
            Stage.Person(_stage.Own("08"), "Đỗ Thị Mẫu Tám", Division, absences: new { kind = "maternityLeave", from = "2022-01-01", to = "2022-06-30" }));
        var holder = await system.SignedInAsync("staff", Division, personCode: _stage.Own("07"));

        // Maternity leave blocks, and nobody's reason lifts it.
        var entry = await HasTask("Nhập liệu sổ thụ lý hai", "general", null, 5);
        var away = await Issue("14/QĐ-VKS", "2022-01-12", Item(entry, "08", "Thiếu người"));
        Assert.Equal(("assignment-blocked-by-law", "on-maternity-leave"), (away.Code, away.Body!["items"]![0]!["rule"]!.GetValue<string>()));

        // Recorded later, it takes from nobody what he holds, and covers it no longer: a decision must name somebody else.
        var held = await HasTask("Rà soát án", "general", null, 5);
        Assert.True((await Issue("16/QĐ-VKS", "2022-01-12", Item(held, "03"))).Succeeded);
        _ = (await chief.ActAsync($"{Stage.Assignments}/people/{_stage.Own("03")}", "absences", new { kind = "maternityLeave", from = today, to = today.AddDays(180) })).Json;
        Assert.Equal("noLongerLawful", (await ToReviewAsync())[held]);
        var kept = await _head.ActAsync($"{Stage.Assignments}/tasks/{held}", "responsibles/keep", new { reason = "Vẫn làm được" });
        Assert.Equal((409, "assignment-blocked-by-law"), ((int)kept.Status, kept.Code));

        // KT. is the deputy's to sign: not the head's, and the paper names her.
        var draft = await Draft("15/QĐ-VKS", "2022-01-12", "forChief", Item(entry, "06"));
        var headInPerson = await system.SignedInAsync("unitHead", Division, personCode: _stage.Own("01"));
        Assert.Equal("decision-signer-not-deputy", (await headInPerson.ActAsync($"{Stage.Assignments}/decisions/{draft.Id}", "issue")).Code);
        var deputy = await system.SignedInAsync("unitHead", Division, personCode: _stage.Own("02"));
        Assert.True((await deputy.ActAsync($"{Stage.Assignments}/decisions/{draft.Id}", "issue")).Succeeded);
        var signature = (await _head.GetAsync($"{Stage.Assignments}/decisions/{draft.Id}/document/preview")).Json["signature"]!;
        Assert.StartsWith("KT. ", signature["capacity"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Trần Thị Mẫu Hai", signature["name"]!.GetValue<string>());

        // One person in two units: each counts its share of the working days, and its own tasks.
        _ = (await chief.ActAsync($"{Stage.Assignments}/people/{_stage.Own("04")}", "secondments", new
        {
            unitCode = other,
            from = "2022-02-01",
            to = "2022-07-31",
            sharePercent = 40,
            decisionNumber = "31/QĐ-VKS",
        })).Json;
        var theirs = await HasTask("Việc của Phòng 10", "general", null, 7, unit: other, by: chief);
        Assert.True((await Issue("01/QĐ-P10", "2022-02-01", "inOwnOffice", [Item(theirs, "04")], other, chief)).Succeeded);
        Assert.Equal((0, 7), (await EffortAsync(chief, Division, "04"), await EffortAsync(chief, other, "04")));
        var (here, there) = (await CapacityAsync(chief, Division, "04"), await CapacityAsync(chief, other, "04"));
        var whole = await CapacityAsync(chief, Division, "03");
        Assert.InRange(here + there, whole - 1, whole);
        Assert.InRange(there, 1, here);

        // A term that ends in the middle of a task that needs it, and one that has ended in the middle of another one.
        var (trial, over) = (await HasTask("Kiểm sát phiên tòa tháng tới", "superviseTrial", null, 5, dueOn: null), await HasTask("Kiểm sát phiên tòa", "superviseTrial", null, 5, dueOn: null));
        Assert.True((await Issue("17/QĐ-VKS", "2022-01-12", Item(trial, "07"), Item(over, "09"))).Succeeded);
        var late = await system.SignedInAsync("staff", Division, personCode: _stage.Own("09"));
        var refused = await late.ActAsync($"{Stage.Assignments}/tasks/{over}", "complete", new { completedOn = today });
        Assert.Equal((403, "task-not-lawfully-yours"), ((int)refused.Status, refused.Code));
        Assert.Equal("noLongerLawful", (await ToReviewAsync())[over]);
        Assert.DoesNotContain(trial, (await ToReviewAsync()).Keys);

        // Thirty days ahead its holder and the head are told of the end of the term, with what must be handed over by then.
        var told = await WorkPlanSystem.Eventually(holder, "/api/v1/notifications?kind=title-expiring", inbox => inbox["total"]!.GetValue<int>() == 1);
        Assert.Contains(SharedKernel.VietnamTime.Format(lastDay), told["items"]![0]!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        var ending = (await _head.GetAsync($"{Stage.Assignments}/expiring-titles?unit={Division}&within=30")).Json.AsArray();
        Assert.Equal(
            [(_stage.Own("09"), over), (_stage.Own("07"), trial)],
            ending.Select(one => (one!["personCode"]!.GetValue<string>(), Assert.Single(one["tasks"]!.AsArray())!["taskId"]!.GetValue<string>())));
    }

    /// <summary>Why which task of the division is to be looked at, as of today.</summary>
    private async Task<Dictionary<string, string>> ToReviewAsync() =>
        (await _head.GetAsync($"{Stage.Assignments}/coverage?unit={Division}&workYear=2022")).Json["tasksToReview"]!.AsArray()
            .ToDictionary(task => task!["taskId"]!.GetValue<string>(), task => task!["review"]!.GetValue<string>());

    private async Task<int> EffortAsync(Account reader, string unit, string person) =>
        (await reader.GetAsync($"{Stage.Assignments}/workload?unit={unit}&asOf=2022-02-01")).Json["people"]!.AsArray()
            .Single(row => row!["personCode"]!.GetValue<string>() == _stage.Own(person))!["effortDays"]!.GetValue<int>();

    private async Task<int> CapacityAsync(Account reader, string unit, string person) =>
        (await reader.GetAsync($"{Stage.Assignments}/workload?unit={unit}&asOf=2022-02-01")).Json["people"]!.AsArray()
            .Single(row => row!["personCode"]!.GetValue<string>() == _stage.Own(person))!["capacityDays"]!.GetValue<int>();

    private async Task<string> HasTask(
        string title, string activity, string? judicialTitle, int effortDays, string? dueOn = "2022-06-30", string? unit = null, Account? by = null) =>
        (await (by ?? _head).CreateAsync($"{Stage.Assignments}/tasks", new
        {
            unitCode = unit ?? Division,
            workYear = 2022,
            title,
            dueOn,
            required = new { activity, judicialTitle, skills = Array.Empty<string>(), effortDays },
        })).Id;

    private object Item(string taskId, string person, string? overrideReason = null) =>
        new { taskId, personCode = _stage.Own(person), role = "lead", overrideReason };

    private Task<Answer> Issue(string number, string effectiveOn, params object[] items) => Issue(number, effectiveOn, "inOwnOffice", items);

    private async Task<Answer> Issue(
        string number, string effectiveOn, string signingCapacity, object[] items, string? unit = null, Account? by = null)
    {
        var draft = await Draft(number, effectiveOn, signingCapacity, items, unit, by);
        return draft.Succeeded ? await (by ?? _head).ActAsync($"{Stage.Assignments}/decisions/{draft.Id}", "issue") : draft;
    }

    private Task<Answer> Draft(string number, string effectiveOn, string signingCapacity, object item) =>
        Draft(number, effectiveOn, signingCapacity, [item], null, null);

    private Task<Answer> Draft(string number, string effectiveOn, string signingCapacity, object[] items, string? unit, Account? by) =>
        (by ?? _head).CreateAsync($"{Stage.Assignments}/decisions", new
        {
            unitCode = unit ?? Division,
            workYear = 2022,
            number,
            signedOn = "2022-01-11",
            effectiveOn,
            signingCapacity,
            items,
        });

    private async Task<string> ResponsibleFor(string task, string day) =>
        (await _head.GetAsync($"{Stage.Assignments}/tasks/{task}/responsibles?asOf={day}")).Json[0]!["personCode"]!.GetValue<string>();
}
