using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.PrincipleFiles;

public sealed class KeepingPrincipleFiles : IAsyncLifetime
{
    private const string Files = $"{PlanningApp.Api}/principle-files";
    private const string Own = $"{Files}/QT.P9/2022";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 1, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DAN-SU", "HANH-CHINH");
        await Require("DAN-SU", ("CHI-THI", "Chỉ thị công tác năm"), ("HD-VU-9", "Hướng dẫn công tác năm của Vụ 9")).ShouldBe(HttpStatusCode.OK);
        await Require("HANH-CHINH", ("HD-VU-10", "Hướng dẫn công tác năm của Vụ 10")).ShouldBe(HttpStatusCode.OK);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Completeness_names_what_is_missing_and_the_others_hear_of_it()
    {
        var directive = await _app.HasDocumentId(Papers.Directive01());
        var (empty, etag) = await PlanningApp.Open(_app.AsDivisionHead, Own);
        Assert.Equal((3, 0, 0, "\"0\""), (Number(empty, "required"), Number(empty, "filed"), Number(empty, "percent"), etag));

        await File("DAN-SU/CHI-THI", new { documentId = directive }).ShouldBe(HttpStatusCode.OK);
        var file = await File("DAN-SU/HD-VU-9", new { name = "Hướng dẫn số 09/HD-VKSTC (bản giấy)", filedOn = "2022-01-15" }).ShouldBeOk<JsonElement>();

        Assert.Equal((3, 2, 66), (Number(file, "required"), Number(file, "filed"), Number(file, "percent")));
        Assert.Equal("HANH-CHINH: Hướng dẫn công tác năm của Vụ 10", Assert.Single(file.GetProperty("missing").EnumerateArray()).GetString());
        var place = file.GetProperty("fields")[0].GetProperty("documents")[0].GetProperty("filed");
        Assert.Equal(directive, place.GetProperty("documentId").GetGuid());
        Assert.Contains("01/CT-VKSTC", place.GetProperty("name").GetString(), StringComparison.Ordinal);

        await _app.Bus.ShouldHavePublished<PrincipleFileChanged>(told => told is { Version: 1, Required: 3, Filed: 1 });
        var told = await _app.Bus.ShouldHavePublished<PrincipleFileChanged>(told => told.Version == 2);
        Assert.Equal(("principle-file:QT.P9:2022", "QT.P9", 2022, 2), (told.StreamKey, told.UnitCode, told.WorkYear, told.Filed));
        Assert.Equal(("HANH-CHINH", "HD-VU-10"), (Assert.Single(told.Missing).FieldCode, told.Missing[0].Code));

        var taken = await Change(HttpMethod.Delete, "DAN-SU/HD-VU-9", null).ShouldBeOk<JsonElement>();
        Assert.Equal(1, Number(taken, "filed"));
        await _app.Bus.ShouldHavePublished<PrincipleFileChanged>(told => told is { Version: 3, Filed: 1 });
    }

    [Fact]
    public async Task A_unit_needs_only_what_its_own_fields_require()
    {
        await _app.WorksIn("QT.P9", _app.AsChief, "HANH-CHINH").ShouldBe(HttpStatusCode.OK);
        var file = await File("HANH-CHINH/HD-VU-10", new { name = "Hướng dẫn số 10" }).ShouldBeOk<JsonElement>();
        Assert.Equal((1, 1, 100), (Number(file, "required"), Number(file, "filed"), Number(file, "percent")));

        await _app.WorksIn("QT.P9", _app.AsChief, "DAN-SU", "HANH-CHINH").ShouldBe(HttpStatusCode.OK);
        await _app.Bus.ShouldHavePublished<PrincipleFileChanged>(told => told is { Version: 2, Required: 3, Filed: 1 });
    }

    [Fact]
    public async Task A_longer_list_makes_files_incomplete_again()
    {
        await File("HANH-CHINH/HD-VU-10", new { name = "Hướng dẫn số 10" }).ShouldBe(HttpStatusCode.OK);
        await Require("HANH-CHINH", ("HD-VU-10", "Hướng dẫn của Vụ 10"), ("QC", "Quy chế kiểm sát án hành chính")).ShouldBe(HttpStatusCode.OK);
        var told = await _app.Bus.ShouldHavePublished<PrincipleFileChanged>(told => told.Version == 2);
        Assert.Equal((4, 1), (told.Required, told.Filed));
        var list = await _app.AsChief.Read<JsonElement>($"{Files}?under=QT&workYear=2022");
        Assert.Equal(("QT.P9", 25), (list.GetProperty("items")[0].GetProperty("unitCode").GetString(), Number(list.GetProperty("items")[0], "percent")));
        Assert.Equal(2, (await _app.AsDivisionHead.Read<JsonElement>($"{Files}/required")).GetArrayLength());
    }

    [Fact]
    public async Task What_does_not_belong_in_the_file_is_refused()
    {
        await File("DAN-SU/XX", new { name = "Khác" }).ShouldBeProblem(409, "document-not-required");
        await File("XX/CHI-THI", new { name = "Khác" }).ShouldBeProblem(409, "document-not-required");
        await File("DAN-SU/CHI-THI", new { name = " " }).ShouldBeProblem(409, "filed-document-needs-name");
        await File("DAN-SU/CHI-THI", new { documentId = Guid.NewGuid() }).ShouldBeProblem(409, "filed-document-unknown");
        await File("DAN-SU/CHI-THI", new { name = "Chỉ thị", filedOn = "2022-02-02" }).ShouldBeProblem(409, "filed-in-future");
        await File("DAN-SU/CHI-THI", new { name = "Danh mục MẬT" }).ShouldBeProblem(409, "classified-content-refused");
        await Change(HttpMethod.Delete, "DAN-SU/CHI-THI", null).ShouldBeProblem(409, "document-not-filed");
        await File("DAN-SU/CHI-THI", new { name = "Chỉ thị" }, _app.As("unitHead", "QT.P10")).ShouldBeProblem(404, "not-found");
        await _app.As("staff", "QT.P9").Change(HttpMethod.Put, $"{Own}/DAN-SU/CHI-THI", "\"0\"", new { name = "Chỉ thị" }).ShouldBeProblem(403, "not-permitted");
        await _app.AsDivisionHead.Change(HttpMethod.Put, $"{Own}/DAN-SU/CHI-THI", "\"7\"", new { name = "Chỉ thị" }).ShouldBeProblem(412, "stale-version");
        await Require("DAN-SU", ("A", "Một"), ("A", "Hai")).ShouldBeProblem(409, "required-document-twice");
        await Require("XX").ShouldBeProblem(409, "field-unknown");
        await _app.AsChief.Change(HttpMethod.Put, $"{Files}/required/DAN-SU", "\"1\"", new { documents = Array.Empty<object>() }).ShouldBeProblem(403, "not-permitted");
    }

    private static int Number(JsonElement view, string name) => view.GetProperty(name).GetInt32();

    private async Task<HttpResponseMessage> Require(string field, params (string Code, string Name)[] documents)
    {
        var known = await _app.AsAdministrator.GetAsync(new Uri($"{Files}/required/{field}", UriKind.Relative));
        return await _app.AsAdministrator.Change(
            HttpMethod.Put, $"{Files}/required/{field}", known.IsSuccessStatusCode ? known.Etag() : "\"0\"", new
            {
                legalBasis = "Quy chế lưu giữ hồ sơ của Viện kiểm sát nhân dân tỉnh",
                documents = documents.Select(document => new { code = document.Code, name = document.Name }),
            });
    }

    private Task<HttpResponseMessage> File(string place, object document, HttpClient? client = null) =>
        Change(HttpMethod.Put, place, document, client);

    private async Task<HttpResponseMessage> Change(HttpMethod method, string place, object? body, HttpClient? client = null) =>
        await (client ?? _app.AsDivisionHead).Change(method, $"{Own}/{place}", (await PlanningApp.Open(_app.AsDivisionHead, Own)).ETag, body);
}
