using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkPlan.EndToEnd.Tests.Faults;
using WorkPlan.Testing;
using WorkPlan.Testing.Telemetry;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>While clients work and nothing is wrong: what is written about metrics, dashboards and alerts is true, and operators see it.</summary>
[Collection(SystemUnderWatch.Name)]
[Trait("Category", "Operations")]
public sealed class WatchingTheSystem(WatchedSystem system)
{
    private static readonly string[] Parts = ["services", "queues", "outboxes", "jobs", "set-aside", "stores", "expiring"];
    private static readonly TimeSpan FirstScrapes = TimeSpan.FromSeconds(40);

    [Fact]
    public Task The_page_lists_what_the_services_emit_and_nothing_else() => Eventually.Passes(
        async () =>
        {
            var listed = MetricsPage.Read();
            var emitted = new Dictionary<string, (PrometheusFamily Family, HashSet<string> Services, HashSet<string> Labels)>();
            foreach (var service in WatchedSystem.Services)
            {
                foreach (var family in PrometheusText.Parse(await system.MetricsAsync(service)).Families)
                {
                    var (_, services, labels) = emitted.TryGetValue(family.Name, out var known) ? known : emitted[family.Name] = (family, [], []);
                    services.Add(service);
                    labels.UnionWith(family.Samples.SelectMany(sample => sample.Labels.Keys).Except(["le", "otel_scope_name"]));
                }
            }

            Assert.Empty(emitted.Keys.Except(listed.Keys));
            Assert.Empty(listed.Values.Where(metric => metric.Services is not null).Select(metric => metric.Name).Except(emitted.Keys));
            foreach (var (name, (family, services, labels)) in emitted)
            {
                var metric = listed[name];
                Assert.True(metric.Type == family.Type, $"{name} is a {family.Type}.");
                Assert.True(labels.IsSubsetOf(metric.Labels), $"{name} has the labels {string.Join(' ', labels)}.");
                if (metric.Services is null)
                    continue;
                Assert.True(labels.SetEquals(metric.Labels), $"{name} has the labels {string.Join(' ', labels)}.");
                Assert.True(services.SetEquals(metric.Services), $"{name} comes from {string.Join(' ', services)}.");
                Assert.Equal(metric.What, family.Help);
            }
        },
        FirstScrapes);

    [Fact]
    public async Task Each_of_our_metrics_has_the_unit_that_the_page_says()
    {
        foreach (var metric in MetricsPage.Read().Values.Where(metric => metric.Services is not null))
        {
            var sent = await system.Collector.MetricAsync(sent => metric.Name.StartsWith(sent.Name.Replace('.', '_'), StringComparison.Ordinal)
                && metric.Name[sent.Name.Length..] is "" or "_total" or "_seconds" or "_bytes");
            Assert.Equal(metric.Unit, sent.Unit switch { "" => "0 to 1", "By" => "bytes", "s" => "s", _ => $"{sent.Unit.Trim('{', '}')}s" });
        }
    }

    [Fact]
    public async Task Labels_have_few_values()
    {
        foreach (var service in WatchedSystem.Services)
        {
            var own = PrometheusText.Parse(await system.MetricsAsync(service)).Families
                .Where(family => family.Name.StartsWith("workplan_", StringComparison.Ordinal));
            // As many as a service has queues, at most; a histogram has a line for each bound.
            Assert.All(own, family => Assert.True(
                family.Samples.Count(sample => sample.Labels.GetValueOrDefault("le", "+Inf") == "+Inf") <= 100, $"{family.Name} of {service}"));
        }
    }

    [PromtoolFact]
    public async Task Promtool_accepts_every_page_and_has_no_advice()
    {
        foreach (var service in WatchedSystem.Services)
        {
            var (exitCode, said) = await Promtool.RunAsync(await system.MetricsAsync(service), "check", "metrics");
            Assert.True(exitCode == 0, $"{service}: {said}");
        }
    }

    [Fact]
    public Task Every_query_of_every_dashboard_finds_series() => Eventually.Passes(
        async () =>
        {
            foreach (var (dashboard, panel, expression) in ObservabilityFiles.Queries())
            {
                foreach (var service in expression.Contains("$service", StringComparison.Ordinal) ? WatchedSystem.Services : [""])
                {
                    var query = expression.Replace("$__rate_interval", "30s", StringComparison.Ordinal)
                        .Replace("$service", service, StringComparison.Ordinal);
                    Assert.True((await system.Prometheus.QueryAsync(query)).Count > 0, $"{dashboard}, {panel}: {query}");
                }
            }
        },
        FirstScrapes);

    [Fact]
    public async Task Every_alert_and_panel_asks_for_series_and_labels_that_exist_and_every_alert_names_its_runbook()
    {
        // Some things have to go wrong once before there is a series of them. Identity has no consumers, which would give messages up.
        using var refused = await SignInAsync("nobody", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await using (await Databases.LockAsync(system, "identitydb"))
        {
            using var failed = await SignInAsync("administrator", system.AdministratorPassword);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        }
        var rules = await system.Prometheus.AlertRulesAsync();
        Assert.True(rules.Count >= 15);
        foreach (var rule in rules)
        {
            Assert.Equal($"{{{{ $externalLabels.workplan }}}}/runbooks/{rule.Name}.html", rule.Annotations["runbook_url"]);
            // The gateway has the page, for whoever is woken by the alert, signed in or not.
            Assert.Contains(
                $"<h1 id=\"{rule.Name.ToLowerInvariant()}\">{rule.Name}</h1>",
                await system.Gateway.GetStringAsync(new Uri($"/runbooks/{rule.Name}.html", UriKind.Relative)), StringComparison.Ordinal);
            await ExistsAsync(rule.Query, rule.Name);
        }
        // Also behind "or vector(0)", where a query that asks for nothing has an answer all the same. There is a series of alerts while
        // one fires: that of the sign-ins above.
        foreach (var (dashboard, panel, expression) in ObservabilityFiles.Queries())
            await ExistsAsync(expression, $"{dashboard}, {panel}");
        var choices = ObservabilityFiles.Choices().ToList();
        Assert.NotEmpty(choices);
        foreach (var (dashboard, series, label) in choices)
            Assert.Equal(WatchedSystem.Services.Order(), (await system.Prometheus.QueryAsync(series)).Select(found => found.Labels[label]).Order());
    }

    /// <summary>Each series that an expression asks for is there, and each label by which it groups or joins is one of theirs.</summary>
    private async Task ExistsAsync(string expression, string where)
    {
        var selectors = ObservabilityFiles.SelectorsIn(expression).ToList();
        Assert.NotEmpty(selectors);
        var labels = new HashSet<string>();
        foreach (var selector in selectors)
        {
            var found = await Eventually.Some(
                async () => await system.Prometheus.QueryAsync(selector) is { Count: > 0 } series ? series : null, FirstScrapes, $"{where}: {selector}");
            labels.UnionWith(found.SelectMany(series => series.Labels.Keys));
        }
        Assert.True(ObservabilityFiles.LabelsIn(expression).All(labels.Contains), $"{where}: {expression} has only {string.Join(' ', labels)}");
    }

    [PromtoolFact]
    public async Task What_observe_starts_scrapes_all_that_the_engine_runs_and_ends_with_it()
    {
        Uri address;
        await using (var observed = await PrometheusServer.ObserveAsync(system.Host))
        {
            address = observed.BaseAddress;
            await Eventually.Passes(
                async () => Assert.Equal(WatchedSystem.Services.Order(), (await observed.QueryAsync("up == 1")).Select(series => series.Labels["service"]).Order()),
                FirstScrapes);
            Assert.Equal(
                (await system.Prometheus.AlertRulesAsync()).Select(rule => rule.Name), (await observed.AlertRulesAsync()).Select(rule => rule.Name));
        }
        using var client = new HttpClient { BaseAddress = address };
        await Eventually.True(async () =>
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/-/healthy", UriKind.Relative));
                return false;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        });
    }

    [Fact]
    public async Task Operators_see_every_service_queue_outbox_job_store_and_key()
    {
        // What another test has harmed comes back first.
        var overview = await WatchedSystem.Eventually(system.AsOperator, "/api/v1/operations/overview", view =>
            view["services"]!.AsArray().All(service => service!["health"]!.GetValue<string>() == "healthy"));

        Assert.Equal(WatchedSystem.Services.Order(), overview["services"]!.AsArray().Select(service => service!["service"]!.GetValue<string>()).Order());
        Assert.All(overview["services"]!.AsArray(), service =>
        {
            var instance = Assert.Single(service!["instances"]!.AsArray())!;
            Assert.NotEmpty(instance["version"]!.GetValue<string>());
            Assert.True(instance["uptimeSeconds"]!.GetValue<double>() > 0);
        });
        var planning = Of(overview["services"]!, "planning")["instances"]![0]!["requests"]!;
        Assert.True(planning["perSecond"]!.GetValue<double>() > 0);
        Assert.True(planning["p95Ms"]!.GetValue<double>() >= planning["p50Ms"]!.GetValue<double>());
        Assert.True(planning["p99Ms"]!.GetValue<double>() >= planning["p95Ms"]!.GetValue<double>());
        Assert.Equal(5, overview["outboxes"]!.AsArray().Count);
        Assert.Contains(overview["queues"]!.AsArray(), queue => queue!["queue"]!.GetValue<string>() == "assignments-org-unit-changed"
            && queue["consumers"]!.GetValue<int>() == 1 && queue["perSecond"]!.GetValue<double>() > 0);
        Assert.Contains(overview["jobs"]!.AsArray(), job => job!["job"]!.GetValue<string>() == "planning.background"
            && job["lastSucceeded"]!.GetValue<bool>() && job["nextAt"] is not null);
        Assert.Equal(6, overview["stores"]!.AsArray().Count(store => store!["kind"]!.GetValue<string>() == "database"));
        Assert.Equal(7, overview["stores"]!.AsArray().Count(store => store!["kind"]!.GetValue<string>() == "logs"));
        Assert.All(overview["stores"]!.AsArray(), store => Assert.True(store!["bytes"]!.GetValue<long>() > 0 && store["freeBytes"]!.GetValue<long>() > 0));
        Assert.Contains(overview["expiring"]!.AsArray(), key => key!["kind"]!.GetValue<string>() == "signingKey" && key["state"]!.GetValue<string>() == "signs"
            && key["expiresAt"] is not null);
        Assert.Contains(overview["expiring"]!.AsArray(), item => item!["kind"]!.GetValue<string>() == "certificate"
            && item["name"]!.GetValue<string>() == WatchedSystem.CertificateSubject && item["expiresAt"] is not null);
    }

    [Fact]
    public async Task Who_holds_the_lease_of_a_job_is_named_also_when_it_is_an_instance_that_has_gone()
    {
        const string gone = "an-instance-that-has-gone";
        var held = TimeSpan.FromSeconds(8);
        await Eventually.True(() => Databases.HoldLeaseAsync(system, "planningdb", "planning.background", gone, held));

        var overview = await WatchedSystem.Eventually(system.AsOperator, "/api/v1/operations/overview", view => Job(view)["leaseHolder"] is not null);
        Assert.Equal(gone, Job(overview)["leaseHolder"]!.GetValue<string>());
        var at = overview["at"]!.GetValue<DateTimeOffset>();
        Assert.InRange(Job(overview)["leaseUntil"]!.GetValue<DateTimeOffset>(), at, at + held);
        // It runs out by itself.
        await WatchedSystem.Eventually(system.AsOperator, "/api/v1/operations/overview", view => Job(view)["leaseHolder"]?.GetValue<string>() != gone);

        static JsonNode Job(JsonNode view) => view["jobs"]!.AsArray().Single(job => job!["job"]!.GetValue<string>() == "planning.background")!;
    }

    [Fact]
    public async Task Each_part_can_be_read_by_itself()
    {
        foreach (var part in Parts)
            Assert.NotEmpty((await system.AsOperator.GetAsync($"/api/v1/operations/{part}")).Json.AsArray());
    }

    [Fact]
    public async Task The_live_view_goes_on_by_itself()
    {
        await using var view = await system.WatchAsync();

        await Eventually.True(() => view.Received >= 3);
    }

    [Fact]
    public async Task A_browser_shows_it_all_live_without_loading_the_page_again()
    {
        var page = await system.LookAsync(OperationsPage.WholeSystem);
        var loads = 0;
        page.DOMContentLoaded += (_, _) => loads++;
        foreach (var service in (string[])["Cổng", "Tài khoản", "Kế hoạch", "Phân công", "Kiểm tra", "Thi đua", "Thông báo"])
            await Expect(page.Section("Dịch vụ").Locator("tr", new() { HasText = service })).ToContainTextAsync("khỏe", new() { Timeout = 40_000 });
        await Expect(page.Section("Hàng đợi").Locator("tr", new() { HasText = "assignments-" }).First).ToBeVisibleAsync();
        await Expect(page.Section("Hộp thư đi").Locator("tr", new() { HasText = "Kế hoạch" })).ToBeVisibleAsync();
        await Expect(page.Section("Việc định kỳ").Locator("tr", new() { HasText = "planning.background" })).ToBeVisibleAsync();
        await Expect(page.Section("Dung lượng").Locator("tr", new() { HasText = "Kế hoạch · nhật ký" })).ToContainTextAsync("iB");
        await Expect(page.Section("Khóa, chứng thư").Locator("tr", new() { HasText = "Khóa ký" })).ToContainTextAsync("đang ký");
        await Expect(page.Section("Khóa, chứng thư").Locator("tr", new() { HasText = "Cổng · Chứng thư" })).ToContainTextAsync(WatchedSystem.CertificateSubject);
        await page.KeepAsync("under-load");

        var told = await page.Locator(".page-note").InnerTextAsync();
        await Expect(page.Locator(".page-note")).Not.ToHaveTextAsync(told, new() { Timeout = 5_000 });
        Assert.Equal(0, loads);
    }

    [Fact]
    public async Task Who_is_no_operator_sees_nothing()
    {
        string[] all = ["overview", .. Parts, "stream", "planning/state", "planning/error-queues", "planning/error-queues/discarded"];
        var staff = await system.SignedInAsync("staff", Clients.Province);
        foreach (var part in all)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/api/v1/operations/{part}")).Status);
            using var nobody = await system.Gateway.GetAsync(new Uri($"/api/v1/operations/{part}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        }

        var page = await system.SignedInPageAsync("staff.looking", "staff");
        await Expect(page.Locator("nav").GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        foreach (var (path, title) in ((string, string)[])[("system", OperationsPage.WholeSystem), ("error-queues", OperationsPage.ErrorQueues)])
        {
            await Expect(page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = title })).ToHaveCountAsync(0);
            await page.GotoAsync($"/operations/{path}");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Vai trò hiện tại của bạn không có quyền này", new() { Timeout = 40_000 });
            await Expect(page.Locator(".page .ant-card, .page tr")).ToHaveCountAsync(0);
        }
        await page.KeepAsync("refused");
    }

    private Task<HttpResponseMessage> SignInAsync(string userName, string password) =>
        system.Gateway.PostAsJsonAsync("/api/v1/identity/tokens", new { userName, password });

    private static JsonNode Of(JsonNode list, string service) =>
        list.AsArray().Single(item => item!["service"]!.GetValue<string>() == service)!;
}
