using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkPlan.Testing.Browser;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>The operators' pages of the web client in a browser, as <see cref="WatchedSystem"/> keeps it open.</summary>
internal static class OperationsPage
{
    public const string WholeSystem = "Toàn hệ thống";
    public const string ErrorQueues = "Hàng đợi lỗi";

    private const float Promised = 5_000;

    /// <summary>Within five seconds, unless more is given, there is a warning that names the runbook and the place.</summary>
    public static Task WarnsAsync(this IPage page, string runbook, string place, TimeSpan? within = null) =>
        Expect(Warning(page, runbook)).ToContainTextAsync(place, new() { Timeout = (float?)within?.TotalMilliseconds ?? Promised });

    public static Task NoLongerWarnsAsync(this IPage page, string runbook) =>
        Expect(Warning(page, runbook)).ToHaveCountAsync(0, new() { Timeout = 90_000 });

    /// <summary>Within five seconds the table under this heading has a row in which a cell after another is like this.</summary>
    public static Task ShowsRowAsync(this IPage page, string heading, string row, int cell, Regex text) =>
        Expect(Section(page, heading).Locator("tr", new() { HasText = row }).First.Locator("td").Nth(cell)).ToHaveTextAsync(text, new() { Timeout = Promised });

    public static ILocator Section(this IPage page, string heading) =>
        page.Locator(".ant-card", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = heading }) });

    /// <summary>The whole page, kept for people to look at.</summary>
    public static Task KeepAsync(this IPage page, string name) => page.KeepPictureAsync($"operations-{name}", whole: true);

    private static ILocator Warning(IPage page, string runbook) => page.Locator($"[data-runbook={runbook}]");
}
