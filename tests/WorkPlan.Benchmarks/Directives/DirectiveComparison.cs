using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Http;

namespace WorkPlan.Benchmarks.Directives;

/// <summary>
/// One directive to 800 units and 14,300 people opens 15,100 obligations while others go on working: two readings and a writing, one after
/// another, timed with and without a directive on its way. The last directive is killed half-way, with SIGKILL, and has to be finished by
/// the process that follows, each obligation exactly once.
/// </summary>
internal static class DirectiveComparison
{
    private const int Quiet = 60;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-directive-");
        try
        {
            var file = Path.Combine(directory.FullName, "planning.db");
            await DirectiveYear.CreateAsync(file);
            await using var vhost = await BrokerVhost.CreateAsync();
            var address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
            Task<Child> StartAsync() => StartPlanningAsync(file, vhost, address);

            using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Bearer", TestTokens.Create([TestTokens.Grant("chief", DirectiveYear.Root, subtree: true)]));
            await using (await StartAsync())
                await SlowdownAsync(client, file, report);
            await KilledAsync(client, file, StartAsync, report);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
        }
    }

    private static async Task<Child> StartPlanningAsync(string file, BrokerVhost vhost, Uri address)
    {
        var planning = await Child.StartProgramAsync(
            "src/WorkPlan.Planning", [],
            ("ASPNETCORE_URLS", address.ToString()), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Provider", "Sqlite"),
            ("ConnectionStrings__planningdb", DirectiveYear.Connection(file)), ("ConnectionStrings__messaging", vhost.Amqp.ToString()),
            ("Authentication__SigningKeys", TestTokens.SigningKeys));
        await planning.AnswersAsync(new Uri(address, "/health/ready"));
        return planning;
    }

    private static async Task SlowdownAsync(HttpClient client, string file, Report report)
    {
        var number = 0;
        List<double> seconds = [];
        var rounds = await Rounds.AlternateAsync(
            () => MedianAsync(client, requests => Task.FromResult(requests < Quiet)),
            async () =>
            {
                var started = Stopwatch.GetTimestamp();
                await SendAsync(client, ++number);
                var median = await MedianAsync(client, async _ => !await IsSpreadAsync(file, number));
                seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                return median;
            });
        var (quiet, busy) = (rounds[0].Median(), rounds[1].Median());
        Report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{DirectiveYear.Units} units and {DirectiveYear.People} people: {DirectiveYear.Units + DirectiveYear.People} obligations in {seconds.Skip(1).Median():0} s; other requests' median {busy * 1000:0.0} ms meanwhile, {quiet * 1000:0.0} ms otherwise"));
        report.Ratio("directive-other-requests-median/quiet", busy / quiet, Aim.AtMost, 1.5);
        await DemandExactlyOnceAsync(file, number);
    }

    private static async Task KilledAsync(HttpClient client, string file, Func<Task<Child>> startAsync, Report report)
    {
        const int number = 99;
        await using (var first = await startAsync())
        {
            await SendAsync(client, number);
            await Eventually.True(async () => await ServedAsync(file, number) > DirectiveYear.Units / 2, Limit);
            using var process = Process.GetProcessById(first.Id);
            process.Kill();
            await process.WaitForExitAsync();
        }
        var at = await ServedAsync(file, number);
        await using var second = await startAsync();
        await Eventually.True(() => IsSpreadAsync(file, number), Limit);
        Report.Note(string.Create(CultureInfo.InvariantCulture, $"killed after {at} units; the next process finished it"));
        report.Figure("directive-obligations-missing-or-twice-after-kill", await DemandExactlyOnceAsync(file, number), Aim.AtMost, 0);
    }

    private static async Task<double> MedianAsync(HttpClient client, Func<int, Task<bool>> goOn)
    {
        List<double> times = [];
        for (var request = 0; await goOn(request); request++)
        {
            var unit = DirectiveYear.UnitCode(request * 7 % DirectiveYear.Units);
            var started = Stopwatch.GetTimestamp();
            using var answer = (request % 3) switch
            {
                0 => await client.GetAsync(new Uri($"/api/v1/planning/plans?unit={unit}&workYear={DirectiveYear.WorkYear}", UriKind.Relative)),
                1 => await client.GetAsync(new Uri($"/api/v1/planning/obligations?unit={unit}&state=open&pageSize=20", UriKind.Relative)),
                _ => await client.PostAsJsonAsync(
                    new Uri("/api/v1/planning/obstacles", UriKind.Relative),
                    new { unitCode = unit, raisedBy = "Viện trưởng", text = $"Vướng mắc {request}" }),
            };
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            answer.EnsureSuccessStatusCode();
        }
        return times.Median();
    }

    private static async Task SendAsync(HttpClient client, int number)
    {
        var today = VietnamTime.Today(TimeProvider.System);
        using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/planning/documents", UriKind.Relative), new
        {
            type = "directive",
            issuer = "Viện trưởng Viện kiểm sát nhân dân tối cao",
            issuerKind = "supreme",
            number = NumberOf(number),
            issuedOn = today.AddDays(-1),
            receivedOn = today,
            appliesToWorkYear = DirectiveYear.WorkYear,
            @abstract = $"Chỉ thị {number}",
            scopeUnitCode = DirectiveYear.Root,
            requiresSupplement = true,
            acknowledgedByAll = true,
            classification = "Không mật",
        });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The directive was refused: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<bool> IsSpreadAsync(string file, int number)
    {
        await using var db = DirectiveYear.Open(file);
        return await db.FanOuts.AnyAsync(fanOut => fanOut.CompletedAt != null
            && db.Documents.Any(document => document.Id == fanOut.DocumentId && document.Number == NumberOf(number)));
    }

    private static async Task<int> ServedAsync(string file, int number)
    {
        await using var db = DirectiveYear.Open(file);
        return await db.FanOuts.Where(fanOut => db.Documents.Any(document => document.Id == fanOut.DocumentId && document.Number == NumberOf(number)))
            .Select(fanOut => fanOut.Units).SingleAsync();
    }

    private static async Task<int> DemandExactlyOnceAsync(string file, int number)
    {
        await using var db = DirectiveYear.Open(file);
        var id = await db.Documents.Where(document => document.Number == NumberOf(number)).Select(document => document.Id).SingleAsync();
        var owed = await db.Obligations.Where(obligation => obligation.DocumentId == id)
            .Select(obligation => new { obligation.Kind, obligation.DebtorCode }).ToListAsync();
        var distinct = owed.Distinct().Count();
        return Math.Abs(DirectiveYear.Units + DirectiveYear.People - distinct) + owed.Count - distinct;
    }

    private static string NumberOf(int number) => $"{number:00}/CT-VKSTC";
}
