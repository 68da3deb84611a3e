using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Missing pairs over several documents, and principle files of several fields: all that is missing is named, and is evidence.</summary>
public sealed class WhatIsMissing : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    private string Resource => InspectionsApp.At(_campaign, Unit);

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        var checklist = await _app.AsChief.Create($"{InspectionsApp.Api}/checklists", new
        {
            code = "HSNT",
            title = "Bảng kiểm hồ sơ nguyên tắc",
            unitCode = InspectionsApp.Province,
            items = new object[]
            {
                new { code = "QT-1", group = "dissemination", question = "Quán triệt đầy đủ?", maxScore = 10, fact = "disseminationComplete" },
                new { code = "HS-1", group = "principleFiles", question = "Hồ sơ nguyên tắc đầy đủ?", maxScore = 9, fact = "principleFilesComplete" },
            },
        }).ShouldBeOk<ChecklistView>();
        _campaign = await _app.HasTeam(
            await _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", InspectionsApp.Campaign(checklist.Id, Unit)).ShouldBeOk<CampaignView>());
        await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(_campaign), "announce", new { announcedOn = "2022-06-01" }).ShouldBeOk<CampaignView>();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Each_document_names_those_who_have_not_acknowledged_it()
    {
        foreach (var (number, missing) in new (string, string[]?)[] { ("VB-1", ["HS-01", "HS-02"]), ("VB-2", ["HS-02"]), ("VB-3", null) })
            await _app.Bus.Deliver(OtherServices.Dissemination(Guid.CreateVersion7(), Unit, number, required: 5, missing));

        var fact = await FactOf("QT-1");

        Assert.Equal("3/5 người đã xác nhận đủ; 1/3 văn bản được mọi người xác nhận", fact.Sentence);
        Assert.Equal(
            [("HS-01", "VB-1"), ("HS-02", "VB-1"), ("HS-02", "VB-2")],
            fact.Gaps.Select(gap => (gap.PersonCode!, gap.Subject)).OrderBy(pair => pair));
        Assert.Equal(3, fact.Sources.Count);
    }

    [Fact]
    public async Task What_the_principle_files_lack_shows_a_fault_until_it_is_filed()
    {
        await _app.Bus.Deliver(Files(1, Missing("HINH-SU", "Hướng dẫn của Vụ 1"), Missing("HANH-CHINH", "Hướng dẫn của Vụ 10")));
        var fact = await FactOf("HS-1");
        Assert.Equal("hồ sơ nguyên tắc có 4/6 văn bản phải lưu", fact.Sentence);
        Assert.Equal(["HINH-SU: Hướng dẫn của Vụ 1", "HANH-CHINH: Hướng dẫn của Vụ 10"], fact.Gaps.Select(gap => gap.Subject));
        var answered = await _app.AsInspector.Do(
            HttpMethod.Post, Resource, "answers", new { answers = new[] { new { itemCode = "HS-1", verdict = "accept" } } }).ShouldBeOk<UnitInspectionView>();
        Assert.Equal(6, answered.Items.Single(item => item.Code == "HS-1").Answer!.Score); // four sixths of nine

        // The fact is the evidence: nothing has to be photographed.
        var finding = await _app.AsInspector.Create($"{Resource}/findings", InspectionsApp.Finding()).ShouldBeOk<FindingView>();
        Assert.Equal((FactKind.PrincipleFilesComplete, fact.Sentence, null), (finding.CitedFact!.Kind, finding.CitedFact.Sentence, finding.EvidenceId));

        await _app.Bus.Deliver(Files(2));
        Assert.Empty((await FactOf("HS-1")).Gaps);
        await _app.AsInspector.Create($"{Resource}/findings", InspectionsApp.Finding()).ShouldBeProblem(409, "finding-without-evidence");
        Assert.Equal(fact.Sentence, (await _app.AsInspector.Read<FindingView>($"{InspectionsApp.Api}/findings/{finding.Id}")).CitedFact!.Sentence);
    }

    private async Task<FactView> FactOf(string item) => (await _app.Inspection(_campaign, Unit)).Items.Single(row => row.Code == item).Fact!;

    private static MissingDocument Missing(string field, string name) => new() { FieldCode = field, Code = "HD", Name = name };

    private PrincipleFileChanged Files(long version, params MissingDocument[] missing) => new()
    {
        StreamKey = $"principle-file:{Unit}:2022",
        Version = version,
        OccurredAt = _app.Clock.GetUtcNow(),
        UnitCode = Unit,
        WorkYear = 2022,
        Required = 6,
        Filed = 6 - missing.Length,
        Missing = missing,
    };
}
