using Microsoft.Playwright;

namespace WorkPlan.Web.Tests;

/// <summary>Every page of the client over the sample year: without a serious fault of accessibility, and no wider than a phone.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class EveryPage(BrowserSystem system)
{
    private const string Province = "ht.vientruong";
    private const string Division = "qt.p9.truongphong";

    [Theory]
    [InlineData(Province, "HT", "/", "home")]
    [InlineData("qt.p9.kiemsatvien", null, "/", "home-of-staff")]
    [InlineData("administrator", null, "/", "home-without-unit")]
    [InlineData("qt.phovientruong", null, "/", "home-of-deputy")]
    [InlineData(Division, null, "/", "home-of-head")]
    [InlineData("ht.vanphong", "HT", "/", "home-of-planner")]
    [InlineData("ht.truongdoan", "HT", "/", "home-of-inspector")]
    [InlineData("ht.thidua", "HT", "/", "home-of-emulation")]
    [InlineData(SampleProvince.Auditor, null, "/", "home-of-auditor")]
    [InlineData(Province, "HT", "/planning/obligations", "obligations")]
    [InlineData(Province, "HT", "/planning/documents", "documents")]
    [InlineData(Province, "HT", "/planning/plans", "plans")]
    [InlineData(Province, "HT.HS", "/planning/results?period=2022-M05", "results")]
    [InlineData(Province, "HT", "/planning/reports", "reports")]
    [InlineData(Province, "HT", "/planning/outcomes", "outcomes")]
    [InlineData(Province, "HT", "/planning/rollups", "rollups")]
    [InlineData(Province, "HT", "/planning/forecast", "forecast")]
    [InlineData(Province, "HT.HS", "/planning/briefings", "briefings")]
    [InlineData(Province, "HT", "/planning/calendar", "calendar")]
    [InlineData(Province, "HT", "/planning/units", "units")]
    [InlineData(Province, "HT", "/planning/units/HT.HS", "unit")]
    [InlineData(Province, "HT", "/planning/documents?tab=dissemination", "dissemination")]
    [InlineData(Province, "HT", "/planning/comparison", "comparison")]
    [InlineData(Province, "HT", "/planning/principle-files", "principle-files")]
    [InlineData(Province, "HT", "/planning/principle-files/HT.HS", "principle-file")]
    [InlineData(Division, null, "/planning/briefings?tab=sessions", "sessions")]
    [InlineData(Division, null, "/planning/briefings?tab=directions", "directions")]
    [InlineData(Division, null, "/planning/briefings?tab=tasks", "meeting-tasks")]
    [InlineData(Province, "HT.HS", "/planning/briefings?tab=regularity", "regularity")]
    [InlineData(Division, null, "/assignments/tasks?of=unit", "tasks")]
    [InlineData(Division, null, "/assignments/board", "board")]
    [InlineData(Division, null, "/assignments/decisions", "decisions")]
    [InlineData(Division, null, "/assignments/individual-plans", "individual-plans")]
    [InlineData(Division, null, "/assignments/workload", "workload")]
    [InlineData(Division, null, "/assignments/people", "people")]
    [InlineData(Division, null, "/assignments/handovers", "handovers")]
    [InlineData(Division, null, "/assignments/scores", "scores")]
    [InlineData(Division, null, "/assignments/series", "series")]
    [InlineData(Division, null, "/assignments/rules", "rules")]
    [InlineData(Province, "HT", "/inspections/campaigns", "inspections")]
    [InlineData(Province, "HT", "/inspections/findings", "findings")]
    [InlineData(Province, "HT", "/inspections/checklists", "checklists")]
    [InlineData(Province, "HT", "/emulation/campaigns", "emulation")]
    [InlineData(Province, "HT.HS", "/emulation/registrations", "registrations")]
    [InlineData(Province, "HT.HS", "/emulation/eligibility", "eligibility")]
    [InlineData(Province, "HT", "/emulation/rankings", "rankings")]
    [InlineData(Province, "HT", "/emulation/council", "council")]
    [InlineData(Province, "HT", "/emulation/conferences", "conferences")]
    [InlineData(Province, "HT.HS", "/emulation/merits?tab=initiatives", "merits")]
    [InlineData(Province, "HT.HS", "/emulation/merits?tab=appraisals", "appraisals")]
    [InlineData(Province, "HT.HS", "/emulation/proposals", "proposals")]
    [InlineData(Province, "HT", "/emulation/titles", "titles")]
    [InlineData(Province, "HT", "/emulation/scoring-tables", "scoring-tables")]
    [InlineData(Province, "HT", "/emulation/inflation", "inflation")]
    [InlineData(Province, "HT", "/search?q=huong+son", "search")]
    [InlineData("administrator", null, "/administration/accounts", "accounts")]
    [InlineData("administrator", null, "/administration/catalogues", "catalogues")]
    [InlineData("administrator", null, "/administration/fields", "fields")]
    [InlineData("administrator", null, "/administration/calendars", "calendars")]
    [InlineData("administrator", null, "/administration/policies", "policies")]
    [InlineData(Province, "HT", "/administration/locks", "locks")]
    [InlineData(Province, "HT", "/account", "account")]
    [InlineData(Province, "HT", "/notifications", "notifications-list")]
    [InlineData(Province, "HT", "/notifications/preferences", "notification-preferences")]
    [InlineData("th.vanhanh", null, "/operations/error-queues", "error-queues")]
    public async Task Is_accessible_on_the_desk_and_on_a_phone(string userName, string? unit, string path, string name)
    {
        var looking = await system.LookingAsync(userName, unit, path);
        await looking.ShouldBeGoodAsync(name);
    }

    [Theory]
    [InlineData(Province, "HT", "/planning/documents", "document")]
    [InlineData(Province, "HT", "/planning/plans", "plan")]
    [InlineData(Division, null, "/assignments/tasks?of=unit", "task")]
    [InlineData(Division, null, "/assignments/decisions?state=issued", "decision")]
    [InlineData(Division, null, "/assignments/people", "person")]
    [InlineData("qt.p9.kiemsatvien", null, "/assignments/individual-plans", "individual-plan")]
    [InlineData("administrator", null, "/administration/catalogues", "catalogue")]
    [InlineData(Province, "HT", "/inspections/campaigns", "inspection")]
    [InlineData(Province, "HT", "/inspections/findings", "finding")]
    [InlineData(Province, "HT", "/emulation/campaigns", "emulation-campaign")]
    public async Task Of_one_thing_is_reached_from_its_list_and_as_good(string userName, string? unit, string list, string name)
    {
        var looking = await system.LookingAsync(userName, unit, list);
        var page = looking.Page;
        var title = await page.Locator("h1.page-title").InnerTextAsync();
        await page.Locator("td a, article a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1.page-title")).Not.ToHaveTextAsync(title, new() { Timeout = 40_000 });
        await looking.ShouldBeGoodAsync(name);
    }

    [Fact]
    public async Task Each_part_of_a_plan_is_as_good()
    {
        var looking = await system.LookingAsync(Division, null, "/planning/plans");
        var page = looking.Page;
        await page.Locator("td a").First.ClickAsync();
        foreach (var (tab, name) in new[] { ("Nhiệm vụ", "tasks"), ("Tính đầy đủ", "compliance"), ("Thông tin chung", "about"), ("Phiên bản", "versions"), ("Vướng mắc", "troubles"), ("Truy vết", "trace") })
        {
            await page.SetViewportSizeAsync(1366, 768);
            await page.ClickTabAsync(tab);
            await looking.ShouldBeGoodAsync($"plan-{name}");
        }
    }

    /// <summary>Its stream stands open, so there is no moment at which the network is idle.</summary>
    [Fact]
    public async Task Operators_watch_the_system_live()
    {
        var looking = await system.LookingAsync("th.vanhanh", null, "/operations/system");
        var page = looking.Page;
        await looking.ShouldBeGoodAsync("system", page.GetByText("Việc định kỳ"));
        await Assertions.Expect(page.GetByText("Không nhận được trạng thái mới")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("tr", new() { HasText = "Kế hoạch" }).First).ToContainTextAsync("khỏe");
    }
}
