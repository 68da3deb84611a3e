using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>What people do with the pages again and again, by the words that they see.</summary>
internal static class Clicking
{
    public static readonly LocatorAssertionsToBeVisibleOptions Patiently = new() { Timeout = 40_000 };
    private const int MostTabs = 150;
    private static readonly LocatorAssertionsToHaveCountOptions Gone = new() { Timeout = 40_000 };

    /// <summary>The dialog or drawer that is open.</summary>
    public static ILocator Form(this IPage page) => page.GetByRole(AriaRole.Dialog);

    /// <summary>While a button works its name says that, too; so not by its exact name.</summary>
    public static Task ClickButtonAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();

    public static Task ClickTabAsync(this IPage page, string name) => page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    /// <summary>Opens a chooser and takes the first of its options that holds the text.</summary>
    public static async Task ChooseAsync(this IPage page, ILocator chooser, string option)
    {
        await chooser.ClickAsync();
        await page.TakeOptionAsync(option);
    }

    /// <summary>Finds an option by typing, where the list is too long to be looked through.</summary>
    public static async Task FindAndChooseAsync(this IPage page, ILocator chooser, string typed, string option)
    {
        await chooser.ClickAsync();
        await page.Keyboard.TypeAsync(typed);
        await page.TakeOptionAsync(option);
    }

    /// <summary>Once the list has come to rest: on a busy machine a click on one that still unfolds meets nothing.</summary>
    private static Task TakeOptionAsync(this IPage page, string option) =>
        page.Locator(".ant-select-dropdown:not([class*='ant-slide-']) .ant-select-item-option:visible", new() { HasText = option }).First.ClickAsync();

    public static Task FillAsync(this ILocator form, string label, string text) => form.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Confirms the open dialog by the button of that name; it closes once the change is accepted.</summary>
    public static async Task ConfirmAsync(this IPage page, string button = "Lưu")
    {
        var dialog = page.Form();
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        try
        {
            await Expect(dialog).ToHaveCountAsync(0, Gone);
        }
        catch (PlaywrightException)
        {
            await page.KeepPictureAsync("refused");
            Assert.Fail(string.Join('\n', await page.Locator("[role=alert], .ant-form-item-explain-error").AllInnerTextsAsync()) + $"\n{page.Url}");
        }
    }

    /// <summary>Announces an inspection campaign from its page: the button there, not the bell above, which has the same name; and the dialog's.</summary>
    public static async Task AnnounceAsync(this IPage page, string? day = null)
    {
        await page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "Thông báo", Exact = true }).ClickAsync();
        if (day is not null)
            await page.Form().FillAsync("Ngày", day);
        await page.Form().GetByRole(AriaRole.Button, new() { Name = "Thông báo", Exact = true }).ClickAsync();
    }

    /// <summary>Goes there by Tab, as somebody without a mouse has to.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        // The skip link is out of sight until it has the focus.
        await target.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 40_000 });
        for (var presses = 0; presses < MostTabs; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{target} is not reached by {MostTabs} presses of Tab on {page.Url}");
    }

    /// <summary>Chooses unit and work year for the pages that are opened from now on.</summary>
    public static async Task LookAtAsync(this IPage page, string unit, int workYear) =>
        _ = await page.EvaluateAsync($$"""localStorage.setItem('workplan.scope', '{"workYear":{{workYear}},"unit":"{{unit}}"}')""");

    /// <summary>Shows a paper that goes out, finds a text on it, and saves it in both its formats.</summary>
    public static async Task ShouldPrintAsync(this IPage page, string button, string text, string picture)
    {
        await page.ClickButtonAsync(button);
        await Expect(page.Form().GetByText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).ToBeVisibleAsync(Patiently);
        await Expect(page.Form().GetByText(text).First).ToBeVisibleAsync(Patiently);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(picture);
        foreach (var (name, ending) in new[] { ("Tải .docx", ".docx"), ("Tải phụ lục .xlsx", ".xlsx") })
        {
            var saved = await page.RunAndWaitForDownloadAsync(() => page.Form().GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync());
            Assert.EndsWith(ending, saved.SuggestedFilename, StringComparison.Ordinal);
        }
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Form()).ToHaveCountAsync(0, Gone);
    }

    /// <summary>Past header and menu by the first link of the page, which is there for that.</summary>
    public static async Task SkipToContentAsync(this IPage page)
    {
        await page.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "Đến nội dung chính" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    /// <summary>Goes there by Tab and presses Enter.</summary>
    public static async Task PressAsync(this IPage page, ILocator target)
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes there by Tab and types.</summary>
    public static async Task TypeIntoAsync(this IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    public static Task SeesAsync(this IPage page, string text) => Expect(page.GetByText(text).First).ToBeVisibleAsync(Patiently);

    /// <summary>Gives a file to the page's chooser of files.</summary>
    public static Task BringAsync(this ILocator scope, string name, string type, string content) => scope.Locator("input[type=file]").First.SetInputFilesAsync(
        new FilePayload { Name = name, MimeType = type, Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
}
