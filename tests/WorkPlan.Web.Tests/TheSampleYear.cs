using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>The scenarios that follow planning, done by clicking and typing as the people whose work they are, in Vietnamese.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class TheSampleYear(BrowserSystem system)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 40_000 };
    private static readonly LocatorAssertionsToContainTextOptions PatientlyText = new() { Timeout = 40_000 };

    [Fact]
    public async Task S5_The_head_has_an_assignment_proposed_changes_it_and_makes_a_decision_of_it()
    {
        var page = await system.SignedInAsync("qt.p9.truongphong");
        await page.GotoAsync("/assignments/board");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đề xuất" }).ClickAsync();
        await Expect(page.GetByText("Phương án tối ưu, đã chứng minh")).ToBeVisibleAsync(Patiently);
        await Expect(page.GetByText("ngày công").First).ToBeVisibleAsync(Patiently);

        // A person for a task, by keyboard: the list opens, the second choice is taken.
        var choice = page.GetByLabel("Người làm: Kiểm sát phiên tòa phúc thẩm dân sự").First;
        await choice.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("đã đổi")).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("S5-board");

        await page.GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo quyết định" }).ClickAsync();
        await page.GetByLabel("Số, ký hiệu").FillAsync("99/QĐ-VKS");
        if (await page.GetByLabel("Lý do giao dù có").CountAsync() > 0)
            await page.GetByLabel("Lý do giao dù có").FillAsync("Đã trao đổi trong cuộc họp giao ban.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1.page-title")).ToContainTextAsync("99/QĐ-VKS", PatientlyText);
        await Expect(page.GetByText("Dự thảo", new() { Exact = true }).First).ToBeVisibleAsync(Patiently);

        await page.GetByRole(AriaRole.Button, new() { Name = "Xem văn bản" }).ClickAsync();
        await Expect(page.GetByText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).ToBeVisibleAsync(Patiently);
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Tải .docx" }).ClickAsync());
        Assert.EndsWith(".docx", saved.SuggestedFilename, StringComparison.Ordinal);
        await page.KeepPictureAsync("S5-decision");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Đã ban hành")).ToBeVisibleAsync(Patiently);
    }

    [Fact]
    public async Task S5_What_if_someone_is_away_shows_what_would_move_and_moves_nothing()
    {
        var page = await system.SignedInAsync("qt.p9.truongphong");
        await page.GotoAsync("/assignments/board");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đề xuất" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hỏi thử" }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByLabel("Họ và tên").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Từ ngày").FillAsync("2022-07-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Chưa có gì thay đổi thật")).ToBeVisibleAsync(Patiently);
        await page.KeepPictureAsync("S5-what-if");
    }

    [Fact]
    public async Task The_staff_member_reports_progress_by_keyboard_alone_on_a_phone()
    {
        var page = await system.SignedInAsync("qt.p9.kiemsatvien", 390, 844);
        await page.GotoAsync("/assignments/tasks");
        await Expect(page.Locator("article a").First).ToBeVisibleAsync(Patiently);
        await page.SkipToContentAsync();
        await page.PressAsync(page.Locator("article a").First);
        await page.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Báo tiến độ" }));
        await page.TabToAsync(page.GetByRole(AriaRole.Slider, new() { Name = "Tiến độ" }));
        for (var step = 0; step < 5; step++)
            await page.Keyboard.PressAsync("ArrowRight");
        await page.TypeIntoAsync(page.GetByLabel("Ghi chú"), "Đã nghiên cứu xong hồ sơ vụ án.");
        await page.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận" }));
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await Expect(page.GetByText("Đã nghiên cứu xong hồ sơ vụ án.")).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("staff-progress-phone");
    }

    [Fact]
    public async Task S7_and_S8_The_campaign_shows_who_is_visited_and_each_answer_its_fact()
    {
        var page = await system.SignedInAsync("ht.truongdoan", unit: "HT");
        await page.GotoAsync("/inspections/campaigns");
        await page.Locator("td a").First.ClickAsync();
        await Expect(page.GetByText("Kiểm tra trực tiếp (7)")).ToBeVisibleAsync(Patiently);
        await Expect(page.GetByText("Tự kiểm tra (6)")).ToBeVisibleAsync(Patiently);
        await page.KeepPictureAsync("S7-campaign");
        await page.GetByText("VKSND huyện Hương Sơn").First.ClickAsync();
        await Expect(page.GetByText("12/14 người đã xác nhận đủ")).ToBeVisibleAsync(Patiently);
        await Expect(page.GetByText("Còn thiếu 2").First).ToBeVisibleAsync(Patiently);
        await page.KeepPictureAsync("S8-checklist");

        // The verified finding is opened again, with a reason and a new deadline, and stands on the board as open.
        await page.GetByRole(AriaRole.Tab, new() { Name = "Hạn chế, thiếu sót" }).ClickAsync();
        await page.Locator("article a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở lại" }).ClickAsync();
        await page.GetByLabel("Lý do").FillAsync("Kiểm tra lại thấy hồ sơ vẫn thiếu.");
        await page.GetByLabel("Hạn khắc phục").FillAsync("2022-09-30");
        await page.GetByLabel("Ngày", new() { Exact = true }).FillAsync("2022-09-01");
        // The dialog shows the same words until it closes.
        await page.ConfirmAsync("Xác nhận");
        await Expect(page.GetByText("Kiểm tra lại thấy hồ sơ vẫn thiếu.")).ToBeVisibleAsync(Patiently);
        await page.GotoAsync("/inspections/findings");
        await Expect(page.GetByText("Chưa khắc phục (1)")).ToBeVisibleAsync(Patiently);
        await page.KeepPictureAsync("S8-remediation");
    }

    [Fact]
    public async Task S9_Eligibility_names_its_reasons_and_its_quota()
    {
        var page = await system.SignedInAsync("ht.thidua", unit: "HT.HS");
        await page.GotoAsync("/emulation/eligibility?title=emulationFighterBase");
        await Expect(page.GetByText("15,00 % của 11 người = 1,65; làm tròn xuống: 1.")).ToBeVisibleAsync(Patiently);
        await Expect(page.GetByText("Bị kỷ luật").First).ToBeVisibleAsync(Patiently);
        await page.KeepPictureAsync("S9-eligibility");
        await page.GotoAsync("/emulation/campaigns");
        await page.Locator("td a").First.ClickAsync();
        await Expect(page.GetByText("Nghỉ hưu từ ngày 01/7/2022")).ToBeVisibleAsync(Patiently);
        await page.KeepPictureAsync("S9-pledges");
    }

    [Fact]
    public async Task Who_is_concerned_is_told_and_says_that_it_is_read()
    {
        var page = await system.SignedInAsync("ht.hs.vientruong");
        await page.GotoAsync("/notifications?show=unread");
        var unread = page.GetByRole(AriaRole.Button, new() { Name = "Đã đọc", Exact = true });
        await Expect(unread.First).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("notifications");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đánh dấu đã đọc tất cả" }).ClickAsync();
        await Expect(unread).ToHaveCountAsync(0, new() { Timeout = 40_000 });
    }
}
