using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>The scenarios of planning, done by clicking and typing as the people whose work they are, in Vietnamese.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class PlanningTheYear(BrowserSystem system)
{
    private const string Field = "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm";
    private const string Target = "Tỷ lệ giải quyết tố giác, tin báo";
    private const string Breakthrough = "Nâng cao chất lượng kháng nghị phúc thẩm";
    private const string LastYears = "Nâng cao chất lượng giải quyết tin báo năm 2021";
    private const string Theme = "Định hướng nhiệm vụ trọng tâm năm 2022";
    private const string Conclusion = "Tập trung nâng cao số lượng, chất lượng kháng nghị.";
    private const string NewTask = "Tập trung giải quyết án quá hạn";
    private const string Planning = "/api/v1/planning";
    private const string Owed = "/planning/obligations?kind=supplement&unit=TH.NX&state=owed";

    [Fact]
    public async Task S3_A_lower_target_is_refused_with_its_source_a_higher_one_marked_and_an_additional_one_needs_a_key_task()
    {
        var page = await DraftAsync("TH.HH");
        await AddTaskAsync(page, "Trọng tâm", "Phòng ngừa vi phạm trong lĩnh vực đất đai");

        await page.ClickTabAsync("Nội dung");
        await page.ChooseAsync(page.GetByLabel("Thêm khâu công tác…"), Field);
        var section = page.Form();
        await section.GetByLabel(Target, new() { Exact = true }).CheckAsync();
        await SaveWithAsync(section, "80");
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("139/QĐ-VKSTC").First).ToBeVisibleAsync(Clicking.Patiently);
        await page.KeepPictureAsync("S3-lower-refused");
        await SaveWithAsync(section, "95");
        await page.SeesAsync("Cao hơn");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa", Exact = true }).ClickAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "Thêm chỉ tiêu bổ sung" }).ClickAsync();
        await section.FillAsync("Tên chỉ tiêu bổ sung", "Kiến nghị phòng ngừa trong lĩnh vực đất đai");
        await section.FillAsync("Mức", "2");
        await page.ChooseAsync(section.GetByLabel("Gắn với nhiệm vụ trọng tâm, đột phá"), "Phòng ngừa vi phạm trong lĩnh vực đất đai");
        await page.ConfirmAsync();
        await page.SeesAsync("Kiến nghị phòng ngừa trong lĩnh vực đất đai");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("S3-targets");

        // The province sees who asks more of itself, and what besides.
        var chief = await system.SignedInAsync("th.vientruong");
        await chief.GotoAsync("/planning/comparison");
        var row = chief.GetByRole(AriaRole.Row, new() { Name = "Hoằng Hóa" });
        await row.Locator("button.ant-table-row-expand-icon").ClickAsync();
        await chief.SeesAsync("Kiến nghị phòng ngừa trong lĩnh vực đất đai");
        await chief.SeesAsync("Cao hơn");
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("S3-comparison");
    }

    [Fact]
    public async Task S1_and_S2_A_program_rests_on_what_was_directed_is_issued_before_the_directive_and_supplemented_after_it()
    {
        await HasLastYearsProgramAsync();
        var planner = await system.SignedInAsync("th.vanphong", unit: "TH.NX");
        await RecordBriefingAsync(planner);
        var direction = await RecordSessionAsync(planner);
        await DraftProgramAsync(planner);
        var address = new Uri(planner.Url).AbsolutePath;
        await TakeUpAsync(planner, direction);
        await planner.GotoAsync(address);
        await planner.SeesAsync("Dự thảo – chờ văn bản cấp trên");
        await planner.SeesAsync("Kế hoạch đã đủ nội dung để trình duyệt.");
        await planner.KeepPictureAsync("S1-program");
        await StepAsync(planner, "Trình duyệt");
        await planner.SeesAsync("Đã trình – chờ văn bản cấp trên");

        var chief = await system.SignedInAsync("th.vientruong", unit: "TH.NX");
        await chief.GotoAsync(address);
        await StepAsync(chief, "Phê duyệt");
        await StepAsync(chief, "Ban hành", dialog => dialog.FillAsync("Ngày ban hành", "2021-12-24"));
        await chief.SeesAsync("Đã ban hành – chờ văn bản cấp trên");
        await chief.KeepPictureAsync("S1-issued");

        var directive = await RegisterAsync(planner, "Chỉ thị", "VKSND tối cao", "01/CT-VKSTC", "2021-12-27", "S2-directive");
        _ = await RegisterAsync(planner, "Hướng dẫn", "Vụ nghiệp vụ", "09/HD-VKSTC", "2022-01-05", "S2-guidance");
        await chief.GotoAsync(Owed);
        await Expect(chief.GetByRole(AriaRole.Button, new() { Name = "Không cần thay đổi" })).ToHaveCountAsync(2, new() { Timeout = 40_000 });
        await chief.KeepPictureAsync("S2-obligations");

        await SupplementAsync(chief, address);
        await ReadDifferenceAsync(planner, address);
        await CorrectAsync(planner, directive);
        await AnswerNoChangeAsync(chief);
    }

    [Fact]
    public async Task A_draft_is_put_right_and_taken_back()
    {
        var page = await DraftAsync("TH.HL");
        await AddTaskAsync(page, "Trọng tâm", "Nhiệm vụ gõ nhầm");
        await page.ClickButtonAsync("Sửa nhiệm vụ: Nhiệm vụ gõ nhầm");
        await page.Form().FillAsync("Nhiệm vụ", "Nhiệm vụ đã sửa");
        await page.ConfirmAsync();
        await page.ClickButtonAsync("Bỏ nhiệm vụ: Nhiệm vụ đã sửa");
        await page.ConfirmAsync("Bỏ");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Nhiệm vụ (0)" })).ToBeVisibleAsync(Clicking.Patiently);
        await page.ClickButtonAsync("Việc khác");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Rút kế hoạch" }).ClickAsync();
        await page.ConfirmAsync("Rút kế hoạch");
        await page.SeesAsync("Đã rút");
    }

    /// <summary>The program of the year before with its results: this year's breakthrough goes on from there.</summary>
    private async Task HasLastYearsProgramAsync()
    {
        var chief = system.AccountOf("th.vientruong");
        var briefing = (await chief.CreateAsync($"{Planning}/briefings", new { unitCode = "TH.NX", kind = "weekly", heldOn = "2020-12-11", chairedBy = "Viện trưởng", minutes = "Giao xây dựng chương trình năm 2021." })).Json;
        var drafted = (await chief.CreateAsync($"{Planning}/plans", new
        {
            unitCode = "TH.NX",
            workYear = 2021,
            kind = "program",
            title = "Chương trình công tác năm 2021",
            purpose = "Thực hiện nhiệm vụ năm 2021.",
            basis = new[] { new { kind = "briefing", id = briefing["id"]!.GetValue<string>() } },
        })).Json;
        var plan = $"{Planning}/plans/{drafted["id"]}";
        var task = (await chief.ChangeLatestAsync(HttpMethod.Post, $"{plan}/tasks", plan, new { kind = "breakthrough", title = LastYears, measures = new[] { "Giao Kiểm sát viên có kinh nghiệm." } })).Json["taskId"]!.GetValue<string>();
        (await chief.ChangeLatestAsync(HttpMethod.Put, $"{plan}/sections/TIN-BAO", plan, new
        {
            commitments = new object[] { new { targetCode = "TB-TYLE", taskId = task, rule = new { comparator = "atLeast", measure = "ratio", threshold = 9000 } } },
            measures = new[] { "Theo dõi từng tin báo." },
            schedule = "Cả năm",
            responsible = "Phó Viện trưởng",
        })).Demand();
        (await chief.ActAsync(plan, "submit")).Demand();
        (await chief.ActAsync(plan, "approve")).Demand();
        (await chief.ActAsync(plan, "issue", new { issuedOn = "2020-12-25" })).Demand();
        _ = (await chief.CreateAsync($"{Planning}/results", new { results = new[] { new { unitCode = "TH.NX", targetCode = "TB-TYLE", period = "2021", numerator = 19, denominator = 20 } } })).Json;
    }

    private static async Task RecordBriefingAsync(IPage planner)
    {
        await planner.GotoAsync("/planning/briefings");
        await planner.ClickButtonAsync("Ghi biên bản");
        var minutes = planner.Form();
        await minutes.FillAsync("Ngày", "2021-12-10");
        await minutes.FillAsync("Chủ trì", "Viện trưởng Trần Thị Dung");
        await minutes.FillAsync("Nội dung", "Các bộ phận chủ động xây dựng chương trình công tác năm 2022.");
        await planner.ConfirmAsync();
        await Expect(planner.GetByRole(AriaRole.Cell, new() { Name = "10/12/2021" }).First).ToBeVisibleAsync(Clicking.Patiently);
    }

    /// <summary>A thematic session that the deputy chief directs; what was concluded becomes a direction, whose page it gives.</summary>
    private static async Task<string> RecordSessionAsync(IPage planner)
    {
        await planner.ClickTabAsync("Sinh hoạt chuyên đề");
        await planner.ClickButtonAsync("Ghi sinh hoạt chuyên đề");
        var form = planner.Form();
        await form.FillAsync("Ngày", "2021-12-20");
        await form.FillAsync("Chuyên đề", Theme);
        await form.FillAsync("Mục đích", "Xác định nội dung trọng tâm, đột phá.");
        await form.GetByLabel("Nội dung thảo luận").FillAsync("Hạn chế năm 2021 và nguyên nhân\nGiải pháp hoàn thành chỉ tiêu trong 6 tháng");
        await form.GetByLabel("Kết luận").FillAsync(Conclusion);
        await form.GetByLabel("Họ tên, chức vụ").FillAsync("Phó Viện trưởng Lê Văn Hải");
        await planner.ChooseAsync(form.GetByLabel("Vai trò"), "Dự, chỉ đạo");
        await planner.ConfirmAsync();
        await planner.GetByRole(AriaRole.Link, new() { Name = Theme }).ClickAsync();
        await planner.ClickButtonAsync("Thành ý kiến chỉ đạo");
        await Expect(planner.Form().GetByLabel("Người chỉ đạo")).ToHaveValueAsync("Phó Viện trưởng Lê Văn Hải", new() { Timeout = 40_000 });
        await planner.ConfirmAsync();
        await planner.SeesAsync("0/1 đơn vị đã tiếp thu");
        await planner.ShouldBeAccessibleAsync();
        await planner.KeepPictureAsync("S1-session");
        await planner.GetByRole(AriaRole.Link, new() { Name = Conclusion }).ClickAsync();
        await planner.SeesAsync("Tiếp thu vào kế hoạch");
        return new Uri(planner.Url).AbsolutePath;
    }

    private static async Task DraftProgramAsync(IPage page)
    {
        await page.GotoAsync("/planning/plans");
        await page.ClickButtonAsync("Soạn kế hoạch");
        var draft = page.Form();
        await draft.GetByText("Chương trình công tác", new() { Exact = true }).ClickAsync();
        await draft.FillAsync("Mục đích, yêu cầu", "Chủ động thực hiện nhiệm vụ năm 2022.");
        await page.ChooseAsync(draft.GetByLabel("Căn cứ", new() { Exact = true }), "10/12/2021");
        await page.Keyboard.PressAsync("Escape");
        await page.ChooseAsync(draft.GetByLabel("Căn cứ", new() { Exact = true }), Theme);
        await page.Keyboard.PressAsync("Escape");
        await page.ConfirmAsync("Tạo bản nháp");
        await AddTaskAsync(page, "Đột phá", Breakthrough, "Phân công người có kinh nghiệm nghiên cứu bản án.", continues: LastYears);
        await page.SeesAsync("Tiếp tục nhiệm vụ năm 2021");
        await page.SeesAsync("19/20 = 95%");

        await page.ClickTabAsync("Nội dung");
        await page.ChooseAsync(page.GetByLabel("Thêm khâu công tác…"), Field);
        var section = page.Form();
        await section.GetByLabel(Target, new() { Exact = true }).CheckAsync();
        await section.GetByLabel("Biện pháp").FillAsync("Kiểm sát chặt chẽ bản án, quyết định.");
        await section.GetByLabel("Tiến độ").FillAsync("Cả năm");
        await section.GetByLabel("Người phụ trách").FillAsync("Phó Viện trưởng");
        await page.ConfirmAsync();

        // A breakthrough without a target says so, and the draft stays as it is.
        await page.GetByRole(AriaRole.Button, new() { Name = "Trình duyệt", Exact = true }).ClickAsync();
        await page.Form().GetByRole(AriaRole.Button, new() { Name = "Trình duyệt", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Last).ToContainTextAsync(Breakthrough, new() { Timeout = 40_000 });
        await page.KeepPictureAsync("S1-without-target");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Form()).ToHaveCountAsync(0, new() { Timeout = 40_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa", Exact = true }).ClickAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "Thêm chỉ tiêu bổ sung" }).ClickAsync();
        await section.FillAsync("Tên chỉ tiêu bổ sung", "Kháng nghị ngang cấp");
        await page.ChooseAsync(section.GetByLabel("Gắn với nhiệm vụ trọng tâm, đột phá"), Breakthrough);
        await page.ConfirmAsync();
    }

    private static async Task TakeUpAsync(IPage planner, string direction)
    {
        await planner.GotoAsync(direction);
        await planner.ClickButtonAsync("Tiếp thu vào kế hoạch");
        var form = planner.Form();
        await planner.ChooseAsync(form.GetByLabel("Tên kế hoạch"), "năm 2022");
        await planner.ChooseAsync(form.GetByLabel("Nhiệm vụ trong kế hoạch"), Breakthrough);
        await form.FillAsync("Đã tiếp thu thế nào", "Đưa vào nhiệm vụ đột phá của chương trình.");
        await planner.ConfirmAsync();
        await planner.SeesAsync("1/1 đơn vị đã tiếp thu");
        await planner.KeepPictureAsync("S1-direction");
    }

    /// <summary>Both documents in one version: a new task, and a measure more in a field.</summary>
    private static async Task SupplementAsync(IPage chief, string address)
    {
        await chief.GotoAsync(address);
        await chief.GetByRole(AriaRole.Button, new() { Name = "Bổ sung kế hoạch", Exact = true }).ClickAsync();
        await chief.ClickButtonAsync("Bổ sung theo tất cả");
        await chief.Form().FillAsync("Ngày quyết định", "2022-01-14");
        await chief.Form().FillAsync("Số", "05/KH-VKS");
        await chief.ClickButtonAsync("Thêm nhiệm vụ");
        var task = chief.Form().Last;
        await task.FillAsync("Nhiệm vụ", NewTask);
        await task.FillAsync("Hạn", "2022-06-30");
        await task.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await chief.SeesAsync(NewTask);
        await chief.ChooseAsync(chief.GetByLabel("Thêm, sửa khâu công tác…"), Field);
        var section = chief.Form().Last;
        await section.GetByLabel("Biện pháp").FillAsync("Kiểm sát chặt chẽ bản án, quyết định.\nTrao đổi với Tòa án hằng tháng.");
        await section.GetByRole(AriaRole.Button, new() { Name = "Đưa vào bản bổ sung" }).ClickAsync();
        await chief.SeesAsync("2 biện pháp");
        await chief.KeepPictureAsync("S2-supplement");
        await chief.ConfirmAsync("Ban hành bổ sung");
    }

    /// <summary>What changed stands there in words, and each version can be had on paper.</summary>
    private static async Task ReadDifferenceAsync(IPage planner, string address)
    {
        await planner.GotoAsync($"{address}?tab=versions");
        await planner.SeesAsync($"Nhiệm vụ: {NewTask}");
        await planner.SeesAsync("Căn cứ: ");
        await planner.SeesAsync("Trao đổi với Tòa án hằng tháng.");
        await planner.ShouldBeAccessibleAsync();
        await planner.KeepPictureAsync("S2-diff");
        await planner.ClickButtonAsync("Xem văn bản phiên bản 2");
        await planner.SeesAsync("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        await planner.KeepPictureAsync("S2-paper");
        foreach (var format in new[] { "docx", "xlsx" })
        {
            var saved = await planner.RunAndWaitForDownloadAsync(() => planner.ClickButtonAsync($".{format}"));
            Assert.EndsWith($".{format}", saved.SuggestedFilename, StringComparison.Ordinal);
        }
        await planner.Keyboard.PressAsync("Escape");
    }

    /// <summary>A change of its content has to be answered anew, at once.</summary>
    private static async Task CorrectAsync(IPage planner, string directive)
    {
        await planner.GotoAsync(directive);
        await planner.ClickButtonAsync("Đính chính");
        await planner.Form().FillAsync("Lý do đính chính", "Bản gửi đính chính của Văn phòng.");
        await planner.Form().GetByText("Thay đổi nội dung", new() { Exact = true }).ClickAsync();
        await planner.Form().FillAsync("Trích yếu", "Chỉ thị về công tác kiểm sát năm 2022, đã đính chính");
        await planner.ConfirmAsync("Đính chính");
        await planner.SeesAsync("Bản gửi đính chính của Văn phòng.");
        await planner.KeepPictureAsync("S2-correction");
    }

    private static async Task AnswerNoChangeAsync(IPage chief)
    {
        await chief.GotoAsync(Owed);
        await chief.GetByRole(AriaRole.Button, new() { Name = "Không cần thay đổi" }).ClickAsync();
        await chief.Form().GetByLabel("Lý do không cần thay đổi").FillAsync("Nội dung đính chính đã có trong chương trình.");
        await chief.ConfirmAsync("Xác nhận");
        await chief.SeesAsync("Không có việc nào khớp với bộ lọc.");
    }

    private static async Task AddTaskAsync(IPage page, string kind, string title, string? measure = null, string? continues = null)
    {
        await page.ClickTabAsync("Nhiệm vụ");
        await page.ClickButtonAsync("Thêm nhiệm vụ");
        var task = page.Form();
        await page.ChooseAsync(task.GetByLabel("Loại", new() { Exact = true }), kind);
        await task.FillAsync("Nhiệm vụ", title);
        if (measure is not null)
            await task.GetByLabel("Biện pháp").FillAsync(measure);
        if (continues is not null)
            await page.ChooseAsync(task.GetByLabel("Tiếp tục từ năm trước"), continues);
        await page.ConfirmAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Nhiệm vụ (1)" })).ToBeVisibleAsync(Clicking.Patiently);
    }

    /// <summary>A step of the approval flow, confirmed in its dialog.</summary>
    private static async Task StepAsync(IPage page, string step, Func<ILocator, Task>? fill = null)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        if (fill is not null)
            await fill(page.Form());
        await page.ConfirmAsync(step);
    }

    /// <summary>Enters a document as a draft, looks at what it touches, and registers it for good; gives its page.</summary>
    private static async Task<string> RegisterAsync(IPage page, string type, string issuerKind, string number, string day, string picture)
    {
        await page.GotoAsync("/planning/documents");
        await page.ClickButtonAsync("Vào sổ văn bản");
        var form = page.Form();
        await page.ChooseAsync(form.GetByLabel("Loại văn bản"), type);
        await form.FillAsync("Cơ quan ban hành", "Viện kiểm sát nhân dân tối cao");
        await page.ChooseAsync(form.GetByLabel("Cấp ban hành"), issuerKind);
        await form.FillAsync("Số, ký hiệu", number);
        await form.FillAsync("Ngày ban hành", day);
        await form.FillAsync("Ngày nhận", day);
        await form.FillAsync("Trích yếu", $"{type} về công tác kiểm sát năm 2022");
        await form.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp và xem tác động" }).ClickAsync();
        await page.SeesAsync("Văn bản liên quan 1 đơn vị");
        await page.KeepPictureAsync(picture);
        await page.ClickButtonAsync("Đăng ký chính thức");
        await page.ConfirmAsync("Đăng ký chính thức");
        await page.SeesAsync("Theo dõi quán triệt, triển khai");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task SaveWithAsync(ILocator section, string percent)
    {
        await section.GetByLabel($"Chỉ tiêu của đơn vị: {Target}").FillAsync(percent);
        await section.GetByLabel($"Chỉ tiêu của đơn vị: {Target}").BlurAsync();
        // Not by its exact name: while it saves, the name says that, too.
        await section.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
    }

    private async Task<IPage> DraftAsync(string unit)
    {
        var page = await system.SignedInAsync("th.vanphong", unit: unit);
        await page.GotoAsync("/planning/plans");
        await page.ClickButtonAsync("Soạn kế hoạch");
        await page.GetByLabel("Mục đích, yêu cầu").FillAsync("Thực hiện tốt chức năng, nhiệm vụ của Ngành.");
        await page.ClickButtonAsync("Tạo bản nháp");
        await page.SeesAsync("Tính đầy đủ của kế hoạch");
        return page;
    }
}
