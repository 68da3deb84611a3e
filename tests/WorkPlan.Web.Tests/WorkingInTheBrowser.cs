using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class WorkingInTheBrowser(BrowserSystem system)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 40_000 };

    [Fact]
    public async Task A_wrong_password_is_refused_with_the_trace_by_which_it_is_found()
    {
        var page = await system.OpenAsync();
        await page.GotoAsync("/planning/plans");
        await page.GetByLabel("Tên đăng nhập").FillAsync("th.vanphong");
        await page.GetByLabel("Mật khẩu").FillAsync("sai-mat-khau");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mã truy vết", new() { Timeout = 40_000 });
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("sign-in");
    }

    [Fact]
    public async Task The_home_page_is_there_with_at_most_eight_requests_and_nothing_from_elsewhere()
    {
        var page = await system.SignedInAsync("th.vientruong");
        var looking = await Looking.AtAsync(page);
        var asked = new ConcurrentBag<Uri>();
        var errors = new ConcurrentBag<string>();
        page.Request += (_, request) =>
        {
            // What the page before has still asked for is not this page's.
            if (request.IsNavigationRequest)
                asked.Clear();
            asked.Add(new Uri(request.Url));
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("tỉnh Thanh Hóa", new() { Timeout = 40_000 });
        await Expect(page.GetByText("Việc đang chờ tôi")).ToBeVisibleAsync(Patiently);
        await looking.ComesToRestAsync();
        // The stream of notices is one of them.
        Assert.Contains(asked, uri => uri.AbsolutePath == "/api/v1/notifications/stream");
        var calls = asked.Where(uri => uri.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal)).Select(uri => uri.PathAndQuery).ToList();
        Assert.True(calls.Count is > 0 and <= 8, string.Join('\n', calls));
        Assert.Single(asked.Where(uri => uri.Scheme.StartsWith("http", StringComparison.Ordinal)).Select(uri => uri.Authority).Distinct());
        Assert.Empty(errors);
    }

    [Fact]
    public async Task The_keyboard_alone_drafts_a_plan_that_says_what_it_lacks()
    {
        var page = await system.SignedInAsync("th.vanphong");
        await page.GotoAsync("/planning/plans");
        await page.GetByRole(AriaRole.Button, new() { Name = "Soạn kế hoạch" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Mục đích, yêu cầu").FocusAsync();
        await page.Keyboard.TypeAsync("Thực hiện tốt chức năng, nhiệm vụ của Ngành");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Tính đầy đủ của kế hoạch")).ToBeVisibleAsync(Patiently);
        await Expect(page.GetByText("điểm phải bổ sung trước khi trình")).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("plan-editor");
    }

    [Fact]
    public async Task What_is_typed_without_tone_marks_is_found_from_any_page()
    {
        var page = await system.SignedInAsync("th.vientruong");
        await page.GetByLabel("Tìm kiếm").First.FillAsync("hoang");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main).GetByText("Hoằng Hóa").First).ToBeVisibleAsync(Patiently);
    }
}
