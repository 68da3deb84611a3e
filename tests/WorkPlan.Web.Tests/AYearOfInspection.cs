using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>
/// Scenarios S7 and S8 done by clicking, each step by whose it is: who plans the campaign and leads its team, who leads the unit that is visited, and
/// who leads one that inspects itself.
/// </summary>
[Trait("Category", "Browser")]
[Trait("Category", "Endurance")]
[Collection(SharedBrowser.Name)]
public sealed class AYearOfInspection(BrowserSystem system)
{
    private const string Inspections = "/api/v1/inspections";
    private const string Visited = "TH.QX";
    private const string Self = "TH.HH";
    private const string Fault = "Nhiệm vụ trọng tâm chưa có biện pháp cụ thể.";
    private const string PlanTask = "Kiểm sát chặt chẽ việc giải quyết tố giác";

    [Fact]
    public async Task S7_and_S8_A_campaign_is_planned_visited_reported_on_escalated_concluded_and_its_finding_closed_on_proof()
    {
        await HasChecklistAsync();
        var plan = await HasPlanAsync();
        var lead = await system.SignedInAsync("th.truongdoan", unit: "TH");
        var campaign = await PlansAsync(lead);
        await NamesTeamAsync(lead);
        await lead.AnnounceAsync("2022-06-01");
        await lead.SeesAsync("Đã thông báo");

        var head = await system.SignedInAsync("th.qx.vientruong", unit: Visited);
        await VisitsAsync(lead, head, campaign);
        var finding = await RaisesAsync(lead, campaign);
        await ConcludesAsync(lead, head, campaign);
        await head.GotoAsync($"/planning/plans/{plan}?tab=tasks");
        await Expect(head.Locator("tr", new() { HasText = PlanTask })).ToContainTextAsync("1 hạn chế", new() { Timeout = 40_000 });
        await IsRemediedAsync(lead, head, finding);

        var self = await system.SignedInAsync("th.hh.vientruong", unit: Self);
        await ReportsAsync(self, campaign);
        await EscalatesAsync(lead, campaign);
        await OthersAreDoneAsync(campaign);
        await lead.GotoAsync($"/inspections/campaigns/{campaign}");
        await lead.SeesAsync("đã hoàn thành trực tiếp kiểm tra tại 2 đơn vị, các đơn vị còn lại tự kiểm tra và báo cáo kết quả");
        await lead.ClickButtonAsync("Kết thúc");
        await lead.ConfirmAsync("Kết thúc");
        await lead.SeesAsync("Đã kết thúc");
        await lead.KeepPictureAsync("S7-closed");
    }

    private static async Task<string> PlansAsync(IPage page)
    {
        await page.GotoAsync("/inspections/campaigns");
        await page.ClickButtonAsync("Lập cuộc kiểm tra");
        var form = page.Form();
        await form.FillAsync("Nội dung", "Việc triển khai thực hiện Kế hoạch công tác năm 2022");
        await page.ChooseAsync(form.GetByLabel("Phiếu kiểm tra"), "Bảng kiểm kế hoạch và giao ban");
        await page.ChooseAsync(form.GetByLabel("Kiểm tra trực tiếp"), "huyện Quảng Xương");
        await page.Keyboard.PressAsync("Escape");
        await form.FillAsync("Số kế hoạch kiểm tra", "21/KH-VKS");
        await form.FillAsync("Ngày kế hoạch", "2022-05-18");
        await form.FillAsync("Thời điểm kiểm tra", "2022-05-20");
        await form.FillAsync("Đến ngày", "2022-05-31");
        await form.FillAsync("Hạn báo cáo tự kiểm tra", "2022-06-15T16:00");
        await page.ConfirmAsync();
        await page.SeesAsync("Tự kiểm tra (4)");
        return new Uri(page.Url).Segments[^1];
    }

    private static async Task NamesTeamAsync(IPage page)
    {
        await page.ClickButtonAsync("Đoàn kiểm tra");
        await page.FindAndChooseAsync(page.Form().GetByLabel("Thành viên", new() { Exact = true }).First, SampleProvince.LeadName, SampleProvince.LeadName);
        await page.Form().FillAsync("Số quyết định thành lập đoàn", "22/QĐ-VKS");
        await page.Form().FillAsync("Ngày quyết định", "2022-05-20");
        await page.Form().FillAsync("Người ban hành", "Viện trưởng VKSND tỉnh Thanh Hóa");
        await page.ConfirmAsync();
        await page.SeesAsync("Quyết định số 22/QĐ-VKS ngày 20/05/2022");
    }

    /// <summary>What people answered by hand is reconciled with the fact that comes; the minutes are written, and signed by each side for itself.</summary>
    private async Task VisitsAsync(IPage lead, IPage head, string campaign)
    {
        var address = $"/inspections/campaigns/{campaign}/units/{Visited}";
        await lead.GotoAsync(address);
        await AnswerAsync(lead, "KH-1", "Tự đánh giá", "7", "Đã xem kế hoạch");
        await AnswerAsync(lead, "GB-1", "Tự đánh giá", "4", "Theo sổ họp");
        await lead.GotoAsync($"{address}?tab=papers");
        await lead.GetByLabel("Ngày làm việc").FillAsync("2022-06-02");
        var minutes = Section(lead, "Biên bản làm việc");
        await minutes.GetByLabel("Nội dung").FillAsync("Hai bên thống nhất số liệu.");
        await minutes.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        // The unit's own line has no button for the inspecting side.
        await Expect(minutes.GetByText("Đơn vị: chưa ký")).ToBeVisibleAsync(Clicking.Patiently);

        await BriefsAsync();
        await lead.GotoAsync(address);
        await lead.SeesAsync("1 câu cần đối chiếu với số liệu trước khi kết luận: GB-1");
        await lead.KeepPictureAsync("S8-reconcile");
        await Line(lead, "GB-1").GetByText("Chấp nhận", new() { Exact = true }).ClickAsync();
        await Line(lead, "GB-1").GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await Expect(lead.GetByText("cần đối chiếu")).ToHaveCountAsync(0, new() { Timeout = 40_000 });

        await lead.ClickTabAsync("Báo cáo, biên bản, chứng cứ");
        await minutes.GetByRole(AriaRole.Button, new() { Name = "Ký", Exact = true }).ClickAsync();
        await Expect(minutes.GetByText("Trưởng đoàn Phạm Thị Dung")).ToBeVisibleAsync(Clicking.Patiently);
        await head.GotoAsync($"{address}?tab=papers");
        await Section(head, "Biên bản làm việc").GetByRole(AriaRole.Button, new() { Name = "Ký", Exact = true }).ClickAsync();
        await Expect(Section(head, "Biên bản làm việc").GetByText("Viện trưởng Đỗ Văn Em")).ToBeVisibleAsync(Clicking.Patiently);
        // Who is inspected neither answers for the team nor concludes.
        await Expect(head.GetByRole(AriaRole.Button, new() { Name = "Kết luận", Exact = true })).ToHaveCountAsync(0);
    }

    /// <summary>It names the task of the plan that it is about.</summary>
    private static async Task<string> RaisesAsync(IPage page, string campaign)
    {
        await page.GotoAsync($"/inspections/campaigns/{campaign}/units/{Visited}?tab=findings");
        await page.ClickButtonAsync("Nêu hạn chế");
        var form = page.Form();
        await page.ChooseAsync(form.GetByLabel("Mục trong bảng kiểm"), "KH-1");
        await page.ChooseAsync(form.GetByLabel("Kế hoạch", new() { Exact = true }), "Chương trình công tác năm 2022");
        await page.ChooseAsync(form.GetByLabel("Nhiệm vụ, chỉ tiêu trong kế hoạch"), PlanTask);
        await form.BringAsync("ke-hoach.pdf", "application/pdf", "%PDF-1.4\nKế hoạch");
        await form.FillAsync("Nội dung", Fault);
        await form.FillAsync("Nguyên nhân", "Chưa bám sát nhiệm vụ trọng tâm.");
        await form.FillAsync("Biện pháp khắc phục", "Bổ sung biện pháp vào kế hoạch.");
        await form.FillAsync("Ngày nêu", "2022-06-02");
        await form.FillAsync("Hạn khắc phục", "2022-07-01");
        await page.ConfirmAsync();
        await page.GetByText(Fault).First.ClickAsync();
        await page.SeesAsync(PlanTask);
        await page.ShouldBeAccessibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>The unit reads the draft and explains before it is concluded.</summary>
    private static async Task ConcludesAsync(IPage lead, IPage head, string campaign)
    {
        var address = $"/inspections/campaigns/{campaign}/units/{Visited}?tab=papers";
        await lead.GotoAsync(address);
        await StepAsync(lead, "Dự thảo kết luận", form => form.FillAsync("Nội dung dự thảo", "Cơ bản đảm bảo theo kế hoạch."));
        await head.GotoAsync(address);
        await head.SeesAsync("Cơ bản đảm bảo theo kế hoạch.");
        var explanation = Section(head, "Giải trình của đơn vị");
        await explanation.GetByLabel("Nội dung").FillAsync("Đơn vị tiếp thu.");
        await explanation.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(explanation.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true })).ToBeDisabledAsync(new() { Timeout = 40_000 });
        await lead.ReloadAsync();
        await lead.SeesAsync("Đơn vị tiếp thu.");
        await StepAsync(lead, "Kết luận", form => form.FillAsync("Nội dung kết luận", "Cơ bản đảm bảo theo kế hoạch đề ra."));
        await lead.SeesAsync("Đã kết luận");
        await lead.KeepPictureAsync("S7-concluded");
    }

    /// <summary>A task of the unit, its remedy with proof, and the inspector who opens that before it is verified.</summary>
    private static async Task IsRemediedAsync(IPage lead, IPage head, string finding)
    {
        await head.GotoAsync("/assignments/tasks?of=unit");
        await head.SeesAsync("Bổ sung biện pháp vào kế hoạch.");
        await head.GotoAsync(finding);
        await head.ClickButtonAsync("Báo khắc phục");
        await head.Form().FillAsync("Đã làm gì", "Đã bổ sung biện pháp.");
        await head.Form().BringAsync("bo-sung.pdf", "application/pdf", "%PDF-1.4\nBổ sung");
        await head.Form().FillAsync("Tên tài liệu", "Kế hoạch đã bổ sung");
        await head.Form().FillAsync("Ngày", "2022-06-10");
        await head.ConfirmAsync("Xác nhận");

        await lead.GotoAsync(finding);
        await lead.ClickButtonAsync("Xác minh");
        var proof = await lead.RunAndWaitForDownloadAsync(
            () => lead.Form().GetByRole(AriaRole.Button, new() { Name = "Mở tài liệu: Kế hoạch đã bổ sung" }).ClickAsync());
        Assert.EndsWith(".pdf", proof.SuggestedFilename, StringComparison.Ordinal);
        await lead.Form().FillAsync("Ngày", "2022-06-20");
        await lead.KeepPictureAsync("S8-verify");
        await lead.ConfirmAsync("Xác nhận");
        await lead.SeesAsync("Xác minh ngày 20/06/2022");
    }

    private static async Task ReportsAsync(IPage self, string campaign)
    {
        await self.GotoAsync($"/inspections/campaigns/{campaign}/units/{Self}");
        await AnswerAsync(self, "KH-1", "Tự đánh giá", "10", "Đầy đủ");
        await AnswerAsync(self, "GB-1", "Tự đánh giá", "5", "Đầy đủ");
        await StepAsync(self, "Gửi báo cáo tự kiểm tra", form => form.FillAsync("Nội dung báo cáo", "Đơn vị thực hiện tốt."));
        await self.SeesAsync("Đã báo cáo");
    }

    private static async Task EscalatesAsync(IPage lead, string campaign)
    {
        await lead.GotoAsync($"/inspections/campaigns/{campaign}/units/{Self}");
        await StepAsync(lead, "Chuyển sang kiểm tra trực tiếp", form => form.FillAsync("Lý do", "Báo cáo muộn, sơ sài."));
        await lead.SeesAsync("Báo cáo muộn, sơ sài.");
        await lead.SeesAsync("Đơn vị tự chấm");
    }

    private static async Task AnswerAsync(IPage page, string item, string verdict, string score, string reason)
    {
        var line = Line(page, item);
        await line.GetByText(verdict, new() { Exact = true }).ClickAsync();
        await line.GetByLabel("Điểm").FillAsync(score);
        await line.GetByLabel("Lý do, căn cứ").FillAsync(reason);
        await line.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await Expect(line.GetByLabel("Lý do, căn cứ")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
    }

    private static async Task StepAsync(IPage page, string step, Func<ILocator, Task> fill)
    {
        await page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        await fill(page.Form());
        await page.ConfirmAsync(step);
    }

    private static ILocator Line(IPage page, string code) => page.Locator("li", new() { HasText = code }).First;

    private static ILocator Section(IPage page, string title) =>
        page.Locator(".ant-card", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    private async Task HasChecklistAsync() => _ = (await system.AccountOf("th.truongdoan").CreateAsync($"{Inspections}/checklists", new
    {
        code = "TH-KHGB",
        title = "Bảng kiểm kế hoạch và giao ban",
        unitCode = BrowserSystem.Province,
        items = new object[]
        {
            new { code = "KH-1", group = "planQuality", question = "Kế hoạch có biện pháp cụ thể?", maxScore = 10 },
            new { code = "GB-1", group = "briefings", question = "Duy trì giao ban tuần?", maxScore = 5, fact = "weeklyBriefings" },
        },
    })).Json;

    /// <summary>A draft of the unit, with one task.</summary>
    private async Task<string> HasPlanAsync()
    {
        var head = system.AccountOf("th.qx.vientruong");
        // Others type into a draft of the same unit; there is one a year.
        var drafted = (await head.ListAsync($"/api/v1/planning/plans?unit={Visited}&workYear=2022")).FirstOrDefault(row => row["state"]!.GetValue<string>() == "draft");
        var plan = drafted?["id"]!.GetValue<string>() ?? (await head.CreateAsync(
            "/api/v1/planning/plans", new { unitCode = Visited, workYear = 2022, kind = "program", title = "Chương trình công tác năm 2022", purpose = "Thực hiện nhiệm vụ năm 2022." })).Id;
        _ = (await head.ActAsync($"/api/v1/planning/plans/{plan}", "tasks", new { kind = "key", title = PlanTask, measures = Array.Empty<string>() })).Json;
        return plan;
    }

    /// <summary>The unit records its briefing; when the fact has come the question shows it.</summary>
    private async Task BriefsAsync()
    {
        var head = system.AccountOf("th.qx.vientruong");
        _ = (await head.CreateAsync(
            "/api/v1/planning/briefings", new { unitCode = Visited, kind = "weekly", heldOn = "2021-12-10", chairedBy = "Viện trưởng", minutes = "Giao ban tuần." })).Json;
        var lead = system.AccountOf("th.truongdoan");
        var campaign = (await lead.ListAsync($"{Inspections}/campaigns?workYear=2022&byUnit=TH")).Single(row => row["title"]!.GetValue<string>().Contains("Kế hoạch công tác", StringComparison.Ordinal));
        await Testing.Eventually.True(async () => Item((await lead.GetAsync($"{Inspections}/campaigns/{campaign["id"]}/units/{Visited}")).Json)["fact"]!["available"]!.GetValue<bool>());

        static JsonNode Item(JsonNode unit) => unit["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == "GB-1")!;
    }

    /// <summary>The unit that is visited after all, and those that inspect themselves; each was done by clicking once.</summary>
    private async Task OthersAreDoneAsync(string campaign)
    {
        var (lead, manual) = (system.AccountOf("th.truongdoan"), new { answers = new[] { new { itemCode = "KH-1", verdict = "manual", score = 5 }, new { itemCode = "GB-1", verdict = "manual", score = 3 } } });
        var today = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (unit, leader) in new[] { (Self, "th.hh.vientruong"), ("TH.NX", "th.nx.vientruong"), ("TH.TX", "th.tx.vientruong"), ("TH.HL", "th.hl.vientruong") })
        {
            var (path, head) = ($"{Inspections}/campaigns/{campaign}/units/{unit}", system.AccountOf(leader));
            if (unit == Self)
            {
                _ = (await lead.ActAsync(path, "answers", manual)).Json;
                _ = (await lead.ChangeLatestAsync(HttpMethod.Put, $"{path}/minutes", path, new { heldOn = "2022-06-21", content = "Biên bản." })).Json;
                _ = (await lead.ActAsync(path, "minutes/signatures", new { party = "inspector" })).Json;
                _ = (await head.ActAsync(path, "minutes/signatures", new { party = "unit" })).Json;
            }
            else
            {
                _ = (await head.ActAsync(path, "answers", manual)).Json;
                _ = (await head.ActAsync(path, "submit", new { text = "Đã tự kiểm tra." })).Json;
            }
            _ = (await lead.ActAsync(path, "conclude", new { grade = "met", text = "Đạt.", concludedOn = today })).Json;
        }
    }
}
