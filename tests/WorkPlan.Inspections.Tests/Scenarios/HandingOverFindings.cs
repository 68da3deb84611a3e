using System.Net;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>1 July 2025 in small: the inspected unit, or the inspecting one, is closed while findings are open.</summary>
public sealed class HandingOverFindings : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private const string Region = "HT.KV5";
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;
    private FindingView _finding = null!;

    private string Route => $"{InspectionsApp.Api}/findings/{_finding.Id}";

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        await _app.Bus.Deliver(OtherServices.Unit(Region, InspectionsApp.Province, "region"));
        _campaign = await _app.HasAnnouncedCampaign(Unit);
        _finding = await _app.HasFinding(_campaign, Unit);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_heir_remedies_what_the_closed_unit_left_open()
    {
        await _app.AsUnit(Region).GetAsync(new Uri(Route, UriKind.Relative)).ShouldBeProblem(404, "not-found");

        await Succeeds(Unit, Region);
        await Succeeds(Unit, Region); // told twice

        var finding = await _app.AsUnit(Region).Read<FindingView>(Route);
        Assert.Equal((Unit, Region), (finding.UnitCode, finding.HandedOverTo)); // where it was found stays on record
        Assert.Equal(new FindingHandOver(Unit, Region, new(2022, 6, 20), "Nghị quyết số 84/2025/UBTVQH15"), Assert.Single(finding.HandOvers));
        Assert.Equal(1, (await _app.AsUnit(Region).Read<Page<FindingView>>($"{InspectionsApp.Api}/findings?unit={Region}")).Total);
        Assert.Equal(1, (await _app.AsUnit(Region).Read<Page<FindingView>>($"{InspectionsApp.Api}/findings?under={Region}")).Total);
        var owed = await _app.AsUnit(Region).Read<Page<Inspections.Obligations.ObligationView>>($"{InspectionsApp.Api}/obligations?kind=remediate&unit={Region}");
        Assert.Equal(_finding.DueAt, Assert.Single(owed.Items).DueAt);

        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeProblem(403, "outside-your-units");
        await InspectionsApp.Remediate(_app.AsUnit(Region), Route).ShouldBeOk<FindingView>();
        var verified = await _app.AsInspector.Do(HttpMethod.Post, Route, "verify", new { verifiedOn = "2022-06-20" }).ShouldBeOk<FindingView>();
        Assert.Equal(FindingState.Verified, verified.State);
    }

    [Fact]
    public async Task The_inspecting_units_successor_verifies()
    {
        await _app.Bus.Deliver(OtherServices.Unit("HTM", null, "province"));
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeOk<FindingView>();

        await Succeeds(InspectionsApp.Province, "HTM");

        await _app.As("inspector", "HTM", personCode: "HTM-1", userId: "new").Do(HttpMethod.Post, Route, "verify", new { verifiedOn = "2022-06-20" }).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_verified_stays_where_it_was_and_a_transfer_moves_nothing()
    {
        await Succeeds(Unit, Region, isHeir: false);
        Assert.Null((await _app.AsInspector.Read<FindingView>(Route)).HandedOverTo);
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeOk<FindingView>();
        await _app.AsInspector.Do(HttpMethod.Post, Route, "verify", new { verifiedOn = "2022-06-20" }).ShouldBe(HttpStatusCode.OK);

        await Succeeds(Unit, Region);

        Assert.Empty((await _app.AsInspector.Read<FindingView>(Route)).HandOvers);
    }

    [Fact]
    public async Task Writing_in_the_closed_unit_ends_at_midnight()
    {
        await _app.Bus.Deliver(OtherServices.Unit(Unit, InspectionsApp.Province, "district", version: 2, to: new(2022, 6, 19)));

        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeProblem(409, "unit-closed");
    }

    [Theory]
    [InlineData("statement")]
    [InlineData("cause")]
    [InlineData("remedy")]
    public async Task A_stamp_in_the_text_of_a_finding_is_refused(string field)
    {
        var finding = new Dictionary<string, object?>
        {
            ["category"] = "other",
            ["severity"] = "limitation",
            ["statement"] = "Thiếu hướng dẫn.",
            ["cause"] = "Chưa cập nhật.",
            ["remedy"] = "Bổ sung.",
            ["raisedOn"] = "2022-06-01",
            ["dueAt"] = "2022-07-01T17:00:00+07:00",
            [field] = "Kết luận TỐI MẬT về vụ án",
        };

        await _app.AsInspector.Create($"{InspectionsApp.At(_campaign, Unit)}/findings", finding).ShouldBeProblem(409, "classified-content-refused");
    }

    [Fact]
    public async Task A_stamp_in_the_texts_of_evidence_and_remediation_is_refused()
    {
        object Remediation(string description, string caption) => new
        {
            description,
            effectiveOn = "2022-06-10",
            evidence = new { caption, takenOn = "2022-06-10", sha256 = InspectionsApp.HashOfPicture, size = InspectionsApp.Picture.Length, reference = $"sha256:{InspectionsApp.HashOfPicture}", classification = "Không mật" },
        };

        await _app.AsUnit(Unit).Create($"{Route}/remediations", Remediation("Theo văn bản MẬT", "Ảnh")).ShouldBeProblem(409, "classified-content-refused");
        await _app.AsUnit(Unit).Create($"{Route}/remediations", Remediation("Đã bổ sung", "Bìa hồ sơ TUYỆT MẬT")).ShouldBeProblem(409, "classified-content-refused");
    }

    private Task<Guid> Succeeds(string from, string to, bool isHeir = true) => _app.Bus.Deliver(new UnitsSucceeded
    {
        StreamKey = "succession:1",
        Version = 1,
        OccurredAt = _app.Clock.GetUtcNow(),
        SuccessionId = Guid.CreateVersion7(),
        Kind = isHeir ? "rename" : "transfer",
        EffectiveOn = new DateOnly(2022, 6, 20),
        LegalBasis = "Nghị quyết số 84/2025/UBTVQH15",
        Links = [new SuccessionLink { PredecessorCode = from, SuccessorCode = to, BasisPoints = 10_000, IsHeir = isHeir }],
    });
}
