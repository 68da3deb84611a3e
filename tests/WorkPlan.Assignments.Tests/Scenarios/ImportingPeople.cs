using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class ImportingPeople
{
    [Fact]
    public async Task Every_bad_row_is_named_by_line_and_field_and_nobody_is_registered()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        var people = new object?[]
        {
            Person("A-1", "Người Tốt"),
            Person("A-2", ""),
            Person("A-1", "Trùng Mã"),
            Person("A-4", "Sai Đơn Vị", unitCode: "KHONG.CO"),
            Person("A-5", "Ngoài Phạm Vi", unitCode: OtherDivision),
            Person("A-6", "Sai Chức Danh", judicial: "prosecutorJunior", judicialTo: "2017-01-01"),
            null,
        };
        var problem = await app.Head.Create($"{Api}/people/import", new { people }).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(
            ["people[1].fullName", "people[2].code", "people[3].unitCode", "people[4].unitCode", "people[5].servesTo", "people[6]"],
            problem.Fields.Order());
        var message = problem.Body.GetProperty("errors").GetProperty("people[3].unitCode")[0].GetString();
        Assert.Equal("Dòng 4: Không có đơn vị KHONG.CO trong danh sách đơn vị.", message);
        Assert.Equal(0, (await app.Chief.Read<JsonElement>($"{Api}/people")).GetProperty("total").GetInt32());
        await app.Bus.ShouldNotHavePublished<PersonChanged>();
    }

    [Fact]
    public async Task A_large_import_registers_everybody_and_tells_of_everybody()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        var people = Enumerable.Range(1, 200).Select(i => Person($"B-{i:000}", $"Nguyễn Văn {(char)('A' + (i % 20))}")).ToArray();
        var imported = await app.Chief.Create($"{Api}/people/import", new { people }).ShouldBeOk<JsonElement>();
        Assert.Equal(200, imported.GetProperty("imported").GetInt32());
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(200, person => person.Version == 1);
    }

    [Fact]
    public async Task More_rows_than_allowed_and_an_empty_list_are_refused()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Chief.Create($"{Api}/people/import", new { people = Array.Empty<object>() }).ShouldBeProblem(400, "validation-failed");
        var people = Enumerable.Range(1, 5001).Select(i => new { code = $"C{i}", fullName = "A B", unitCode = Division, kind = "civilServant", recruitedOn = "2020-01-01" });
        var problem = await app.Chief.Create($"{Api}/people/import", new { people }).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["people"], problem.Fields);
    }

    [Fact]
    public async Task The_same_import_sent_again_gives_the_first_answer()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        var body = new { people = new[] { Person("D-1", "Một Lần") } };
        await app.Chief.Create($"{Api}/people/import", body, idempotencyKey: "import-1").ShouldBe(HttpStatusCode.Created);
        await app.Chief.Create($"{Api}/people/import", body, idempotencyKey: "import-1").ShouldBe(HttpStatusCode.Created);
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(1);
    }

    [Fact]
    public async Task Whoever_only_reads_cannot_import()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.As(Roles.Auditor).Create($"{Api}/people/import", new { people = new[] { Person("E-1", "Không Quyền") } })
            .ShouldBeProblem(403, "not-permitted");
    }
}
