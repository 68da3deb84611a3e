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
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
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
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("tỉnh Thanh Hóa");
        var calls = asked.Where(uri => uri.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal)).Select(uri => uri.PathAndQuery).ToList();
        Assert.True(calls.Count is > 0 and <= 8, string.Join('\n', calls));
        Assert.Single(asked.Where(uri => uri.Scheme.StartsWith("http", StringComparison.Ordinal)).Select(uri => uri.Authority).Distinct());
        Assert.Empty(errors);
    }

    /// <summary>Requests that wait for each other are a wave; the page takes no longer than the slowest of each wave together, and a little.</summary>
    [Fact]
    public async Task The_province_page_waits_for_its_slowest_parts_and_little_else()
    {
        var page = await system.SignedInAsync("ht.vientruong", unit: "HT");
        var ratios = new List<double>();
        for (var load = 0; load < 5; load++)
        {
            await page.ReloadAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            ratios.Add(await page.EvaluateAsync<double>("""
                () => {
                  const calls = performance.getEntriesByType("resource").filter(entry => new URL(entry.name).pathname.startsWith("/api/"))
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

        // And by keyboard: a cell far below is reached, typed into, and kept.
        await page.GetByLabel("Chỉ tiêu số 5000 – Số lượng").FillAsync("7");
        await Expect(page.GetByText("1 dòng chưa lưu")).ToBeVisibleAsync(Clicking.Patiently);
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

    [Fact]
    public async Task The_keyboard_alone_drafts_a_plan_that_says_what_it_lacks_and_enters_figures()
    {
        const string Labour = "Án lao động được kiểm sát từ khi thụ lý";
        var page = await system.SignedInAsync("th.vanphong");
        await page.GotoAsync("/planning/plans");
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Soạn kế hoạch" }));
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(page.GetByLabel("Mục đích, yêu cầu"));
        await page.Keyboard.TypeAsync("Thực hiện tốt chức năng, nhiệm vụ của Ngành");
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Tạo bản nháp" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Tính đầy đủ của kế hoạch")).ToBeVisibleAsync(Clicking.Patiently);
        await Expect(page.GetByText("điểm phải bổ sung trước khi trình")).ToBeVisibleAsync(Clicking.Patiently);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("plan-editor");

        await page.LookAtAsync("TH.NX", 2022);
        await page.GotoAsync("/planning/results?period=2022-M03");
        await page.TabToAsync(page.GetByLabel("Tìm chỉ tiêu"));
        await page.Keyboard.TypeAsync("an lao dong");
        await page.TabToAsync(page.GetByLabel($"{Labour} – Số đạt"));
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("5");
        await page.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Lưu 1 dòng" }));
        await page.Keyboard.PressAsync("Enter");
        await page.SeesAsync("Đã ghi 1 kết quả");
    }
}
