using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Documents;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Files;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Scenario S8: Hương Sơn's checklist is filled from what the other services told; a finding is raised, remedied and verified.</summary>
public sealed class S8_ChecklistFromLiveData : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private readonly InspectionsApp _app = new();
    private readonly Guid[] _documents = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
    private CampaignView _campaign = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        await _app.Bus.Deliver(OtherServices.Person("HS-01", Unit, "chief", from: new DateOnly(2020, 1, 1), name: "Lê Thị Trưởng"));
        _campaign = await _app.HasAnnouncedCampaign(Unit);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_shows_numbers_gaps_and_where_they_are_from()
    {
        await FourOfFiveDocumentsReachEverybody();
        var message = await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19));

        var inspection = await _app.AsInspector.Read<UnitInspectionView>(InspectionsApp.At(_campaign, Unit));

        var dissemination = FactOf(inspection, "QT-1");
        Assert.Equal("28/30 người đã xác nhận đủ; 4/5 văn bản được mọi người xác nhận", dissemination.Sentence);
        Assert.Equal([new("HS-29", "Người HS-29", "VB-5"), new FactGap("HS-30", "Người HS-30", "VB-5")], dissemination.Gaps);
        Assert.Equal(5, dissemination.Sources.Count);
        var briefings = FactOf(inspection, "GB-1");
        Assert.Equal(("đã họp giao ban tuần 19/20 kỳ", true), (briefings.Sentence, briefings.Available));
        var origin = Assert.Single(briefings.Sources);
        Assert.Equal((FactSource.WeeklyBriefings, 19L, message), (origin.Source, origin.Version, origin.MessageId));
        Assert.Null(inspection.Items.Single(item => item.Code == "HS-1").Fact);
    }

    [Fact]
    public async Task A_unit_that_stopped_meeting_or_never_met_is_counted_to_the_last_week_that_is_over()
    {
        await _app.Bus.Deliver(OtherServices.Counted(Unit, held: 0, expected: 13, to: new DateOnly(2022, 3, 6)));
        Assert.Equal("đã họp giao ban tuần 0/13 kỳ", await Weekly());
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 14, expected: 14)); // the last one on 18/04
        Assert.Equal("đã họp giao ban tuần 14/14 kỳ", await Weekly());
        await _app.Bus.Deliver(OtherServices.Counted(Unit, held: 14, expected: 20, to: new DateOnly(2022, 5, 29), version: 3));
        await _app.Bus.Deliver(OtherServices.Counted(Unit, held: 13, expected: 19, to: new DateOnly(2022, 5, 22), version: 2));
        Assert.Equal("đã họp giao ban tuần 14/20 kỳ", await Weekly());

        async Task<string?> Weekly() => FactOf(await _app.AsInspector.Read<UnitInspectionView>(InspectionsApp.At(_campaign, Unit)), "GB-1").Sentence;
    }

    [Fact]
    public async Task It_speaks_the_callers_language()
    {
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20));
        var client = _app.AsInspector;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var inspection = await client.Read<UnitInspectionView>(InspectionsApp.At(_campaign, Unit));

        Assert.Equal("19/20 weekly briefings held", FactOf(inspection, "GB-1").Sentence);
        Assert.Equal("data not there yet", FactOf(inspection, "QT-1").Sentence);
    }

    [Fact]
    public async Task Inspectors_accept_or_contest_each()
    {
        await FourOfFiveDocumentsReachEverybody();
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20));

        await Answer(new { itemCode = "GB-1", verdict = "contest", score = 5 }).ShouldBeProblem(409, "contest-needs-reason");
        await Answer(new { itemCode = "QT-1", verdict = "accept", score = 5 }).ShouldBeProblem(409, "accepted-fact-scores-itself");
        var inspection = await Answer(
            new { itemCode = "QT-1", verdict = "accept" },
            new { itemCode = "GB-1", verdict = "contest", score = 5, reason = "Ba kỳ không có biên bản." }).ShouldBeOk<UnitInspectionView>();

        var accepted = inspection.Items.Single(item => item.Code == "QT-1").Answer!;
        Assert.Equal((Verdict.Accept, 8), (accepted.Verdict, accepted.Score));
        var contested = inspection.Items.Single(item => item.Code == "GB-1").Answer!;
        Assert.Equal((Verdict.Contest, 5, "Ba kỳ không có biên bản."), (contested.Verdict, contested.Score, contested.Reason));
        Assert.Equal((13, 30), (inspection.Score, inspection.MaxScore));
    }

    [Fact]
    public async Task While_a_source_is_silent_the_item_says_so_and_people_go_on_by_hand()
    {
        var silent = await _app.Inspection(_campaign, Unit);
        Assert.Equal(("chưa lấy được dữ liệu", false), (FactOf(silent, "GB-1").Sentence, FactOf(silent, "GB-1").Available));
        await Answer(new { itemCode = "GB-1", verdict = "accept" }).ShouldBeProblem(409, "fact-not-there");
        await Answer(new { itemCode = "GB-1", verdict = "manual", score = 7 }).ShouldBeOk<UnitInspectionView>();

        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20));

        var item = (await _app.Inspection(_campaign, Unit)).Items.Single(item => item.Code == "GB-1");
        Assert.Equal(("đã họp giao ban tuần 19/20 kỳ", 7, true), (item.Fact!.Sentence, item.Answer!.Score, item.Answer.FactChangedSince));
    }

    [Fact]
    public async Task What_is_corrected_after_the_conclusion_is_noted_and_the_conclusion_stays()
    {
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19));
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        await Answer(new { itemCode = "GB-1", verdict = "accept" }).ShouldBeOk<UnitInspectionView>();
        await _app.HasSignedMinutes(_campaign, Unit);
        await _app.Conclude(_campaign, Unit).ShouldBeOk<UnitInspectionView>();

        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 15, expected: 20, version: 20));

        var inspection = await _app.Inspection(_campaign, Unit);
        var item = inspection.Items.Single(item => item.Code == "GB-1");
        Assert.Equal("đã họp giao ban tuần 19/20 kỳ", item.Fact!.Sentence);
        Assert.Equal("đã họp giao ban tuần 15/20 kỳ", item.Discrepancy!.Sentence);
        Assert.Equal((InspectionGrade.BasicallyMet, "Cơ bản đảm bảo.", 1), (inspection.Conclusion!.Grade, inspection.Conclusion.Text, inspection.Conclusion.Discrepancies));
        Assert.False(item.Answer!.FactChangedSince);
    }

    [Fact]
    public async Task What_fills_the_checklist_is_of_the_year_of_the_subject()
    {
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20) with { WorkYear = 2021 });
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 5, expected: 6));
        var body = (JsonObject)JsonSerializer.SerializeToNode(InspectionsApp.Campaign(_campaign.ChecklistId, Unit), TestJson.Options)!;
        body["subjectObject"] = new JsonObject { ["kind"] = "workPlan", ["workYear"] = 2021 };
        body["examinedFrom"] = "2020-12-01"; // and on into the campaign's own year

        var campaign = await _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", body).ShouldBeOk<CampaignView>();

        Assert.Equal("đã họp giao ban tuần 19/20 kỳ", FactOf(await _app.Inspection(campaign, Unit), "GB-1").Sentence);
        Assert.Equal("đã họp giao ban tuần 5/6 kỳ", FactOf(await _app.Inspection(_campaign, Unit), "GB-1").Sentence);
    }

    [Fact]
    public async Task A_fact_that_shows_what_is_missing_is_evidence_until_the_inspectors_contest_it()
    {
        await Raised("GB-1").ShouldBeProblem(409, "finding-without-evidence"); // nothing was told yet
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 20, expected: 20, version: 18));
        await Raised("GB-1").ShouldBeProblem(409, "finding-without-evidence"); // all were held
        var message = await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19));

        var finding = await Raised("GB-1", language: "en").ShouldBeOk<FindingView>();

        Assert.Null(finding.EvidenceId);
        Assert.Equal((FactKind.WeeklyBriefings, "đã họp giao ban tuần 19/20 kỳ"), (finding.CitedFact!.Kind, finding.CitedFact.Sentence));
        var source = Assert.Single(finding.CitedFact.Sources);
        Assert.Equal((message, source.OccurredAt), (source.MessageId, finding.CitedFact.AsOf));
        // What the source tells later changes nothing in what the finding rests on.
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 15, expected: 20, version: 20));
        Assert.Equal(finding.CitedFact.Sentence, (await _app.AsInspector.Read<FindingView>($"{InspectionsApp.Api}/findings/{finding.Id}")).CitedFact!.Sentence);

        await Answer(new { itemCode = "GB-1", verdict = "contest", score = 9, reason = "Sổ họp có đủ." }).ShouldBeOk<UnitInspectionView>();
        var refused = await Raised("GB-1").ShouldBeProblem(409, "finding-without-evidence");
        Assert.Contains("GB-1", refused.Detail, StringComparison.Ordinal);
        Assert.Null((await _app.HasFinding(_campaign, Unit, Finding("GB-1"))).CitedFact);
    }

    [Fact]
    public async Task A_fact_that_comes_after_an_answer_by_hand_is_reconciled_before_the_conclusion()
    {
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        await _app.HasSignedMinutes(_campaign, Unit);
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19));

        var row = (await _app.Inspection(_campaign, Unit)).Items.Single(item => item.Code == "GB-1");
        Assert.Equal((true, Verdict.Manual, 8, true), (row.Fact!.Available, row.Answer!.Verdict, row.Answer.Score, row.Answer.ToReconcile));
        var refused = await _app.Conclude(_campaign, Unit).ShouldBeProblem(409, "facts-not-reconciled");
        Assert.Contains("GB-1", refused.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("QT-1", refused.Detail, StringComparison.Ordinal); // no fact has come
        await Answer(new { itemCode = "GB-1", verdict = "manual", score = 8 }).ShouldBeOk<UnitInspectionView>();
        await _app.Conclude(_campaign, Unit).ShouldBeProblem(409, "facts-not-reconciled");

        await Answer(new { itemCode = "GB-1", verdict = "accept" }).ShouldBeOk<UnitInspectionView>();
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 20, expected: 20, version: 20)); // once more before the conclusion
        await _app.Conclude(_campaign, Unit).ShouldBeProblem(409, "facts-not-reconciled");
        await Answer(new { itemCode = "GB-1", verdict = "contest", score = 7, reason = "Hai kỳ không có biên bản." }).ShouldBeOk<UnitInspectionView>();
        var concluded = await _app.Conclude(_campaign, Unit).ShouldBeOk<UnitInspectionView>();
        Assert.Equal(("đã họp giao ban tuần 20/20 kỳ", 7, false), (
            FactOf(concluded, "GB-1").Sentence, concluded.Items.Single(item => item.Code == "GB-1").Answer!.Score,
            concluded.Items.Single(item => item.Code == "GB-1").Answer!.ToReconcile));
    }

    [Theory]
    [InlineData("accept", 9)]
    [InlineData("contest", 6)]
    public async Task What_happens_after_both_have_signed_is_shown_beside_what_was_examined(string verdict, int score)
    {
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19));
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        await Answer(verdict == "accept" ? (object)new { itemCode = "GB-1", verdict } : new { itemCode = "GB-1", verdict, score, reason = "Ba kỳ không có biên bản." })
            .ShouldBeOk<UnitInspectionView>();
        await _app.HasSignedMinutes(_campaign, Unit);
        await _app.Bus.Deliver(Briefed(held: 20, expected: 21, version: 20, InspectionsApp.Now.AddDays(2)));

        var before = (await _app.Inspection(_campaign, Unit)).Items.Single(item => item.Code == "GB-1");
        Assert.Equal((false, false), (before.Answer!.FactChangedSince, before.Answer.ToReconcile));
        Assert.Equal(("đã họp giao ban tuần 19/20 kỳ", "đã họp giao ban tuần 20/21 kỳ"), (before.Fact!.Sentence, before.Discrepancy?.Sentence));
        var concluded = await _app.Conclude(_campaign, Unit).ShouldBeOk<UnitInspectionView>();

        var item = concluded.Items.Single(row => row.Code == "GB-1");
        Assert.Equal(
            ("đã họp giao ban tuần 19/20 kỳ", "đã họp giao ban tuần 20/21 kỳ", score, 1),
            (item.Fact!.Sentence, item.Discrepancy?.Sentence, item.Answer!.Score, concluded.Conclusion!.Discrepancies));
        Assert.Empty(item.ReplacedAnswers);
    }

    [Fact]
    public async Task What_both_signed_on_stays_on_record_when_it_is_answered_otherwise()
    {
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19));
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        await Answer(new { itemCode = "GB-1", verdict = "accept" }).ShouldBeOk<UnitInspectionView>();
        await _app.HasSignedMinutes(_campaign, Unit);
        // It happened before, and was told only now.
        await _app.Bus.Deliver(Briefed(held: 10, expected: 20, version: 20, InspectionsApp.Now.AddMinutes(-5)));
        await _app.Conclude(_campaign, Unit).ShouldBeProblem(409, "facts-not-reconciled");

        await Answer(new { itemCode = "GB-1", verdict = "accept" }).ShouldBeOk<UnitInspectionView>();
        var concluded = await _app.Conclude(_campaign, Unit).ShouldBeOk<UnitInspectionView>();

        var item = concluded.Items.Single(row => row.Code == "GB-1");
        Assert.Equal((5, "đã họp giao ban tuần 10/20 kỳ"), (item.Answer!.Score, item.Fact!.Sentence));
        var replaced = Assert.Single(item.ReplacedAnswers); // what was answered by hand before the signatures was only corrected
        Assert.Equal(
            (Verdict.Accept, 9, "đã họp giao ban tuần 19/20 kỳ", "inspector", "inspector"),
            (replaced.Verdict, replaced.Score, replaced.Fact, replaced.AnsweredBy, replaced.ReplacedBy));
        Assert.Equal(InspectionsApp.Now, replaced.ReplacedAt);
    }

    [Theory]
    [InlineData(20, 21)]
    [InlineData(21, 20)]
    public async Task A_change_before_the_signatures_is_asked_about_also_when_a_later_one_came_over_it(params int[] told)
    {
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19));
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        await Answer(new { itemCode = "GB-1", verdict = "accept" }).ShouldBeOk<UnitInspectionView>();
        await _app.HasSignedMinutes(_campaign, Unit);
        foreach (var version in told)
        {
            await _app.Bus.Deliver(version == 20
                ? Briefed(held: 10, expected: 20, version, InspectionsApp.Now.AddMinutes(-5))
                : Briefed(held: 11, expected: 21, version, InspectionsApp.Now.AddDays(2)));
        }

        var row = (await _app.Inspection(_campaign, Unit)).Items.Single(item => item.Code == "GB-1");
        Assert.Equal(
            ("đã họp giao ban tuần 10/20 kỳ", "đã họp giao ban tuần 11/21 kỳ", true),
            (row.Fact!.Sentence, row.Discrepancy?.Sentence, row.Answer!.ToReconcile));
        await _app.Conclude(_campaign, Unit).ShouldBeProblem(409, "facts-not-reconciled");
        await Answer(new { itemCode = "GB-1", verdict = "accept" }).ShouldBeOk<UnitInspectionView>();
        var concluded = await _app.Conclude(_campaign, Unit).ShouldBeOk<UnitInspectionView>();

        var item = concluded.Items.Single(known => known.Code == "GB-1");
        Assert.Equal(
            (5, "đã họp giao ban tuần 10/20 kỳ", "đã họp giao ban tuần 11/21 kỳ"), (item.Answer!.Score, item.Fact!.Sentence, item.Discrepancy?.Sentence));
        Assert.Empty(await _app.Database(db => db.PastFacts.ToListAsync())); // the conclusion keeps what it rests on
    }

    private static BriefingHeld Briefed(int held, int expected, long version, DateTimeOffset at) =>
        OtherServices.Briefings(Unit, held, expected, version: version) with { OccurredAt = at };

    [Fact]
    public async Task A_finding_from_before_citations_were_asked_for_is_read_printed_and_closed()
    {
        var finding = await _app.HasFinding(_campaign, Unit);
        await _app.Database(db => db.Findings.Where(known => known.Id == finding.Id)
            .ExecuteUpdateAsync(old => old.SetProperty(known => known.ItemCode, (string?)null).SetProperty(known => known.EvidenceId, (Guid?)null)));
        await _app.HasConcluded(_campaign, Unit);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
        var route = $"{InspectionsApp.Api}/findings/{finding.Id}";

        Assert.Equal((null, "KS-HC"), ((await _app.AsUnit(Unit).Read<FindingView>(route)).ItemCode, finding.FieldCode));
        var printed = await _app.AsUnit(Unit).Read<DocumentPreview>($"{InspectionsApp.At(_campaign, Unit)}/conclusion/document/preview");
        Assert.DoesNotContain(printed.Body, block => block.Text.StartsWith("Căn cứ: ", StringComparison.Ordinal));
        await InspectionsApp.Remediate(_app.AsUnit(Unit), route).ShouldBeOk<FindingView>();
        await Verify(route).ShouldBeOk<FindingView>();
    }

    [Fact]
    public async Task A_finding_is_told_with_the_head_in_office_and_owed_a_remedy()
    {
        await _app.Bus.Deliver(OtherServices.Person("HS-02", Unit, "chief", from: new DateOnly(2022, 8, 1), name: "Người đến sau"));

        var finding = await _app.HasFinding(_campaign, Unit);

        var told = await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.FindingId == finding.Id);
        Assert.Equal(("principleFile", "shortcoming", "HS-01", "KS-HC"), (told.Category, told.Severity, told.HeadPersonCode, told.FieldCode));
        Assert.Equal((1L, 2022, new DateOnly(2022, 6, 1)), (told.Version, told.WorkYear, told.RaisedOn));
        Assert.Equal("Lê Thị Trưởng", finding.HeadName);
        var owed = await _app.AsUnit(Unit).Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?kind=remediate");
        Assert.Equal((ObligationStanding.Open, finding.DueAt), (owed.Items.Single().State, owed.Items.Single().DueAt));
    }

    [Fact]
    public async Task It_closes_only_on_evidence_that_took_effect_after_it()
    {
        var finding = await _app.HasFinding(_campaign, Unit);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
        var route = $"{InspectionsApp.Api}/findings/{finding.Id}";
        await Verify(route).ShouldBeProblem(409, "remediation-missing");

        await InspectionsApp.Remediate(_app.AsUnit(Unit), route, effectiveOn: "2022-06-01").ShouldBeOk<FindingView>();
        var refused = await Verify(route).ShouldBeProblem(409, "evidence-before-finding");
        Assert.Contains("01/06/2022", refused.Detail, StringComparison.Ordinal);
        // What shows it is as old as the finding, whatever day the unit names.
        await InspectionsApp.Upload(_app.AsUnit(Unit), "anh.png", InspectionsApp.Picture).ShouldBeOk<StoredFile>();
        await _app.AsUnit(Unit).Create($"{route}/remediations", new { description = "Đã bổ sung.", effectiveOn = "2022-06-10", evidence = InspectionsApp.Evidence(takenOn: "2022-06-01") })
            .ShouldBeOk<FindingView>();
        await Verify(route).ShouldBeProblem(409, "evidence-before-finding");
        await InspectionsApp.Remediate(_app.AsUnit(Unit), route, effectiveOn: "2022-06-10").ShouldBeOk<FindingView>();
        var closed = await Verify(route).ShouldBeOk<FindingView>();

        Assert.Equal((FindingState.Verified, closed.Remediations[2].Id), (closed.State, closed.VerifiedRemediationId));
        var told = await _app.Bus.ShouldHavePublished<RemediationVerified>(message => message.FindingId == finding.Id);
        Assert.Equal((new DateOnly(2022, 6, 20), Unit, 5L), (told.VerifiedOn, told.UnitCode, told.Version));
        var owed = await _app.AsUnit(Unit).Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?kind=remediate");
        Assert.Equal(ObligationStanding.Satisfied, owed.Items.Single().State);
    }

    private Task<HttpResponseMessage> Raised(string item, string language = "vi")
    {
        var client = _app.AsInspector;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client.Create($"{InspectionsApp.At(_campaign, Unit)}/findings", Finding(item));
    }

    private static object Finding(string item) => new
    {
        category = "briefing",
        severity = "limitation",
        statement = "Có tuần không họp giao ban.",
        cause = "Chưa chủ động.",
        remedy = "Họp đủ các kỳ.",
        raisedOn = "2022-06-01",
        dueAt = "2022-07-01T17:00:00+07:00",
        itemCode = item,
    };

    private Task<HttpResponseMessage> Verify(string route) =>
        _app.AsInspector.Do(HttpMethod.Post, route, "verify", new { verifiedOn = "2022-06-20" });

    private Task<HttpResponseMessage> Answer(params object[] answers) =>
        _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(_campaign, Unit), "answers", new { answers });

    private async Task FourOfFiveDocumentsReachEverybody()
    {
        foreach (var (document, number) in _documents.Select((document, index) => (document, index + 1)))
        {
            await _app.Bus.Deliver(OtherServices.Dissemination(
                document, Unit, $"VB-{number}", required: 30, missing: number == 5 ? ["HS-29", "HS-30"] : null));
        }
    }

    private static FactView FactOf(UnitInspectionView inspection, string item) => inspection.Items.Single(row => row.Code == item).Fact!;
}
