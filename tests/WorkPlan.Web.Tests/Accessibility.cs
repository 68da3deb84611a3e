using Microsoft.Playwright;
using WorkPlan.Testing;

namespace WorkPlan.Web.Tests;

/// <summary>axe-core in the page: what it calls serious or critical must not be there.</summary>
internal static class Accessibility
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(SourceTree.Root, "src/WorkPlan.Web/node_modules/axe-core/axe.min.js")));

    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        // A notice that fades away has half its colour; it is gone after three seconds.
        await Assertions.Expect(page.Locator(".ant-message-notice")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        // Nor is a list judged that is just closing. What goes round and round goes on.
        await page.WaitForFunctionAsync(
            "() => document.getAnimations().every(each => each.playState !== 'running' || each.effect.getComputedTiming().iterations === Infinity)",
            null, new() { Timeout = 20_000 });
        // Evaluated by the driver, not put into the page: its content security policy would refuse a script from elsewhere.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe.Value);
        // Left out: the list of a chooser, to which the component library gives no name; the field that it belongs to has one.
        var violations = await page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ exclude: ['.ant-select-dropdown [role="listbox"]'] }, { resultTypes: ["violations"] })).violations
              .filter(violation => violation.impact === "serious" || violation.impact === "critical")
              .map(violation => `${violation.id}: ${violation.nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`)
            """);
        Assert.True(violations.Length == 0, $"{page.Url}\n{string.Join('\n', violations)}");
    }

    /// <summary>Kept for people to look at, and for the user guide where it is asked for.</summary>
    public static async Task KeepPictureAsync(this IPage page, string name, bool whole = false)
    {
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await Pages.KeepPictureAsync(page, name, whole);
        if (UserGuide.PathOf(name) is { } path)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, Type = ScreenshotType.Jpeg, Quality = 70 });
    }
}
