using Microsoft.Playwright;

namespace WorkPlan.Testing.Browser;

/// <summary>What every test does with a page of the web client.</summary>
public static class Pages
{
    private static readonly bool PicturesAreAsked = Environment.GetEnvironmentVariable("WORKPLAN_PICTURES") is { Length: > 0 };

    /// <summary>Signed in by typing.</summary>
    public static async Task SignInAsync(this IPage page, string userName, string password)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("h1.page-title").WaitForAsync();
    }

    /// <summary>Kept under <c>artifacts/screenshots</c> for people to look at, where they ask for it by <c>WORKPLAN_PICTURES</c>.</summary>
    public static Task KeepPictureAsync(this IPage page, string name, bool whole = false) => !PicturesAreAsked
        ? Task.CompletedTask
        : page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(SourceTree.Root, "artifacts", "screenshots", $"{name}.png"),
            FullPage = whole,
        });
}
