using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>What people type is neither lost nor shown to others nor put over another's work, whatever happens to session and connection.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class KeepingWhatIsTyped(BrowserSystem system)
{
    private const string Planner = "th.vanphong";
    private const string Sessions = "/api/v1/identity/sessions";
    private const string Field = "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm";
    private const string Target = "Tỷ lệ giải quyết tố giác, tin báo";
    private static readonly LocatorAssertionsToHaveValueOptions PatientlyValue = new() { Timeout = 40_000 };
    private static readonly LocatorAssertionsToHaveCountOptions PatientlyCount = new() { Timeout = 40_000 };

    [Fact]
    public async Task A_dialog_outlives_the_session_and_is_sent_once_the_same_person_has_signed_in_again()
    {
        const string Purpose = "Mục đích được gõ trước khi phiên làm việc kết thúc";
        var page = await system.SignedInAsync(Planner, unit: "TH.QX");
        await page.GotoAsync("/planning/plans");
        await page.ClickButtonAsync("Soạn kế hoạch");
        await page.Form().GetByText("Chương trình công tác", new() { Exact = true }).ClickAsync();
        await page.Form().FillAsync("Mục đích, yêu cầu", Purpose);

        await EndSessionAsync(page, _ => page.ClickButtonAsync("Tạo bản nháp"));
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("session-ended");

        await SignInAgainAsync(page, Planner);
        await Expect(page.GetByLabel("Mục đích, yêu cầu", new() { Exact = true })).ToHaveValueAsync(Purpose, PatientlyValue);
        await page.ClickButtonAsync("Tạo bản nháp");
        await page.SeesAsync("Tính đầy đủ của kế hoạch");
    }

    [Fact]
    public async Task The_next_person_on_the_same_browser_sees_neither_the_name_nor_the_draft_of_the_one_before()
    {
        const string Secret = "Trích yếu chỉ người trước được thấy";
        var page = await system.SignedInAsync(Planner, unit: "TH.HH");
        await page.GotoAsync("/planning/documents");
        await page.ClickButtonAsync("Vào sổ văn bản");
        await page.Form().FillAsync("Cơ quan ban hành", "Tỉnh ủy");
        await page.Form().FillAsync("Trích yếu", Secret);
        await page.SeesAsync("được giữ trên máy này");
        await page.Keyboard.PressAsync("Escape");
        await EndSessionAsync(page, attempt => page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = attempt == 0 ? "Việc phải làm" : "Kế hoạch, chương trình" }).First.ClickAsync());

        await SignInAgainAsync(page, "th.vientruong");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "th.vientruong" })).ToBeVisibleAsync(Clicking.Patiently);
        await Expect(page.GetByText(BrowserSystem.Planner)).ToHaveCountAsync(0);
        await page.GotoAsync("/planning/documents");
        await page.ClickButtonAsync("Vào sổ văn bản");
        await Expect(page.Form().GetByLabel("Trích yếu", new() { Exact = true })).ToHaveValueAsync("", PatientlyValue);
        await page.Form().FillAsync("Trích yếu", "Trích yếu của Viện trưởng");
        Assert.DoesNotContain(Secret, await page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })"), StringComparison.Ordinal);

        // Nor after signing out on the page of the account, which other tabs hear of.
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/account");
        await other.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Expect(page.GetByLabel("Mật khẩu")).ToBeVisibleAsync(Clicking.Patiently);
        await Expect(page.GetByLabel("Trích yếu")).ToHaveCountAsync(0);
        Assert.DoesNotContain("workplan.draft", await page.EvaluateAsync<string>("() => Object.keys(localStorage).join()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_yesterday_shows_what_another_has_saved_since_and_keeps_a_target_s_own_day()
    {
        var planner = await system.SignedInAsync(Planner, unit: "TH.TX");
        await planner.GotoAsync("/planning/plans");
        await planner.ClickButtonAsync("Soạn kế hoạch");
        await planner.Form().FillAsync("Mục đích, yêu cầu", "Kế hoạch có hai người cùng soạn");
        await planner.ClickButtonAsync("Tạo bản nháp");
        await planner.SeesAsync("Tính đầy đủ của kế hoạch");
        await planner.ChooseAsync(planner.GetByLabel("Thêm khâu công tác…"), Field);
        await planner.Form().GetByLabel("Biện pháp").FillAsync("Biện pháp của cán bộ kế hoạch");
        await planner.Form().GetByLabel(Target, new() { Exact = true }).CheckAsync();
        await planner.Form().FillAsync($"Hạn của chỉ tiêu: {Target}", "2022-06-30");
        await planner.SeesAsync("được giữ trên máy này");
        await planner.Keyboard.PressAsync("Escape");

        var chief = await system.SignedInAsync("th.vientruong", unit: "TH.TX");
        await chief.GotoAsync(new Uri(planner.Url).AbsolutePath);
        await chief.ChooseAsync(chief.GetByLabel("Thêm khâu công tác…"), Field);
        await chief.Form().GetByLabel("Biện pháp").FillAsync("Biện pháp của Viện trưởng");
        await chief.ConfirmAsync();

        // On another day: nothing of the first opening is left in the page.
        await planner.ReloadAsync();
        await planner.GetByRole(AriaRole.Button, new() { Name = "Sửa", Exact = true }).ClickAsync();
        await Expect(planner.Form().GetByRole(AriaRole.Alert)).ToContainTextAsync("Biện pháp của Viện trưởng", new() { Timeout = 40_000 });
        await Expect(planner.Form().GetByLabel("Biện pháp")).ToHaveValueAsync("Biện pháp của cán bộ kế hoạch");
        await Expect(planner.Form().GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true })).ToBeDisabledAsync();
        await planner.ShouldBeAccessibleAsync();
        await planner.KeepPictureAsync("two-editors");
        await planner.Form().GetByRole(AriaRole.Button, new() { Name = "Giữ bản của tôi" }).ClickAsync();
        await planner.ConfirmAsync();
        await planner.SeesAsync("Biện pháp của cán bộ kế hoạch");

        // Another level leaves the day of the target as it is.
        await planner.GetByRole(AriaRole.Button, new() { Name = "Sửa", Exact = true }).ClickAsync();
        await planner.Form().FillAsync($"Chỉ tiêu của đơn vị: {Target}", "95");
        await planner.Form().GetByLabel($"Chỉ tiêu của đơn vị: {Target}").BlurAsync();
        await planner.ConfirmAsync();
        await planner.SeesAsync("Cao hơn");
        await Expect(planner.GetByRole(AriaRole.Row, new() { Name = Target })).ToContainTextAsync("30/06/2022", new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task What_is_sent_again_after_its_answer_was_lost_is_there_once()
    {
        const string Title = "Rà soát hồ sơ sau khi mất kết nối";
        var page = await system.SignedInAsync(Planner, unit: BrowserSystem.Province);
        await page.GotoAsync("/assignments/tasks?of=unit");
        await page.ClickButtonAsync("Thêm nhiệm vụ của đơn vị");
        await page.Form().FillAsync("Nhiệm vụ", Title);
        // It arrives, and its answer does not come back.
        await page.RouteAsync("**/api/v1/assignments/tasks", async route =>
        {
            _ = await route.FetchAsync();
            await route.AbortAsync();
        }, new() { Times = 1 });
        await page.Form().GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await page.SeesAsync("Không kết nối được máy chủ");
        await page.SeesAsync("Mã truy vết:");
        await page.KeepPictureAsync("connection-lost");

        await page.ConfirmAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = Title })).ToHaveCountAsync(1, PatientlyCount);
        var tasks = await system.AccountOf(Planner).ListAsync($"/api/v1/assignments/tasks?unit={BrowserSystem.Province}&workYear=2022");
        Assert.Single(tasks, task => task["title"]!.GetValue<string>() == Title);
    }

    /// <summary>
    /// Ends the page's session at the server, as its age does. The token that the page still has is refused once; what the page does next
    /// asks for another one, which is not given.
    /// </summary>
    private async Task EndSessionAsync(IPage page, Func<int, Task> act)
    {
        var account = system.AccountOf(Planner);
        foreach (var session in (await account.GetAsync(Sessions)).Json.AsArray().Where(session => !session!["current"]!.GetValue<bool>()))
            _ = await account.SendAsync(HttpMethod.Delete, $"{Sessions}/{session!["id"]!.GetValue<string>()}", body: null, ifMatch: null, idempotencyKey: null);
        await page.RouteAsync("**/api/v1/**", route => route.FulfillAsync(new()
        {
            Status = 401,
            ContentType = "application/problem+json",
            Body = """{ "status": 401, "code": "not-signed-in", "title": "Chưa đăng nhập" }""",
        }), new() { Times = 1 });
        var ended = page.GetByText("Phiên làm việc đã kết thúc. Đăng nhập lại");
        for (var attempt = 0; attempt < 2 && await ended.CountAsync() == 0; attempt++)
        {
            var answered = page.WaitForResponseAsync(response => response.Status is >= 401 and <= 409);
            await act(attempt);
            await answered;
        }
        await Expect(ended).ToBeVisibleAsync(Clicking.Patiently);
    }

    private async Task SignInAgainAsync(IPage page, string userName)
    {
        await page.GetByLabel("Tên đăng nhập", new() { Exact = true }).FillAsync(userName);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(system.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Mật khẩu", new() { Exact = true })).ToHaveCountAsync(0, PatientlyCount);
    }
}
