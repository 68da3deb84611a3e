using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>The scenarios of planning, done by clicking and typing as the planner, in Vietnamese.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed partial class PlanningTheYear(BrowserSystem system)
{
    private const string Target = "Tỷ lệ giải quyết tố giác, tin báo";
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 40_000 };

    [Fact]
    public async Task S3_A_lower_target_is_refused_with_its_source_a_higher_one_marked_and_an_additional_one_needs_a_key_task()
    {
        var page = await DraftAsync("TH.HH");
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = TasksTab() }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm nhiệm vụ" }).ClickAsync();
        var adding = page.GetByRole(AriaRole.Dialog);
        await ChooseAsync(page, adding.GetByLabel("Loại", new() { Exact = true }), "Trọng tâm");
        await adding.GetByLabel("Nhiệm vụ", new() { Exact = true }).FillAsync("Phòng ngừa vi phạm trong lĩnh vực đất đai");
        await adding.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Nhiệm vụ (1)" })).ToBeVisibleAsync(Patiently);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Nội dung", Exact = true }).ClickAsync();
        await ChooseAsync(page, page.GetByLabel("Thêm khâu công tác…"), "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm");
        var section = page.GetByRole(AriaRole.Dialog);
        await section.GetByLabel(Target, new() { Exact = true }).CheckAsync();
        await SaveWithAsync(section, "80");
        await Expect(page.GetByRole(AriaRole.Alert).GetByText("139/QĐ-VKSTC").First).ToBeVisibleAsync(Patiently);
        await page.KeepPictureAsync("S3-lower-refused");
        await SaveWithAsync(section, "95");
        await Expect(page.GetByText("Cao hơn").First).ToBeVisibleAsync(Patiently);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa", Exact = true }).ClickAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "Thêm chỉ tiêu bổ sung" }).ClickAsync();
        await section.GetByLabel("Tên chỉ tiêu bổ sung").FillAsync("Kiến nghị phòng ngừa trong lĩnh vực đất đai");
        await section.GetByLabel("Mức", new() { Exact = true }).FillAsync("2");
        await ChooseAsync(page, section.GetByLabel("Gắn với nhiệm vụ trọng tâm, đột phá"), "Phòng ngừa vi phạm trong lĩnh vực đất đai");
        await section.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Kiến nghị phòng ngừa trong lĩnh vực đất đai")).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("S3-targets");
    }

    [Fact]
    public async Task S1_A_program_is_drafted_before_the_directive_on_a_briefing_and_may_be_submitted()
    {
        var planner = await system.SignedInAsync("th.vanphong", unit: "TH.NX");
        await planner.GotoAsync("/planning/briefings");
        await planner.GetByRole(AriaRole.Button, new() { Name = "Ghi biên bản" }).ClickAsync();
        var minutes = planner.GetByRole(AriaRole.Dialog);
        await minutes.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2021-12-10");
        await minutes.GetByLabel("Chủ trì").FillAsync("Viện trưởng Trần Thị Dung");
        await minutes.GetByLabel("Nội dung").FillAsync("Các bộ phận chủ động xây dựng chương trình công tác năm 2022.");
        await minutes.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(planner.GetByRole(AriaRole.Cell, new() { Name = "10/12/2021" })).ToBeVisibleAsync(Patiently);

        await DraftProgramAsync(planner);
        await Expect(planner.GetByText("Dự thảo – chờ văn bản cấp trên")).ToBeVisibleAsync(Patiently);
        await Expect(planner.GetByText("Kế hoạch đã đủ nội dung để trình duyệt.")).ToBeVisibleAsync(Patiently);
        await planner.KeepPictureAsync("S1-program");
        await StepAsync(planner, "Trình duyệt");
        await Expect(planner.GetByRole(AriaRole.Button, new() { Name = "Trình duyệt" })).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await planner.KeepPictureAsync("S1-submitted");
    }

    private static async Task DraftProgramAsync(IPage page)
    {
        const string Breakthrough = "Nâng cao chất lượng kháng nghị phúc thẩm";
        await page.GotoAsync("/planning/plans");
        await page.GetByRole(AriaRole.Button, new() { Name = "Soạn kế hoạch" }).ClickAsync();
        var draft = page.GetByRole(AriaRole.Dialog);
        await draft.GetByText("Chương trình công tác", new() { Exact = true }).ClickAsync();
        await draft.GetByLabel("Mục đích, yêu cầu").FillAsync("Chủ động thực hiện nhiệm vụ năm 2022.");
        await ChooseAsync(page, draft.GetByLabel("Căn cứ", new() { Exact = true }), "10/12/2021");
        await page.Keyboard.PressAsync("Escape");
        await draft.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }).ClickAsync();

        await page.GetByRole(AriaRole.Tab, new() { NameRegex = TasksTab() }).ClickAsync(new() { Timeout = 40_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm nhiệm vụ" }).ClickAsync();
        var task = page.GetByRole(AriaRole.Dialog);
        await ChooseAsync(page, task.GetByLabel("Loại", new() { Exact = true }), "Đột phá");
        await task.GetByLabel("Nhiệm vụ", new() { Exact = true }).FillAsync(Breakthrough);
        await task.GetByLabel("Biện pháp").FillAsync("Phân công người có kinh nghiệm nghiên cứu bản án.");
        await task.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Nhiệm vụ (1)" })).ToBeVisibleAsync(Patiently);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Nội dung", Exact = true }).ClickAsync();
        await ChooseAsync(page, page.GetByLabel("Thêm khâu công tác…"), "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm");
        var section = page.GetByRole(AriaRole.Dialog);
        await section.GetByLabel(Target, new() { Exact = true }).CheckAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "Thêm chỉ tiêu bổ sung" }).ClickAsync();
        await section.GetByLabel("Tên chỉ tiêu bổ sung").FillAsync("Kháng nghị ngang cấp");
        await ChooseAsync(page, section.GetByLabel("Gắn với nhiệm vụ trọng tâm, đột phá"), Breakthrough);
        await section.GetByLabel("Biện pháp").FillAsync("Kiểm sát chặt chẽ bản án, quyết định.");
        await section.GetByLabel("Tiến độ").FillAsync("Cả năm");
        await section.GetByLabel("Người phụ trách").FillAsync("Phó Viện trưởng");
        await section.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
    }

    /// <summary>A step of the approval flow, confirmed in its dialog.</summary>
    private static async Task StepAsync(IPage page, string step)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync(new() { Timeout = 40_000 });
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0, new() { Timeout = 40_000 });
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
        await page.GetByRole(AriaRole.Button, new() { Name = "Soạn kế hoạch" }).ClickAsync();
        await page.GetByLabel("Mục đích, yêu cầu").FillAsync("Thực hiện tốt chức năng, nhiệm vụ của Ngành.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }).ClickAsync();
        await Expect(page.GetByText("Tính đầy đủ của kế hoạch")).ToBeVisibleAsync(Patiently);
        return page;
    }

    private static async Task ChooseAsync(IPage page, ILocator chooser, string option)
    {
        await chooser.ClickAsync();
        await page.Locator(".ant-select-item-option:visible", new() { HasText = option }).First.ClickAsync();
    }

    [GeneratedRegex("^Nhiệm vụ")]
    private static partial Regex TasksTab();
}
