using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkPlan.Documents;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Plans;

public sealed class PrintingPlans
{
    private const string Civil = "DAN-SU";

    [Fact]
    public async Task Draft_plan_and_supplement_are_shown_and_downloaded_in_the_decrees_form()
    {
        await using var app = new PlanningApp(SharedKernel.VietnamTime.At(new DateOnly(2021, 12, 24), new TimeOnly(9, 0)));
        await app.HasUnits();
        await app.HasFields(Civil);
        await app.RegistersCatalogue(
            app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Civil, "Kháng nghị phúc thẩm ngang cấp được chấp nhận", "sector", PlanningApp.AtLeast(70)))
            .ShouldBe(HttpStatusCode.Created);
        var briefing = await app.HasBriefing(app.AsChief, "QT", "2021-12-10");
        var program = await PlanDesk.Draft(app.AsDivisionHead, new
        {
            unitCode = "QT.P9",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện chức năng, nhiệm vụ",
            basis = new[] { new { kind = "briefing", id = briefing } },
        });
        var task = await program.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao chất lượng kháng nghị phúc thẩm"));
        await program.HasSection(Civil, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(80), taskId = task });

        var draft = await app.AsDivisionHead.Read<DocumentPreview>($"{program.Path}/versions/0/document/preview");
        Assert.Equal(["number", "date", "signer"], draft.Missing);
        await program.IsIssued(app.AsChief, "2021-12-24");
        var counted = await app.Anonymous().MetricsWith("workplan_plans_issued_total");
        Assert.Equal(1, counted["workplan_plans_issued_total"].Samples.Single().Value);
        Assert.Equal(
            ["submitted", "approved"],
            new[] { await Told(app, "submitted"), await Told(app, "approved") }.OrderBy(step => step.Version).Select(step => step.State));

        // Also for whoever reads English: the document has one language.
        var reader = app.AsDivisionHead;
        reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var document = $"{program.Path}/versions/1/document";
        var preview = await reader.Read<DocumentPreview>($"{document}/preview");
        Assert.Equal(("CHƯƠNG TRÌNH", "TRƯỞNG PHÒNG"), (preview.Type, preview.Signature.Capacity));
        Assert.Equal("Quảng Trị, ngày 24 tháng 12 năm 2021", preview.PlaceAndDate);
        Assert.Contains("Cao hơn", Assert.Single(preview.Appendices[0].Tables[0].Rows));
        var answer = await reader.GetAsync(new Uri(document, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var package = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(package));
        Assert.Contains("KHÂU CÔNG TÁC ĐỘT PHÁ", package.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);

        await program.As(app.AsChief).Does(HttpMethod.Post, "/supplements", new
        {
            basis = new[] { new { kind = "briefing", id = await app.HasBriefing(app.AsChief, "QT", "2021-12-23") } },
            decidedOn = "2021-12-24",
            number = "02/CTr-P9",
            addTasks = new[] { PlanningApp.TaskOf("key", "Kiểm sát khiếu kiện hành chính về đất đai") },
        });
        var supplement = await reader.Read<DocumentPreview>($"{program.Path}/versions/2/document/preview");
        Assert.Equal("Số: 02/CTr-P9", supplement.Number);
        Assert.StartsWith("Bổ sung, điều chỉnh", supplement.Abstract, StringComparison.Ordinal);
        Assert.Contains(supplement.Body, block => block.Kind == BlockKind.Item && block.Text.Contains("đất đai", StringComparison.Ordinal));

        await reader.GetAsync(new Uri($"{program.Path}/versions/9/document", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await reader.GetAsync(new Uri($"{document}?format=pdf", UriKind.Relative)).ShouldBeProblem(400, "malformed-request");
        await app.As("staff", "HT").GetAsync(new Uri(document, UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    private static Task<PlanAdvanced> Told(PlanningApp app, string state) =>
        app.Bus.ShouldHavePublished<PlanAdvanced>(message => message.State == state);
}
