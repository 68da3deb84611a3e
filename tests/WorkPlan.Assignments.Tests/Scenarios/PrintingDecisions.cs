using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkPlan.Documents;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class PrintingDecisions
{
    [Fact]
    public async Task A_decision_is_shown_and_downloaded_in_the_decrees_form()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Nhập liệu thống kê án dân sự");
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(task, "P9-06")).ShouldBe(HttpStatusCode.OK);
        var second = await app.Issue("11/QĐ-VKS", "2022-03-01", Item(task, "P9-05")).ShouldBeOk<JsonElement>();
        var path = $"{Api}/decisions/{second.GetProperty("id").GetGuid()}/document";

        var preview = await app.Head.Read<DocumentPreview>($"{path}/preview");
        Assert.Equal(("QUYẾT ĐỊNH", "Số: 11/QĐ-VKS"), (preview.Type, preview.Number));
        Assert.StartsWith("KT. ", preview.Signature.Capacity, StringComparison.Ordinal);
        Assert.Equal("Trần Thị Bình", preview.Signature.Name);
        Assert.Contains(preview.Body, block => block.Kind == BlockKind.Article && block.Text.Contains("Quyết định số 05/QĐ-VKS", StringComparison.Ordinal));
        Assert.Contains("Nhập liệu thống kê án dân sự", Assert.Single(Assert.Single(Assert.Single(preview.Appendices).Tables).Rows));

        var answer = await app.Head.GetAsync(new Uri(path, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        Assert.EndsWith(".docx", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(document));
        Assert.Contains("QUYẾT ĐỊNH:", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        using var table = new MemoryStream(await app.Head.GetByteArrayAsync(new Uri($"{path}?format=xlsx", UriKind.Relative)));
        using var workbook = SpreadsheetDocument.Open(table, isEditable: false);
        Assert.Single(workbook.WorkbookPart!.WorksheetParts);

        await app.Head.GetAsync(new Uri($"{path}?format=pdf", UriKind.Relative)).ShouldBeProblem(400, "malformed-request");
        await app.As("staff", "QT").GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await app.Anonymous().GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
    }
}
