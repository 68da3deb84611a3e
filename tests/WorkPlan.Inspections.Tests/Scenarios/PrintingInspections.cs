using WorkPlan.Documents;
using WorkPlan.Testing.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

public sealed class PrintingInspections : IAsyncLifetime
{
    private const string Visited = InspectionsApp.HuongSon;
    private const string Other = InspectionsApp.KyAnh;
    private readonly InspectionsApp _app = new();

    public Task InitializeAsync() => _app.HasUnits(Visited, Other);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Conclusion_and_summary_are_shown_and_downloaded_in_the_decrees_form()
    {
        var campaign = await _app.HasAnnouncedCampaign(Visited);
        var root = $"{InspectionsApp.Api}/campaigns/{campaign.Id}";
        var conclusion = $"{root}/units/{Visited}/conclusion/document";
        await _app.AsInspector.GetAsync(new Uri(conclusion, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        var finding = await _app.HasFinding(campaign, Visited);
        await _app.HasConcluded(campaign, Visited);

        var preview = await _app.AsUnit(Visited).Read<DocumentPreview>($"{conclusion}/preview");
        Assert.Equal("KẾT LUẬN", preview.Type);
        Assert.Contains(preview.Body, block => block.Text.Contains(finding.Statement, StringComparison.Ordinal));
        Assert.Contains(preview.Body, block => block.Text == "Nguyên nhân chủ quan: Chưa phân công người cập nhật.");
        Assert.Contains(preview.Body, block => block.Text == "Căn cứ: nội dung HS-1 của bảng kiểm; tài liệu «Kiểm tra trực tiếp tại VKSND huyện Hương Sơn» ngày 01/06/2022.");
        Assert.Contains("number", preview.Missing);
        await _app.AsUnit(Visited).ShouldPrint(conclusion, finding.Statement);
        var summary = await _app.AsChief.Read<DocumentPreview>($"{root}/summary/document/preview");
        Assert.Equal(("BÁO CÁO", 2, 1), (summary.Type, summary.Appendices[0].Tables[0].Rows.Count, summary.Appendices[1].Tables[0].Rows.Count));
        Assert.Contains(finding.Statement, await _app.AsChief.ShouldPrint($"{root}/summary/document", finding.Statement));

        // The summary names every unit's findings; another unit reads neither.
        await _app.AsUnit(Visited).GetAsync(new Uri($"{root}/summary/document", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.AsUnit(Other).GetAsync(new Uri(conclusion, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.AsChief.GetAsync(new Uri($"{root}/summary/document?format=pdf", UriKind.Relative)).ShouldBeProblem(400, "malformed-request");
    }
}
