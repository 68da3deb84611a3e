using WorkPlan.Documents;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

public sealed class PrintingEmulation : IAsyncLifetime
{
    private static readonly string[] Council = ["HS-01", "HS-02", "HS-03"];
    private readonly EmulationApp _app = new();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_published_ranking_is_shown_and_downloaded_in_the_decrees_form()
    {
        var cluster = await _app.HasCluster();
        await _app.Bus.Deliver(EmulationApp.UnitState("VKSTC", null, "central"));
        await _app.Bus.Deliver(EmulationApp.UnitState(EmulationApp.Province, "VKSTC", "province", version: 2));
        await _app.Bus.Deliver(EmulationApp.PersonState("HT-CHIEF", name: "Nguyễn Thị Mẫu") with { UnitCode = EmulationApp.Province, ManagementTitle = "chief" });
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met"), ("B", "exceeded")));
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Second, 1, ("A", "met"), ("B", "notMet")));
        var ranking = await _app.HasPublishedRanking(cluster);
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 2, ("A", "notMet")));
        await _app.Bus.Deliver(EmulationApp.Conclusion(EmulationApp.Unit, Guid.CreateVersion7(), "met"));
        var (versions, reader) = ($"{EmulationApp.Api}/rankings/{ranking.Id}/versions", _app.As("staff", EmulationApp.Second));

        var first = await reader.Read<DocumentPreview>($"{versions}/1/document/preview");
        Assert.Equal(("THÔNG BÁO", "VIỆN TRƯỞNG", "Nguyễn Thị Mẫu"), (first.Type, first.Signature.Capacity, first.Signature.Name));
        Assert.Equal(["number"], first.Missing);
        Assert.Equal("VIỆN KIỂM SÁT VKSTC", first.IssuingBody.Superior);
        Assert.Equal(ranking.Id, Assert.Single(await reader.Read<List<RankingView>>($"{EmulationApp.Api}/rankings?workYear=2022")).Id);
        Assert.Equal(["1", $"Viện kiểm sát {EmulationApp.Unit}", "99,00", "0,00", "0,00", "0,00", "99,00"], first.Appendices[0].Tables[0].Rows[0]);
        Assert.Contains("99", await reader.ShouldPrint($"{versions}/1/document", "Hạng 1: Viện kiểm sát HT.HS, 99,00 điểm."));
        // Of the correction there is no paper before it is published.
        await reader.GetAsync(new Uri($"{versions}/2/document", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        var path = $"{EmulationApp.Api}/rankings/{ranking.Id}";
        var read = await _app.AsProvince.GetAsync(new Uri(path, UriKind.Relative));
        var explained = await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{path}/explain", read.Etag(), new { reason = "Đính chính chỉ tiêu A." });
        var verified = await _app.AsVerifier.Change(HttpMethod.Post, $"{path}/verify", explained.Etag());
        _ = await _app.AsChief.Change(HttpMethod.Post, $"{path}/publish", verified.Etag()).ShouldBe(System.Net.HttpStatusCode.OK);
        var cells = await reader.ShouldPrint($"{versions}/2/document", "Đính chính chỉ tiêu A.");
        Assert.Contains("Hạng lần trước", cells);
        Assert.Contains("Không đạt", cells);
        Assert.Contains("Kiểm tra trực tiếp", cells);

        await reader.GetAsync(new Uri($"{versions}/1/document?format=pdf", UriKind.Relative)).ShouldBeProblem(400, "malformed-request");
        await _app.As("staff", "QT").GetAsync(new Uri($"{versions}/1/document", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.Anonymous().GetAsync(new Uri($"{versions}/1/document", UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task A_decision_that_confers_titles_lists_who_has_them_and_what_became_of_them()
    {
        for (var number = 1; number <= 5; number++)
            await _app.Bus.Deliver(EmulationApp.PersonState($"HS-{number:00}", new DateOnly(2000 + number, 1, 1), name: $"Người Mẫu {number}"));
        await _app.HasFighterPolicy(basisPoints: 5000);
        var session = await _app.HasOpenSession(await _app.HasCouncil(Council), Council);
        var (fourth, fifth) = (await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05"));
        var collective = await _app.HasProposal(null, "advancedCollective");
        await _app.HasPassed(session, "advancedWorker", fourth, fifth);
        await _app.HasPassed(session, "advancedCollective", collective);
        await _app.Confers(fourth, fifth, collective).ShouldBeOk<IReadOnlyList<TitleView>>();

        var listed = Assert.Single(await _app.AsProvince.Read<List<ConferralView>>($"{EmulationApp.Api}/conferrals?workYear=2022"));
        Assert.Equal((EmulationApp.Province, "90/QĐ-VKS", 3), (listed.ByUnitCode, listed.DecisionNumber, listed.Titles));
        var query = $"?by={listed.ByUnitCode}&number={Uri.EscapeDataString(listed.DecisionNumber)}&decidedOn={listed.DecidedOn:yyyy-MM-dd}";
        var document = $"{EmulationApp.Api}/conferrals/document";
        var preview = await _app.AsProvince.Read<DocumentPreview>($"{document}/preview{query}");
        Assert.Equal(("QUYẾT ĐỊNH", "Số: 90/QĐ-VKS"), (preview.Type, preview.Number));
        Assert.Equal(["1", "Người Mẫu 4", $"Viện kiểm sát {EmulationApp.Unit}", ""], preview.Appendices[0].Tables[0].Rows[0]);
        Assert.Contains(preview.Body, block => block.Text.EndsWith("mức tiền thưởng 0,3 lần mức lương cơ sở theo 152/2025/NĐ-CP.", StringComparison.Ordinal));
        Assert.Contains(preview.Body, block => block.Kind == BlockKind.Basis && block.Text.Contains("ngày 05 tháng 12 năm 2022", StringComparison.Ordinal));
        Assert.Contains("Người Mẫu 5", await _app.AsProvince.ShouldPrint($"{document}{query}", "«Tập thể lao động tiên tiến» năm 2022 cho 1 tập thể"));

        var held = (await _app.AsProvince.Read<ServiceDefaults.Http.Page<TitleView>>($"{EmulationApp.Api}/titles?person=HS-05")).Items.Single();
        var read = await _app.AsProvince.GetAsync(new Uri($"{EmulationApp.Api}/titles/{held.Id}", UriKind.Relative));
        _app.HasCome(new DateOnly(2023, 1, 10));
        await _app.AsChief.Change(
            HttpMethod.Post, $"{EmulationApp.Api}/titles/{held.Id}/revoke", read.Etag(), new { decisionNumber = "7/QĐ-VKS", decidedOn = "2023-01-10", reason = "Thành tích không đúng." })
            .ShouldBe(System.Net.HttpStatusCode.OK);
        await _app.AsProvince.ShouldPrint($"{document}{query}", "Đã thu hồi theo 7/QĐ-VKS ngày 10/01/2023");

        // It names everybody below: whoever reads only in one of the units does not read it.
        await _app.AsOfficer.GetAsync(new Uri($"{document}{query}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.AsProvince.GetAsync(new Uri($"{document}?by=HT&number=91&decidedOn=2022-12-10", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.AsProvince.GetAsync(new Uri($"{document}?by=HT", UriKind.Relative)).ShouldBeProblem(400, "malformed-request");
    }
}
