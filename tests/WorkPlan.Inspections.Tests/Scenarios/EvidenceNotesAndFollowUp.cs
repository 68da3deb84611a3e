using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Files;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Files of evidence, tracked notes, the notice of common lessons, and the visit that follows up.</summary>
public sealed class EvidenceNotesAndFollowUp : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    private readonly string _folder = Directory.CreateTempSubdirectory("workplan-evidence-").FullName;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    private string Resource => InspectionsApp.At(_campaign, Unit);

    public async Task InitializeAsync()
    {
        _app.Set("Evidence:Folder", _folder);
        _app.Set("Evidence:MaxBytes", "1000");
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        _campaign = await _app.HasAnnouncedCampaign(Unit);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_is_checked_kept_under_its_hash_and_revised_beside_itself()
    {
        await Upload("anh.png", Png, "Mật").ShouldBeProblem(409, "classified-content-refused");
        await Upload("Hồ sơ TUYỆT MẬT.png", Png).ShouldBeProblem(409, "classified-content-refused");
        await Upload("anh.exe", "MZ….."u8.ToArray()).ShouldBeProblem(400, "evidence-type-refused");
        await Upload("anh.pdf", Png).ShouldBeProblem(400, "evidence-type-mismatch");
        await Upload("anh.png", [.. Png, .. new byte[1000]]).ShouldBeProblem(400, "evidence-too-large");
        await Upload(new MultipartFormDataContent { { new ByteArrayContent(Png), "file", "anh.png" } }, "anh.png").ShouldBeProblem(415, "unsupported-media-type");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        var file = await Upload("anh.png", Png).ShouldBeOk<StoredFile>();
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Png)), Png.Length, "image/png"), (file.Sha256, file.Size, file.ContentType));
        Assert.Equal(file, await Upload("anh.png", Png).ShouldBeOk<StoredFile>()); // the same bytes again
        await Attach(file with { Sha256 = new string('b', 64) }).ShouldBeProblem(409, "evidence-differs");
        await Attach(file with { Reference = $"sha256:{new string('b', 64)}" }).ShouldBeProblem(409, "evidence-file-not-known");
        await Attach(file with { Reference = "kho/2022/hs-01.jpg" }).ShouldBeProblem(409, "evidence-not-uploaded");
        await Attach(file with { Reference = "https://vks.vn/anh.png" }).ShouldBeProblem(409, "evidence-not-uploaded");
        await Attach(file with { Size = 10_000_000_000 }).ShouldBeProblem(400, "validation-failed");
        await Attach(file with { Reference = "sha256:../../x" }).ShouldBeProblem(409, "evidence-file-not-known");
        var first = await Attach(file, takenOn: "2022-05-30").ShouldBeOk<Evidence>();
        Assert.Equal((new DateOnly(2022, 5, 30), InspectionsApp.Now, 1), (first.TakenOn, first.UploadedAt, first.Revision));

        var second = await Attach(file, revises: first.Id).ShouldBeOk<Evidence>();
        Assert.Equal((2, first.Id), (second.Revision, second.RevisesId!.Value));
        await Attach(file, revises: first.Id).ShouldBeProblem(409, "evidence-already-revised");
        await Attach(file, revises: Guid.CreateVersion7()).ShouldBeProblem(409, "evidence-not-known");
        Assert.Equal([1, 2], (await _app.Inspection(_campaign, Unit)).Evidence.Select(known => known.Revision));

        var content = await _app.AsUnit(Unit).GetAsync(Content(first.Id));
        Assert.Equal("image/png", content.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Png, await content.Content.ReadAsByteArrayAsync());
        await _app.AsUnit(InspectionsApp.KyAnh).GetAsync(Content(first.Id)).ShouldBeProblem(404, "not-found");
        await File.WriteAllBytesAsync(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Single(), [1]);
        await _app.AsInspector.GetAsync(Content(first.Id)).ShouldBeProblem(409, "evidence-damaged");
    }

    [Fact]
    public async Task A_file_that_no_evidence_names_is_removed_after_a_time_and_one_that_is_named_never()
    {
        var used = await Upload("anh.png", Png).ShouldBeOk<StoredFile>();
        await Attach(used).ShouldBeOk<Evidence>();
        // As if the service had stopped after the upload, and once in the middle of one.
        var left = await Upload("khac.png", [.. Png, 4]).ShouldBeOk<StoredFile>();
        await File.WriteAllBytesAsync(Path.Combine(_folder, left.Sha256[..2], $"{left.Sha256}.{Guid.NewGuid():N}"), [1]);
        var again = await Upload("nua.png", [.. Png, 5]).ShouldBeOk<StoredFile>();

        _app.Clock.Advance(TimeSpan.FromHours(47));
        await Upload("nua.png", [.. Png, 5]).ShouldBeOk<StoredFile>(); // waits anew
        Assert.Equal(4, Files().Length);
        _app.Clock.Advance(TimeSpan.FromHours(2));

        await Eventually.Equal(2, () => Task.FromResult(Files().Length));
        Assert.Equal([.. new[] { used.Sha256, again.Sha256 }.Order(StringComparer.Ordinal)], Files().Order(StringComparer.Ordinal));
        await Attach(left).ShouldBeProblem(409, "evidence-file-not-known");
        await Attach(again).ShouldBeOk<Evidence>();
        _app.Clock.Advance(TimeSpan.FromDays(30));
        await Upload("khac.png", [.. Png, 4]).ShouldBeOk<StoredFile>();
        await Attach(left).ShouldBeOk<Evidence>();
        Assert.Equal(3, Files().Length);
    }

    [Fact]
    public async Task Notes_lessons_and_findings_are_followed_after_the_conclusion()
    {
        var remedied = await _app.HasFinding(_campaign, Unit);
        var standing = await _app.HasFinding(_campaign, Unit);
        var note = await _app.AsInspector.Create($"{Resource}/notes", new { text = "Phấn đấu vượt chỉ tiêu." }).ShouldBeOk<InspectionNote>();
        await Notice().ShouldBeProblem(409, "lessons-before-conclusion");
        await FollowUp("2022-06-01", (remedied.Id, "remedied", null)).ShouldBeProblem(409, "inspection-not-concluded");
        await Draft(_app.AsInspector).ShouldBeProblem(409, "minutes-not-signed");
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        await _app.HasSignedMinutes(_campaign, Unit);
        await Draft(_app.AsUnit(Unit)).ShouldBeProblem(403, "outside-your-units");
        await Draft(_app.AsInspector, "Kết luận MẬT").ShouldBeProblem(409, "classified-content-refused");
        await Draft(_app.AsInspector).ShouldBeOk<UnitInspectionView>();
        await _app.AsUnit(Unit).Do(HttpMethod.Put, Resource, "explanation", new { text = "Đơn vị thiếu biên chế." }).ShouldBeOk<UnitInspectionView>();
        var concluded = await _app.Conclude(_campaign, Unit).ShouldBeOk<UnitInspectionView>();
        Assert.Equal((InspectionGrade.NotMet, InspectionGrade.BasicallyMet), (concluded.Draft!.Grade, concluded.Conclusion!.Grade)); // both stay
        await Draft(_app.AsInspector).ShouldBeProblem(409, "inspection-concluded");
        var told = await _app.Bus.ShouldHavePublished<InspectionConcluded>();
        Assert.Equal((24, 30, 2, 0), (told.Score, told.MaxScore, told.Findings, told.RepeatFindings));

        Assert.Equal(1, (await _app.Summary(_campaign)).OpenNotes);
        Assert.Equal(note.Id, Assert.Single(await Notes(_app.AsUnit(Unit), "?open=true")).Note.Id);
        Assert.Empty(await Notes(_app.AsUnit(InspectionsApp.KyAnh)));
        await Follow(_app.AsUnit(Unit), note.Id, heededOn: "2022-06-01").ShouldBeProblem(403, "only-inspectors-close-notes");
        await Follow(_app.AsUnit(Unit), Guid.CreateVersion7()).ShouldBeProblem(404, "not-found");
        await Follow(_app.AsUnit(Unit), note.Id).ShouldBeOk<UnitInspectionView>();
        var heeded = await Follow(_app.AsInspector, note.Id, heededOn: "2022-06-01").ShouldBeOk<UnitInspectionView>();
        Assert.Equal((2, new DateOnly(2022, 6, 1)), (heeded.Notes.Single().FollowUps!.Count, heeded.Notes.Single().HeededOn!.Value));
        await Follow(_app.AsInspector, note.Id).ShouldBeProblem(409, "note-already-heeded");
        Assert.Equal(0, (await _app.Summary(_campaign)).OpenNotes);
        Assert.Empty(await Notes(_app.AsInspector, "?open=true"));
        Assert.Equal(Unit, Assert.Single(await Notes(_app.AsInspector)).UnitCode);

        var draft = await _app.AsChief.Read<LessonsDraft>($"{InspectionsApp.At(_campaign)}/lessons/draft");
        Assert.Equal("Qua kiểm tra 2 đơn vị, các tồn tại, hạn chế thường gặp: xây dựng hồ sơ nguyên tắc (1 đơn vị). Yêu cầu các đơn vị nghiên cứu, rút kinh nghiệm chung.", draft.Text);
        await Notice(text: "Nội dung MẬT").ShouldBeProblem(409, "classified-content-refused");
        await Notice(by: _app.AsUnit(Unit)).ShouldBeProblem(403, "outside-your-units");
        await Notice().ShouldBeOk<LessonsNotice>();
        Assert.Equal([Unit, InspectionsApp.KyAnh], (await _app.Bus.ShouldHavePublished<CommonLessonsNoticed>()).UnitCodes);
        Assert.Equal("20/TB-VKS", (await _app.AsUnit(InspectionsApp.KyAnh).Read<CampaignView>(InspectionsApp.At(_campaign))).Lessons.Single().Number);

        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
        await FollowUp("2022-06-01", (remedied.Id, "remedied", null)).ShouldBeProblem(409, "follow-up-before-conclusion");
        await FollowUp("2022-06-20", (Guid.CreateVersion7(), "remedied", null)).ShouldBeProblem(409, "finding-not-of-unit");
        await FollowUp("2022-06-20", (remedied.Id, "remedied", null)).ShouldBeProblem(409, "remediation-missing");
        foreach (var finding in new[] { remedied, standing })
            await InspectionsApp.Remediate(_app.AsUnit(Unit), $"{InspectionsApp.Api}/findings/{finding.Id}").ShouldBeOk<FindingView>();
        await _app.AsInspector.Do(HttpMethod.Post, $"{InspectionsApp.Api}/findings/{standing.Id}", "verify", new { verifiedOn = "2022-06-15" }).ShouldBe(HttpStatusCode.OK);
        // Without a deadline for the second nothing of the visit takes effect, not even the first.
        await FollowUp("2022-06-20", (remedied.Id, "remedied", null), (standing.Id, "standing", null)).ShouldBeProblem(409, "reopening-needs-deadline");
        Assert.Equal(FindingState.Remediated, (await Finding(remedied.Id)).State);
        var visited = await FollowUp("2022-06-20", (remedied.Id, "remedied", null), (standing.Id, "standing", "2022-08-01T17:00:00+07:00"))
            .ShouldBeOk<UnitInspectionView>();
        Assert.Equal([FollowUpOutcome.Remedied, FollowUpOutcome.Standing], visited.FollowUps.Single().Findings.Select(followed => followed.Outcome));
        Assert.Equal((FindingState.Verified, FindingState.Open), ((await Finding(remedied.Id)).State, (await Finding(standing.Id)).State));
        await _app.Bus.ShouldHavePublished<RemediationVerified>(message => message.FindingId == remedied.Id);
        await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.FindingId == standing.Id && message.RaisedOn == new DateOnly(2022, 6, 20));
    }

    private string[] Files() => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path))];

    private string Content(Guid evidence) => $"{Resource}/evidence/{evidence}/content";

    private Task<HttpResponseMessage> Upload(string fileName, byte[] content, string classification = "Không mật")
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return Upload(body, fileName, classification);
    }

    private Task<HttpResponseMessage> Upload(HttpContent body, string fileName, string classification = "Không mật") => _app.AsInspector.PostAsync(
        $"{InspectionsApp.Api}/files?fileName={Uri.EscapeDataString(fileName)}&classification={Uri.EscapeDataString(classification)}", body);

    private Task<HttpResponseMessage> Attach(StoredFile file, string takenOn = "2022-06-01", Guid? revises = null) => _app.AsInspector.Create(
        $"{Resource}/evidence",
        new { caption = "Ảnh", takenOn, sha256 = file.Sha256, size = file.Size, reference = file.Reference, classification = "Không mật", revisesId = revises });

    private Task<HttpResponseMessage> Draft(HttpClient client, string text = "Dự thảo kết luận.") =>
        client.Do(HttpMethod.Put, Resource, "draft", new { grade = "notMet", text, draftedOn = "2022-06-01" });

    private Task<HttpResponseMessage> Follow(HttpClient client, Guid note, string? heededOn = null) =>
        client.Do(HttpMethod.Post, Resource, $"notes/{note}/follow-ups", new { text = "Đã thực hiện.", heededOn });

    private Task<HttpResponseMessage> Notice(string text = "Rút kinh nghiệm chung.", HttpClient? by = null) => (by ?? _app.AsChief).Create(
        $"{InspectionsApp.At(_campaign)}/lessons", new { number = "20/TB-VKS", issuedOn = "2022-06-01", text });

    private Task<List<TrackedNote>> Notes(HttpClient client, string query = "") =>
        client.Read<List<TrackedNote>>($"{InspectionsApp.At(_campaign)}/notes{query}");

    private Task<FindingView> Finding(Guid id) => _app.AsInspector.Read<FindingView>($"{InspectionsApp.Api}/findings/{id}");

    private Task<HttpResponseMessage> FollowUp(string on, params (Guid Id, string Outcome, string? DueAt)[] findings) => _app.AsInspector.Do(
        HttpMethod.Post, Resource, "follow-ups",
        new
        {
            visitedOn = on,
            content = "Phúc tra.",
            findings = findings.Select(finding => new { findingId = finding.Id, outcome = finding.Outcome, dueAt = finding.DueAt }),
        });
}
