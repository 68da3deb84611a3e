using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class WorkingInTheBrowser(BrowserSystem system, ITestOutputHelper output)
{
    private const int Loads = 3;
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

    /// <summary>
    /// Requests that wait for each other are a wave; the page takes no longer than the slowest of each wave together, and a little. A ratio of
    /// times: with the tests that are run alone, not with every change.
    /// </summary>
    [Fact]
    [Trait("Category", "Endurance")]
    public async Task The_province_page_waits_for_its_slowest_parts_and_little_else()
    {
        var page = await system.SignedInAsync("ht.vientruong", unit: "HT");
        var looking = await Looking.AtAsync(page);
        var ratios = new List<double>();
        for (var load = 0; load < Loads; load++)
        {
            await page.ReloadAsync();
            await Expect(page.GetByText("Chỉ tiêu theo đơn vị và khâu công tác")).ToBeVisibleAsync(Patiently);
            await looking.ComesToRestAsync();
            ratios.Add(await page.EvaluateAsync<double>("""
                () => {
                  const calls = performance.getEntriesByType("resource")
                    .filter(entry => new URL(entry.name).pathname.startsWith("/api/") && !entry.name.endsWith("/stream") && entry.responseEnd > 0)
                    .sort((a, b) => a.startTime - b.startTime);
                  let [slowest, sum, end] = [0, 0, 0];
                  for (const call of calls) {
                    if (call.startTime >= end) [sum, slowest] = [sum + slowest, 0];
                    slowest = Math.max(slowest, call.duration);
                    end = Math.max(end, call.responseEnd);
                  }
                  return (end - calls[0].startTime) / (sum + slowest);
                }
                """));
        }
        output.WriteLine($"API time of the province page ÷ its slowest parts: {string.Join("; ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)))}");
        Assert.True(ratios.Min() <= 1.2, $"{ratios.Min():0.00}");
    }

    [Fact]
    public async Task A_grid_of_five_thousand_rows_scrolls_without_dropping_its_window()
    {
        const int Rows = 5000;
        var page = await system.SignedInAsync("ht.vanphong", unit: "HT.HS");
        await page.RouteAsync("**/api/v1/planning/outcomes**", async route =>
        {
            var answer = JsonNode.Parse(await (await route.FetchAsync()).TextAsync())!;
            var one = answer["outcomes"]!.AsArray().First(row => row!["reached"]!.ToJsonString() is var rule && !rule.Contains("\"part\"", StringComparison.Ordinal) && !rule.Contains("perHead", StringComparison.Ordinal))!;
            answer["outcomes"] = new JsonArray([.. Enumerable.Range(1, Rows).Select(number =>
            {
                var row = one.DeepClone();
                (row["targetCode"], row["name"]) = ($"CT-{number}", $"Chỉ tiêu số {number}");
                return row;
            })]);
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json", Body = answer.ToJsonString() });
        });
        await page.GotoAsync("/planning/results?period=2022-M05");
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveAttributeAsync("aria-rowcount", $"{Rows + 1}", new() { Timeout = 40_000 });
        var (drawn, gaps) = await ScrollThroughAsync(page);
        Assert.InRange(drawn, 10, 80);
        Assert.Equal(0, gaps);

        // A cell far below is reached, typed into, and kept.
        await page.GetByLabel("Chỉ tiêu số 5000 – Số lượng").FillAsync("7");
        await Expect(page.GetByText("1 dòng chưa lưu")).ToBeVisibleAsync(Patiently);
    }

    /// <summary>The most rows that were drawn at once, and how often the middle of the grid was empty when it had been scrolled to.</summary>
    private static async Task<(int Drawn, int Gaps)> ScrollThroughAsync(IPage page)
    {
        var seen = await page.EvaluateAsync<int[]>("""
            async () => {
              const grid = document.querySelector('[role="grid"]');
              const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              let [drawn, gaps] = [0, 0];
              for (let step = 0; step <= 60; step++) {
                grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * step / 60;
                await frame();
                const box = grid.getBoundingClientRect();
                if (document.elementFromPoint(box.left + 60, box.top + box.height / 2)?.closest('[aria-rowindex]') === null) gaps++;
                drawn = Math.max(drawn, grid.querySelectorAll('[aria-rowindex]').length);
              }
              return [drawn, gaps];
            }
            """);
        return (seen[0], seen[1]);
    }

    /// <summary>On paper: no menu, no buttons, and no table that is cut off at the edge.</summary>
    [Theory]
    [InlineData("qt.p9.truongphong", null, "/assignments/workload", "print-workload")]
    [InlineData("qt.p9.truongphong", null, "/assignments/tasks?of=unit", "print-tasks")]
    [InlineData("ht.vientruong", "HT", "/planning/outcomes", "print-outcomes")]
    [InlineData("ht.vientruong", "HT", "/", "print-province")]
    public async Task Printed_a_page_has_its_content_whole_and_nothing_to_click(string userName, string? unit, string path, string name)
    {
        var looking = await system.LookingAsync(userName, unit, path);
        var page = looking.Page;
        await looking.ComesToRestAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        // A4 less its margins, at 96 dots an inch.
        await page.SetViewportSizeAsync(702, 1009);
        try
        {
            await looking.ComesToRestAsync();
            await Expect(page.Locator("h1.page-title")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Navigation)).Not.ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Banner)).Not.ToBeVisibleAsync();
            var cut = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("main *")].filter(each => each.getBoundingClientRect().right > innerWidth + 1 && each.checkVisibility())
                  .map(each => `${each.tagName} ${each.className} ${Math.round(each.getBoundingClientRect().right)}: ${each.textContent.slice(0, 60)}`).slice(0, 5)
                """);
            Assert.True(cut.Length == 0, string.Join('\n', cut));
            await page.KeepPictureAsync(name, whole: true);
        }
        finally
        {
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    [Fact]
    public async Task The_keyboard_alone_drafts_a_plan_that_says_what_it_lacks()
    {
        var page = await system.SignedInAsync("th.vanphong");
        await page.GotoAsync("/planning/plans");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Soạn kế hoạch" })).ToBeVisibleAsync(Patiently);
        await page.SkipToContentAsync();
        await page.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Soạn kế hoạch" }));
        await page.TypeIntoAsync(page.GetByLabel("Mục đích, yêu cầu"), "Thực hiện tốt chức năng, nhiệm vụ của Ngành");
        await page.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }));
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
