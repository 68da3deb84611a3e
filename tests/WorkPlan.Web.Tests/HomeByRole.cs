using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkPlan.Testing;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>What people find when they have signed in: what is theirs to do, and nothing that they may not do.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed partial class HomeByRole(BrowserSystem system)
{
    [Fact]
    public async Task A_member_of_staff_finds_what_waits_for_them_and_their_own_tasks_and_nothing_to_plan_with()
    {
        var page = await system.SignedInAsync("qt.p9.kiemsatvien");
        await page.SeesAsync("Việc đang chờ tôi");
        await page.SeesAsync("Nhiệm vụ của tôi");
        await Expect(page.GetByText("Chỉ tiêu theo đơn vị và khâu công tác")).ToHaveCountAsync(0);
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("home-staff");

        // What waits leads to where it is done, and tasks to theirs.
        foreach (var link in await page.Locator("main .two a[href^='/assignments/tasks/']").AllAsync())
            Assert.Matches("^/assignments/tasks/[0-9a-f-]{36}$", await link.GetAttributeAsync("href") ?? "");

        await page.GotoAsync("/planning/plans");
        await Expect(page.Locator("h1.page-title")).ToBeVisibleAsync(Clicking.Patiently);
        await Expect(page.GetByRole(AriaRole.Cell).First).ToBeVisibleAsync(Clicking.Patiently);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Soạn kế hoạch" })).ToHaveCountAsync(0);
        // Of what is owed the own duties are shown first.
        await page.GotoAsync("/planning/obligations");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Của tôi" })).ToBeCheckedAsync(new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task An_operator_watches_the_system_and_is_shown_no_unit_that_they_could_not_open()
    {
        var page = await system.SignedInAsync("th.vanhanh");
        await Expect(page).ToHaveURLAsync(new Regex("/operations/system$"), new() { Timeout = 40_000 });
        await page.SeesAsync("Việc định kỳ");
        await Expect(page.GetByLabel("Đơn vị", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Navigation).GetByText("Phân công")).ToHaveCountAsync(0);
        await page.GotoAsync("/account");
        // Where their role holds is said in words.
        await page.SeesAsync("mọi đơn vị");
    }

    [Fact]
    public async Task An_administrator_without_a_unit_is_told_to_choose_one_and_then_sees_it()
    {
        var page = await system.SignedInAsync("administrator");
        await page.SeesAsync("Chọn đơn vị ở đầu trang để xem.");
        await Expect(page.Locator(".ant-skeleton")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync("home-administrator");
        foreach (var path in new[] { "/planning/rollups", "/planning/documents", "/emulation/eligibility" })
        {
            await page.GotoAsync(path);
            await page.SeesAsync("Chọn đơn vị ở đầu trang để xem.");
        }

        await page.GotoAsync("/");
        await page.FindAndChooseAsync(page.GetByLabel("Đơn vị", new() { Exact = true }), "tinh ha tinh", "tỉnh Hà Tĩnh");
        await page.SeesAsync("Chỉ tiêu theo đơn vị và khâu công tác");
    }

    [Fact]
    public async Task The_bell_rises_wherever_the_reader_is_as_soon_as_a_document_is_registered()
    {
        var page = await system.SignedInAsync("th.vientruong", unit: BrowserSystem.Province);
        var bell = page.GetByRole(AriaRole.Link, new() { NameRegex = Unread() });
        await Expect(bell).ToBeVisibleAsync(Clicking.Patiently);
        var before = (await system.AccountOf("th.vientruong").GetAsync("/api/v1/notifications/unread")).Json["total"]!.GetValue<int>();
        await Eventually.Equal(before, () => CountAsync(bell));

        _ = (await system.AccountOf("th.vanphong").CreateAsync("/api/v1/planning/documents", new
        {
            type = "directive",
            issuer = "Tỉnh ủy Thanh Hóa",
            issuerKind = "party",
            number = "77-CT/TU",
            issuedOn = "2022-03-01",
            receivedOn = "2022-03-02",
            @abstract = "Tăng cường công tác tiếp công dân",
            scopeUnitCode = BrowserSystem.Province,
            appliesToWorkYear = 2022,
            classification = "Không mật",
            requiresSupplement = false,
            draft = false,
        })).Json;

        await Eventually.True(async () => await CountAsync(bell) > before, because: "the bell does not rise");
        await Expect(page).ToHaveURLAsync(new Regex("/$"));
        await bell.ClickAsync();
        await page.GetByText("Chưa đọc", new() { Exact = true }).ClickAsync();
        await page.SeesAsync("77-CT/TU");
    }

    private static async Task<int> CountAsync(ILocator bell) =>
        int.Parse(Unread().Match(await bell.GetAttributeAsync("aria-label") ?? "").Groups["count"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Thông báo chưa đọc: (?<count>\d+)$")]
    private static partial Regex Unread();
}
