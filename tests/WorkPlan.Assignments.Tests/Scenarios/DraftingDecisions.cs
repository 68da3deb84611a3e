using System.Net;
using System.Text.Json;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class DraftingDecisions(DivisionNine division) : IClassFixture<DivisionNine>
{
    private readonly AssignmentsApp _app = division.App;

    [Theory]
    [InlineData("05/KH-VKS", "2022-01-12", "decision-number-unreadable")]
    [InlineData("/QĐ-VKS", "2022-01-12", "decision-number-unreadable")]
    [InlineData("05/QĐ-VKS", "2022-01-10", "decision-effective-before-signed")]
    [InlineData("05/QĐ-VKS", "2022-12-01", "decision-outside-work-year")]
    public async Task What_the_form_does_not_allow_is_refused(string number, string effectiveOn, string code)
    {
        var task = await _app.HasTask("Nhập liệu");
        await _app.Draft(number, effectiveOn, Item(task, "P9-06")).ShouldBeProblem(409, code);
    }

    [Fact]
    public async Task A_task_has_exactly_one_lead_and_a_person_one_role_in_it()
    {
        var task = await _app.HasTask("Nhập liệu");
        await _app.Draft(division.Number(), "2022-01-12", Item(task, "P9-06"), Item(task, "P9-05")).ShouldBeProblem(409, "task-needs-one-lead");
        await _app.Draft(division.Number(), "2022-01-12", Item(task, "P9-06", "support")).ShouldBeProblem(409, "task-needs-one-lead");
        await _app.Draft(division.Number(), "2022-01-12", Item(task, "P9-06"), Item(task, "P9-06", "support")).ShouldBeProblem(409, "person-twice-in-task");
    }

    [Fact]
    public async Task Items_name_tasks_and_people_that_exist()
    {
        var foreign = await _app.HasTask("Việc của Phòng 10", unit: OtherDivision);
        var problem = await _app.Draft(division.Number(), "2022-01-12", Item(foreign, "P9-06"), Item(Guid.NewGuid(), "KHONG-CO"))
            .ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["items[0].taskId", "items[1].personCode", "items[1].taskId"], problem.Fields.Order());
    }

    [Fact]
    public async Task A_number_is_given_once_in_a_unit_and_year()
    {
        var task = await _app.HasTask("Nhập liệu");
        await _app.Draft("05/QĐ-VKS", "2022-01-12", Item(task, "P9-06")).ShouldBe(HttpStatusCode.Created);
        await _app.Draft("5/QĐ-vks", "2022-01-20", Item(task, "P9-06")).ShouldBeProblem(409, "decision-number-taken");
        var other = await _app.HasTask("Nhập liệu", unit: OtherDivision);
        await _app.Chief.Create($"{Api}/decisions", Decision("05/QĐ-VKS", "2022-01-12", [Item(other, "P9-06")], OtherDivision)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_issued_decision_does_not_change_any_more()
    {
        var (task, number) = (await _app.HasTask("Nhập liệu"), division.Number());
        var issued = await _app.Issue(number, "2022-01-12", Item(task, "P9-06")).ShouldBeOk<JsonElement>();
        var path = $"{Api}/decisions/{issued.GetProperty("id").GetGuid()}";
        await ChangeNow(_app.Head, HttpMethod.Post, path, "/issue").ShouldBeProblem(409, "decision-already-issued");
        await ChangeNow(_app.Head, HttpMethod.Delete, path, "").ShouldBeProblem(409, "decision-already-issued");
        var change = new { number, signedOn = "2022-01-11", effectiveOn = "2022-01-12", signingCapacity = "acting", items = new[] { Item(task, "P9-05") } };
        await ChangeNow(_app.Head, HttpMethod.Put, path, "", change).ShouldBeProblem(409, "decision-already-issued");
    }

    /// <summary>KT. is for deputies, in one's own office for the head, everything else on a basis that is named.</summary>
    [Fact]
    public async Task Nobody_signs_as_what_he_is_not()
    {
        var task = await _app.HasTask("Nhập liệu", dueOn: null);
        var deputy = _app.As(Roles.UnitHead, Division, personCode: "P9-02");
        await Signed("forChief").ShouldBeProblem(409, "decision-signer-not-deputy");
        await Signed("forChief", "P9-03").ShouldBeProblem(409, "decision-signer-not-deputy");
        await Signed("forChief", "P9-99").ShouldBeProblem(409, "decision-signer-not-known");
        await Signed("forChief", by: _app.As(Roles.UnitHead, Division, personCode: null)).ShouldBeProblem(409, "decision-signer-missing");
        await Signed("inOwnOffice", "P9-02").ShouldBeProblem(409, "decision-signer-not-head");
        await Signed("authorised", "P9-03").ShouldBeProblem(409, "decision-signing-basis-missing");
        Assert.Equal(("P9-02", "Trần Thị Bình"), Signer(await Signed("forChief", by: deputy).ShouldBeOk<JsonElement>()));
        Assert.Equal(("P9-02", "Trần Thị Bình"), Signer(await Signed("forChief", "P9-02", day: 13).ShouldBeOk<JsonElement>()));
        Assert.Equal(("P9-01", "Lê Văn Hoằng"), Signer(await Signed("inOwnOffice", "P9-01", day: 14).ShouldBeOk<JsonElement>()));
        Assert.Equal(("P9-03", "Nguyễn Văn Ánh"), Signer(await Signed("authorised", "P9-03", "Giấy ủy quyền số 3/GUQ-VKS ngày 10/01/2022", day: 15).ShouldBeOk<JsonElement>()));

        async Task<HttpResponseMessage> Signed(string signingCapacity, string? signerPersonCode = null, string? signingBasis = null, HttpClient? by = null, int day = 12)
        {
            var draft = await _app.Head.Create($"{Api}/decisions", new
            {
                unitCode = Division,
                workYear = 2022,
                number = division.Number(),
                signedOn = "2022-01-11",
                effectiveOn = $"2022-01-{day}",
                signingCapacity,
                signerPersonCode,
                signingBasis,
                items = new[] { Item(task, "P9-06") },
            }).ShouldBe(HttpStatusCode.Created);
            return await (by ?? _app.Head).Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag());
        }

        static (string?, string?) Signer(JsonElement decision) =>
            (decision.GetProperty("signerPersonCode").GetString(), decision.GetProperty("signerName").GetString());
    }

    [Fact]
    public async Task A_draft_is_changed_checked_listed_and_discarded()
    {
        var number = division.Number();
        var trial = await _app.HasTask("Kiểm sát phiên tòa", Requirement("superviseTrial"));
        var draft = await _app.Draft(number, "2022-01-12", Item(trial, "P9-06")).ShouldBe(HttpStatusCode.Created);
        var path = draft.Headers.Location!.ToString();
        var check = await _app.Head.Send(HttpMethod.Post, path + "/check").ShouldBeOk<JsonElement>();
        Assert.Equal((1, 0), (check.GetProperty("blocks").GetArrayLength(), check.GetProperty("warnings").GetArrayLength()));
        var change = new { number, signedOn = "2022-01-11", effectiveOn = "2022-01-12", signingCapacity = "acting", items = new[] { Item(trial, "P9-03") } };
        await ChangeNow(_app.Head, HttpMethod.Put, path, "", change).ShouldBe(HttpStatusCode.OK);
        var listed = await _app.Head.Read<JsonElement>($"{Api}/decisions?unit={Division}&workYear=2022&state=draft");
        var row = listed.GetProperty("items").EnumerateArray().Single(known => known.GetProperty("number").GetString() == number);
        Assert.Equal(1, row.GetProperty("items").GetInt32());
        await ChangeNow(_app.Head, HttpMethod.Delete, path, "").ShouldBe(HttpStatusCode.NoContent);
        await _app.Head.GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_decision_cannot_take_effect_before_or_together_with_the_one_it_supersedes()
    {
        var task = await _app.HasTask("Nhập liệu");
        await _app.Issue(division.Number(), "2022-02-01", Item(task, "P9-06")).ShouldBe(HttpStatusCode.OK);
        await (await _app.Issue(division.Number(), "2022-02-01", Item(task, "P9-05"))).ShouldBeProblem(409, "task-has-later-decision");
        await (await _app.Issue(division.Number(), "2022-01-20", Item(task, "P9-05"))).ShouldBeProblem(409, "task-has-later-decision");
    }

    [Fact]
    public async Task A_withdrawn_task_is_not_assigned_and_strangers_issue_nothing()
    {
        var task = await _app.HasTask("Nhập liệu");
        var draft = await _app.Draft(division.Number(), "2022-01-12", Item(task, "P9-06")).ShouldBe(HttpStatusCode.Created);
        await _app.As(Roles.Planner, Division).Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBeProblem(403, "not-permitted");
        await _app.As(Roles.UnitHead, OtherDivision).Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBeProblem(404, "not-found");
        await ChangeNow(_app.Head, HttpMethod.Post, $"{Api}/tasks/{task}", "/withdraw", new { reason = "Không còn cần" }).ShouldBe(HttpStatusCode.OK);
        await _app.Head.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBeProblem(409, "task-not-active");
    }
}
