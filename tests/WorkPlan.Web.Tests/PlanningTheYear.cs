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
    }

    [Fact]
    public async Task S1_and_S2_A_program_is_issued_before_the_directive_and_supplemented_once_for_all_that_comes_after()
    {
        var planner = await system.SignedInAsync("th.vanphong", unit: "TH.NX");
        await RecordBriefingAsync(planner);
        await DraftProgramAsync(planner);
        await planner.SeesAsync("Dự thảo – chờ văn bản cấp trên");
        await planner.SeesAsync("Kế hoạch đã đủ nội dung để trình duyệt.");
        await planner.KeepPictureAsync("S1-program");
        await StepAsync(planner, "Trình duyệt");
        await planner.SeesAsync("Đã trình – chờ văn bản cấp trên");
        var address = new Uri(planner.Url).AbsolutePath;

        var chief = await system.SignedInAsync("th.vientruong", unit: "TH.NX");
        await chief.GotoAsync(address);
        await StepAsync(chief, "Phê duyệt");
        await StepAsync(chief, "Ban hành", dialog => dialog.FillAsync("Ngày ban hành", "2021-12-24"));
        await chief.SeesAsync("Đã ban hành – chờ văn bản cấp trên");
        await chief.KeepPictureAsync("S1-issued");

        await RegisterAsync(planner, "Chỉ thị", "VKSND tối cao", "01/CT-VKSTC", "2021-12-27", "S2-directive");
        await RegisterAsync(planner, "Hướng dẫn", "Vụ nghiệp vụ", "09/HD-VKSTC", "2022-01-05", "S2-guidance");
        await planner.GotoAsync("/planning/obligations?kind=supplement&unit=TH.NX");
        await Expect(planner.GetByRole(AriaRole.Button, new() { Name = "Không cần thay đổi" })).ToHaveCountAsync(2, new() { Timeout = 40_000 });
        await planner.KeepPictureAsync("S2-obligations");

        await SupplementAsync(chief, address);
        await planner.GotoAsync(address);
        await planner.ClickTabAsync("Phiên bản");
        await planner.SeesAsync("Phiên bản 2");
        await planner.SeesAsync("Tập trung giải quyết án quá hạn");
        await planner.SeesAsync("09/HD-VKSTC");
        await planner.KeepPictureAsync("S2-diff");
        await planner.GotoAsync("/planning/obligations?kind=supplement&unit=TH.NX&state=open");
        await planner.SeesAsync("Không có việc nào khớp với bộ lọc.");
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

    private static async Task DraftProgramAsync(IPage page)
    {
        await page.GotoAsync("/planning/plans");
        await page.ClickButtonAsync("Soạn kế hoạch");
        var draft = page.Form();
        await draft.GetByText("Chương trình công tác", new() { Exact = true }).ClickAsync();
        await draft.FillAsync("Mục đích, yêu cầu", "Chủ động thực hiện nhiệm vụ năm 2022.");
        await page.ChooseAsync(draft.GetByLabel("Căn cứ", new() { Exact = true }), "10/12/2021");
        await page.Keyboard.PressAsync("Escape");
        await page.ConfirmAsync("Tạo bản nháp");
        await AddTaskAsync(page, "Đột phá", Breakthrough, "Phân công người có kinh nghiệm nghiên cứu bản án.");

        await page.ClickTabAsync("Nội dung");
        await page.ChooseAsync(page.GetByLabel("Thêm khâu công tác…"), Field);
        var section = page.Form();
        await section.GetByLabel(Target, new() { Exact = true }).CheckAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "Thêm chỉ tiêu bổ sung" }).ClickAsync();
        await section.FillAsync("Tên chỉ tiêu bổ sung", "Kháng nghị ngang cấp");
        await page.ChooseAsync(section.GetByLabel("Gắn với nhiệm vụ trọng tâm, đột phá"), Breakthrough);
        await section.GetByLabel("Biện pháp").FillAsync("Kiểm sát chặt chẽ bản án, quyết định.");
        await section.GetByLabel("Tiến độ").FillAsync("Cả năm");
        await section.GetByLabel("Người phụ trách").FillAsync("Phó Viện trưởng");
        await page.ConfirmAsync();
    }

    private static async Task AddTaskAsync(IPage page, string kind, string title, string? measure = null)
    {
        await page.ClickTabAsync("Nhiệm vụ");
        await page.ClickButtonAsync("Thêm nhiệm vụ");
        var task = page.Form();
        await page.ChooseAsync(task.GetByLabel("Loại", new() { Exact = true }), kind);
        await task.FillAsync("Nhiệm vụ", title);
        if (measure is not null)
            await task.GetByLabel("Biện pháp").FillAsync(measure);
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

    /// <summary>Enters a document as a draft, looks at what it touches, and registers it for good.</summary>
    private static async Task RegisterAsync(IPage page, string type, string issuerKind, string number, string day, string picture)
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
    }

    /// <summary>One supplement that answers everything that waits.</summary>
    private static async Task SupplementAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.ClickButtonAsync("Bổ sung kế hoạch");
        var form = page.Form();
        await Expect(form.GetByText("2 văn bản đang chờ bổ sung kế hoạch")).ToBeVisibleAsync(Clicking.Patiently);
        await form.GetByRole(AriaRole.Button, new() { Name = "Bổ sung theo tất cả" }).ClickAsync();
        await form.FillAsync("Ngày quyết định", "2022-01-12");
        await form.GetByRole(AriaRole.Button, new() { Name = "Thêm nhiệm vụ" }).ClickAsync();
        await form.FillAsync("Nhiệm vụ", "Tập trung giải quyết án quá hạn");
        await page.ConfirmAsync("Ban hành bổ sung");
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
