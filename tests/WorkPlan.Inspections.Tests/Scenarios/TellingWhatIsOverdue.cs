using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>A report that never comes is told of, as one that comes late is; so is a finding about which nothing was handed in.</summary>
public sealed class TellingWhatIsOverdue : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private const string Self = InspectionsApp.KyAnh;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, Self, "HT.LH");
        _campaign = await _app.HasAnnouncedCampaign(Unit);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_report_is_told_of_once_for_each_deadline_that_passes_without_it()
    {
        await _app.HasSubmittedReport(_campaign, Self);
        Passes(InspectionsApp.ReportsDueAt);

        var told = await _app.Bus.ShouldHavePublished<InspectionDutyOverdue>(message => message.UnitCode == "HT.LH");
        Assert.Equal(
            ("selfInspect", _campaign.Id, _campaign.Id, 2022, _campaign.Title, InspectionsApp.ReportsDueAt),
            (told.Kind, told.CampaignId, told.SubjectId, told.WorkYear, told.What, told.DueAt));
        var later = VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(16, 0));
        await _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(_campaign, Self), "return", new { reason = "Sơ sài.", dueAt = later }).ShouldBeOk<UnitInspectionView>();
        Passes(later);

        await _app.Bus.ShouldHavePublished<InspectionDutyOverdue>(message => message.UnitCode == Self && message.DueAt == later);
        Passes(later.AddDays(1));
        await _app.Bus.SettleAsync();
        await _app.Bus.ShouldHavePublishedExactly<InspectionDutyOverdue>(2);
    }

    [Fact]
    public async Task A_finding_is_told_of_while_nothing_was_handed_in_about_it()
    {
        await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(_campaign, Self), "escalate", new { reason = "Sơ sài.", escalatedOn = "2022-06-01" }).ShouldBeOk<UnitInspectionView>();
        await _app.HasSubmittedReport(_campaign, "HT.LH");
        var (silent, remedied) = (await _app.HasFinding(_campaign, Unit), await _app.HasFinding(_campaign, Unit));
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
        await InspectionsApp.Remediate(_app.AsUnit(Unit), $"{InspectionsApp.Api}/findings/{remedied.Id}").ShouldBeOk<FindingView>();
        Passes(silent.DueAt);

        var told = await _app.Bus.ShouldHavePublished<InspectionDutyOverdue>(message => message.SubjectId == silent.Id);
        Assert.Equal(("remediate", Unit, 2022, silent.Statement), (told.Kind, told.UnitCode, told.WorkYear, told.What));
        await _app.Bus.SettleAsync();
        await _app.Bus.ShouldHavePublishedExactly<InspectionDutyOverdue>(1);
    }

    private void Passes(DateTimeOffset deadline)
    {
        _app.Clock.MoveTo(deadline.AddMinutes(1));
        _app.Clock.Advance(TimeSpan.FromHours(1));
    }
}
