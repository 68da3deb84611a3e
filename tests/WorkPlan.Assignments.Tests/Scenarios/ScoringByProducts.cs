using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;
using static WorkPlan.Assignments.Tests.Scenarios.S6_IndividualPlansAndTransfer;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>Decree 335/2025: converted products in quantity, quality and progress; in force from 2026.</summary>
public sealed class ScoringByProducts
{
    private const string Quarter = "2026-Q2";

    [Fact]
    public async Task Every_point_of_a_quarter_is_traced()
    {
        await using var app = await In2026();
        var path = await Product(app, "P9-05", assigned: 4);
        await Delivers(app, path, "P9-05", 4).ShouldBe(HttpStatusCode.OK);
        await Fault(app, path, "quality", 1).ShouldBe(HttpStatusCode.OK);
        var late = await Fault(app, path, "lateness", 2).ShouldBeOk<JsonElement>();
        await General(app, "P9-05", 28).ShouldBe(HttpStatusCode.OK);
        // Quality and progress each lose a quarter of one of four: 70 × (1 + 15/16 + 15/16) ÷ 3.
        var scored = await Row(app, "P9-05");
        Assert.Equal((67.08m, 95.08m), (Points(scored, "taskPoints"), Points(scored, "points")));

        var cause = late.GetProperty("faults").EnumerateArray().Single(fault => Text(fault, "kind") == "lateness").GetProperty("id").GetGuid();
        await ChangeNow(app.Head, HttpMethod.Post, path, $"/faults/{cause}/confirm-cause", new { cause = "Tòa án hoãn phiên tòa" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, path, $"/faults/{cause}/confirm-cause", new { cause = "Lần nữa" }).ShouldBeProblem(409, "product-cause-confirmed");
        scored = await Row(app, "P9-05");
        Assert.Equal(68.54m, Points(scored, "taskPoints"));
        Assert.Equal(
            ["product", "fault", "lateness-excused", "quantity", "quality", "progress", "task-points", "general", "total", "limit-group"],
            scored.GetProperty("trace").EnumerateArray().Select(line => Text(line, "step")));
        Assert.Contains("do Trưởng phòng xác nhận", scored.GetProperty("trace")[2].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        // One excellent examiner is more than a fifth of nobody who is good.
        Assert.Equal(("excellent", "good", "group"), (Text(scored, "bandByPoints"), Text(scored, "band"), Text(scored, "limit")));
        var own = await app.Staff("P9-05").Read<JsonElement>($"{Api}/scoring/evaluations/P9-05?unit={Division}&period={Quarter}");
        Assert.Equal(scored.ToString(), own.ToString());
    }

    /// <summary>Five of four, one of them wrong: what is too much does not pay for what is wrong, nor for what is missing.</summary>
    [Fact]
    public async Task More_than_was_assigned_makes_up_for_nothing()
    {
        await using var app = await In2026();
        var path = await Product(app, "P9-05", assigned: 4);
        await Delivers(app, path, "P9-05", 5).ShouldBe(HttpStatusCode.OK);
        await Fault(app, path, "quality", 5).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(68.54m, Points(await Row(app, "P9-05"), "taskPoints"));
    }

    /// <summary>What somebody says of himself counts when somebody else has said it, too.</summary>
    [Fact]
    public async Task Only_what_is_confirmed_counts_and_what_came_late_is_shown()
    {
        await using var app = await In2026();
        var path = await Product(app, "P9-05", assigned: 4);
        app.Clock.MoveTo(new DateTimeOffset(2026, 3, 30, 9, 0, 0, TimeSpan.FromHours(7)));
        await Reports(3).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(new DateTimeOffset(2026, 4, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        await Reports(4).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(0m, Points(await Row(app, "P9-05"), "taskPoints"));
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Post, path, "/confirm", new { confirmed = 4 }).ShouldBeProblem(403, "not-permitted");
        await ChangeNow(app.As("unitHead", Division, personCode: "P9-05"), HttpMethod.Post, path, "/confirm", new { confirmed = 4 }).ShouldBeProblem(409, "product-own-judgement");
        await Confirms(app, path, 5).ShouldBeProblem(409, "product-item-not-delivered");
        await Confirms(app, path, 2).ShouldBe(HttpStatusCode.OK);
        var half = await Row(app, "P9-05");
        Assert.Equal(35m, Points(half, "taskPoints"));
        Assert.Contains("2 sản phẩm tự báo hoàn thành chưa được xác nhận", half.GetProperty("trace").ToString(), StringComparison.Ordinal);
        await Confirms(app, path, 4).ShouldBe(HttpStatusCode.OK);
        var product = await app.Head.Read<JsonElement>(path);
        Assert.Equal([4], product.GetProperty("lateItems").EnumerateArray().Select(item => item.GetInt32()));
        Assert.Equal("2026-04-02", Text(product, "deliveredOn"));
        await Fault(app, path, "lateness", 4).ShouldBe(HttpStatusCode.OK);
        Assert.Empty((await app.Head.Read<JsonElement>(path)).GetProperty("lateItems").EnumerateArray());
        // Taken back, it is confirmed no longer.
        await Reports(3).ShouldBeProblem(409, "product-faulty-item-delivered");

        Task<HttpResponseMessage> Reports(int delivered) => ChangeNow(app.Staff("P9-05"), HttpMethod.Post, path, "/deliver", new { delivered });
    }

    [Fact]
    public async Task Nobody_is_scored_before_it_is_switched_on_and_each_unit_from_its_day()
    {
        await using var app = await In2026(adopted: false);
        await app.Head.GetAsync(Evaluations(Division)).ShouldBeProblem(409, "scoring-not-adopted");
        var body = new { unitCode = Province, policyCode = "nd-335-2025", from = "2025-12-01", decisionNumber = "12/QĐ-VKS" };
        await app.Chief.Create($"{Api}/scoring/adoptions", body).ShouldBeProblem(409, "scoring-policy-not-in-force");
        await app.Head.Create($"{Api}/scoring/adoptions", body).ShouldBeProblem(403, "not-permitted");
        var adopted = await Adopt(app).ShouldBe(HttpStatusCode.Created);
        await Adopt(app).ShouldBeProblem(409, "scoring-already-adopted");
        Assert.Equal("nd-335-2025", Text(await app.Head.Read<JsonElement>(Evaluations(Division).ToString()), "policyCode"));
        await app.Head.GetAsync(new Uri($"{Api}/scoring/evaluations?unit={Division}&period=2026", UriKind.Relative)).ShouldBeProblem(409, "scoring-period-too-long");
        await app.Head.GetAsync(new Uri($"{Api}/scoring/evaluations?unit={Division}&period=mai", UriKind.Relative)).ShouldBeProblem(409, "period-code-unreadable");
        await ChangeNow(app.Chief, HttpMethod.Post, adopted.Headers.Location!.ToString(), "/end", new { lastDay = "2026-05-30" }).ShouldBe(HttpStatusCode.OK);
        await app.Head.GetAsync(Evaluations(Division)).ShouldBeProblem(409, "scoring-not-adopted");
    }

    [Fact]
    public async Task Nobody_judges_themselves_and_only_what_is_there_is_judged()
    {
        await using var app = await In2026();
        var path = await Product(app, "P9-01", assigned: 2);
        await Delivers(app, path, "P9-05", 1).ShouldBeProblem(403, "product-not-yours");
        await Delivers(app, path, "P9-01", 1).ShouldBe(HttpStatusCode.OK);
        await Fault(app, path, "quality", 1).ShouldBeProblem(409, "product-own-judgement");
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/faults", FaultBody("quality", 2)).ShouldBeProblem(409, "product-item-not-delivered");
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/faults", FaultBody("quality", 1)).ShouldBe(HttpStatusCode.OK);
        await Delivers(app, path, "P9-01", 0).ShouldBeProblem(409, "product-faulty-item-delivered");
        await General(app, "P9-01", 28).ShouldBeProblem(409, "product-own-judgement");
        await General(app, "P9-05", 31).ShouldBeProblem(409, "general-points-too-many");
        await General(app, "P9-99", 20).ShouldBeProblem(400, "validation-failed");
        await app.Staff("P9-05").GetAsync(Evaluations(Division)).ShouldBeProblem(403, "not-permitted");
        await app.Staff("P9-05").GetAsync(new Uri($"{Api}/scoring/evaluations/P9-01?unit={Division}&period={Quarter}", UriKind.Relative)).ShouldBeProblem(403, "product-not-yours");
        var task = path[..path.IndexOf("/products", StringComparison.Ordinal)];
        await ChangeNow(app.Head, HttpMethod.Put, task, "/products/P9-06", Expected(1)).ShouldBeProblem(409, "product-person-not-responsible");
    }

    [Fact]
    public async Task There_are_not_more_than_two_hundred_faults()
    {
        await using var app = await In2026();
        var path = await Product(app, "P9-05", assigned: 4);
        await Delivers(app, path, "P9-05", 4).ShouldBe(HttpStatusCode.OK);
        for (var number = 0; number < 200; number++)
            await Fault(app, path, "quality", 1).ShouldBe(HttpStatusCode.OK);
        await Fault(app, path, "quality", 1).ShouldBeProblem(409, "product-faults-too-many");
    }

    [Fact]
    public async Task A_leader_is_judged_on_the_unit_too_and_who_was_transferred_on_each_unit_apart()
    {
        await using var app = await In2026();
        var path = await Product(app, "P9-04", assigned: 2);
        await Delivers(app, path, "P9-04", 1).ShouldBe(HttpStatusCode.OK);
        // Half of everything: 35 points, and all that the head has is the unit's.
        Assert.Equal((35m, 35m), (Points(await Row(app, "P9-04"), "taskPoints"), Points(await Row(app, "P9-01"), "taskPoints")));
        Assert.Equal(JsonValueKind.Null, (await Row(app, "P9-06")).GetProperty("taskPoints").ValueKind);
        await Move(app, "P9-04", OtherDivision, "2026-04-01").ShouldBe(HttpStatusCode.Created);
        // Due on 31/3, before she went: it stays where it was done.
        Assert.Equal(35m, Points(await Row(app, "P9-04"), "taskPoints"));
        Assert.Equal(JsonValueKind.Null, (await Row(app, "P9-04", OtherDivision)).GetProperty("taskPoints").ValueKind);
    }

    /// <summary>What was signed stays, byte for byte; who changes what it was made from is written beside it.</summary>
    [Fact]
    public async Task What_is_signed_is_frozen_and_later_changes_are_noted_beside_it()
    {
        await using var app = await In2026();
        var path = await Product(app, "P9-04", assigned: 4);
        await Delivers(app, path, "P9-04", 4).ShouldBe(HttpStatusCode.OK);
        await General(app, "P9-04", 25).ShouldBe(HttpStatusCode.OK);
        await Sign(app.Head).ShouldBeProblem(409, "evaluation-period-not-over");
        app.Clock.MoveTo(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await Sign(app.Staff("P9-04")).ShouldBeProblem(403, "not-permitted");
        await Sign(app.As("unitHead", Division, personCode: "P9-04")).ShouldBeProblem(409, "evaluation-signs-own");
        await Sign(app.Head, unit: OtherDivision).ShouldBeProblem(403, "outside-your-units");
        await Sign(app.Chief, unit: OtherDivision).ShouldBeProblem(409, "evaluation-nobody-rated");
        var english = app.Head;
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var created = await Sign(english).ShouldBe(HttpStatusCode.Created);
        await Sign(app.Chief).ShouldBeProblem(409, "evaluation-already-signed");
        var signed = created.Headers.Location!.ToString();
        var atSigning = await app.Head.Read<JsonElement>(signed);
        Assert.Equal((0, 0), (atSigning.GetProperty("notes").GetArrayLength(), atSigning.GetProperty("differences").GetArrayLength()));

        await Fault(app, path, "quality", 2).ShouldBe(HttpStatusCode.OK);
        await General(app, "P9-04", 20).ShouldBe(HttpStatusCode.OK);
        await General(app, "P9-04", 20).ShouldBe(HttpStatusCode.OK);
        var later = await app.Head.Read<JsonElement>(signed);
        Assert.Equal(atSigning.GetProperty("evaluation").ToString(), later.GetProperty("evaluation").ToString());
        Assert.Equal(Text(atSigning, "contentHash"), Text(later, "contentHash"));
        Assert.Equal(
            [("faultFound", "0", "1", "Trưởng phòng"), ("generalPoints", "25", "20", "Trưởng phòng")],
            later.GetProperty("notes").EnumerateArray().Select(note => (Text(note, "change"), Text(note, "before"), Text(note, "after"), Text(note, "by"))));
        Assert.Contains("Trưởng phòng sửa điểm tiêu chí chung của P9-04: 25 → 20.", Text(later.GetProperty("notes")[1], "sentence"), StringComparison.Ordinal);
        var difference = Assert.Single(later.GetProperty("differences").EnumerateArray());
        Assert.Equal(("P9-04", 95m, 88.54m), (Text(difference, "personCode"), Points(difference, "signed"), Points(difference, "now")));
        // Whoever asks gets what was signed, in the words in which it was signed; anew only when that is asked for.
        var (row, anew) = (await Row(app, "P9-04"), await app.Chief.Read<JsonElement>(Evaluations(Division) + "&anew=true"));
        Assert.Equal((95m, 2), (Points(row, "points"), (await app.Chief.Read<JsonElement>(Evaluations(Division).ToString())).GetProperty("signed").GetProperty("laterChanges").GetInt32()));
        Assert.Contains("Điểm tiêu chí chung 25/30", row.GetProperty("trace").ToString(), StringComparison.Ordinal);
        Assert.Equal(88.54m, Points(anew.GetProperty("people").EnumerateArray().Single(one => Text(one, "personCode") == "P9-04"), "points"));
        Assert.Equal(row.ToString(), (await app.Staff("P9-04").Read<JsonElement>($"{Api}/scoring/evaluations/P9-04?unit={Division}&period={Quarter}")).ToString());
    }

    [Fact]
    public async Task General_points_are_given_at_the_version_that_was_read()
    {
        await using var app = await In2026();
        var body = new { unitCode = Division, personCode = "P9-05", period = Quarter, points = 25, reason = "Tốt" };
        await app.Head.Send(HttpMethod.Put, GeneralPoints, body).ShouldBeProblem(428, "if-match-required");
        await app.Head.Change(HttpMethod.Put, GeneralPoints, "\"3\"", body).ShouldBeProblem(412, "stale-version");
        var given = await app.Head.Change(HttpMethod.Put, GeneralPoints, "\"0\"", body).ShouldBe(HttpStatusCode.OK);
        await app.Head.Change(HttpMethod.Put, GeneralPoints, "\"0\"", body).ShouldBeProblem(412, "stale-version");
        await app.Head.Change(HttpMethod.Put, GeneralPoints, given.Etag(), body).ShouldBe(HttpStatusCode.OK);
        await app.Staff("P9-05").GetAsync(new Uri($"{GeneralPoints}?unit={Division}&person=P9-05&period={Quarter}", UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
    }

    private static Task<HttpResponseMessage> Sign(HttpClient client, string unit = Division) => client.Create(
        $"{Api}/scoring/signed-evaluations", new { unitCode = unit, period = Quarter, number = "21/TB-VKS", signingCapacity = "inOwnOffice" });

    private static async Task<AssignmentsApp> In2026(bool adopted = true)
    {
        var app = await new AssignmentsApp().HasDivisionNine();
        app.Clock.MoveTo(new DateTimeOffset(2026, 5, 5, 9, 0, 0, TimeSpan.FromHours(7)));
        if (adopted)
        {
            await Adopt(app).ShouldBe(HttpStatusCode.Created);
            Assert.Equal(1, (await app.Chief.Read<JsonElement>($"{Api}/scoring/policies")).GetProperty("adoptions").GetArrayLength());
        }
        return app;
    }

    private static Task<HttpResponseMessage> Adopt(AssignmentsApp app) => app.Chief.Create(
        $"{Api}/scoring/adoptions", new { unitCode = Province, policyCode = "nd-335-2025", from = "2026-01-01", decisionNumber = "12/QĐ-VKS" });

    /// <summary>A product of a task that somebody leads; its address.</summary>
    private static async Task<string> Product(AssignmentsApp app, string person, int assigned)
    {
        var task = await app.HasTask("Kiểm sát bản án", dueOn: "2026-03-31");
        var decision = new
        {
            unitCode = Division,
            workYear = 2026,
            number = "05/QĐ-VKS",
            signedOn = "2026-01-05",
            effectiveOn = "2026-01-05",
            signingCapacity = "inOwnOffice",
            items = new[] { Item(task, person) },
        };
        var draft = await app.Head.Create($"{Api}/decisions", decision).ShouldBe(HttpStatusCode.Created);
        await app.Head.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Put, $"{Api}/tasks/{task}", $"/products/{person}", Expected(assigned)).ShouldBe(HttpStatusCode.OK);
        return $"{Api}/tasks/{task}/products/{person}";
    }

    private static object Expected(int assigned) => new { name = "Phiếu kiểm sát", conversionHundredths = 150, assigned, dueOn = "2026-03-31" };

    /// <summary>Reported by the person, and confirmed as it was reported.</summary>
    private static async Task<HttpResponseMessage> Delivers(AssignmentsApp app, string path, string person, int delivered)
    {
        var reported = await ChangeNow(app.Staff(person), HttpMethod.Post, path, "/deliver", new { delivered });
        if (reported.IsSuccessStatusCode)
            await Confirms(app, path, delivered).ShouldBe(HttpStatusCode.OK);
        return reported;
    }

    private static Task<HttpResponseMessage> Confirms(AssignmentsApp app, string path, int confirmed) =>
        ChangeNow(app.Chief, HttpMethod.Post, path, "/confirm", new { confirmed });

    private static object FaultBody(string kind, int item) => new { kind, item, occurredOn = "2026-03-20", note = "Sai thời hiệu" };

    private static Task<HttpResponseMessage> Fault(AssignmentsApp app, string path, string kind, int item) =>
        ChangeNow(app.Head, HttpMethod.Post, path, "/faults", FaultBody(kind, item));

    private const string GeneralPoints = $"{Api}/scoring/general-points";

    private static async Task<HttpResponseMessage> General(AssignmentsApp app, string personCode, int points)
    {
        var read = await app.Chief.GetAsync(new Uri($"{GeneralPoints}?unit={Division}&person={personCode}&period={Quarter}", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        return await app.Head.Change(
            HttpMethod.Put, GeneralPoints, read.Etag(), new { unitCode = Division, personCode, period = Quarter, points, reason = "Chấp hành kỷ luật tốt" });
    }

    private static Uri Evaluations(string unit) => new($"{Api}/scoring/evaluations?unit={unit}&period={Quarter}", UriKind.Relative);

    private static async Task<JsonElement> Row(AssignmentsApp app, string person, string unit = Division) =>
        (await app.Chief.Read<JsonElement>(Evaluations(unit).ToString())).GetProperty("people").EnumerateArray().Single(row => Text(row, "personCode") == person);

    private static decimal Points(JsonElement row, string name) => row.GetProperty(name).GetDecimal();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
