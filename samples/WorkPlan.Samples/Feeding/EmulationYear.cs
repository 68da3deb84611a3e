using System.Text.Json.Nodes;
using WorkPlan.Samples.Files;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Feeding;

/// <summary>The emulation year: policies, campaign, responses, pledges, registrations, conferences, the cluster, initiatives, discipline.</summary>
internal sealed class EmulationYear(Story story)
{
    private const string Api = "/api/v1/emulation";
    private readonly JsonObject _file = HaTinh.Files.Object("emulation.json");
    private readonly Dictionary<string, string> _staffAccounts = HaTinh.Files.Table("accounts.csv")
        .Where(row => row.Is("role", "staff")).ToDictionary(row => row["personCode"], row => row["userName"]);

    public async Task FeedAsync()
    {
        story.Report.Step("Thi đua: phát động, hưởng ứng, ký giao ước, đăng ký danh hiệu (emulation)");
        await PolicyAsync("emulation-policy.json");
        await PolicyAsync("emulation-policy-2024.json");
        await ScoringTableAsync();
        var campaign = await CampaignAsync();
        foreach (var (row, index) in HaTinh.Districts.Select((row, index) => (row, index)))
        {
            await RespondAsync(campaign, row["unitCode"]);
            await PledgeAsync(campaign, row["unitCode"]);
            await RegisterAsync(campaign, row["unitCode"]);
            await ConferAsync(row["unitCode"]);
            story.Report.Progress("thi đua", index + 1, HaTinh.Districts.Count);
        }
        await ClusterAsync();
        await InitiativesAsync();
        await DisciplineAsync();
    }

    private async Task PolicyAsync(string file)
    {
        var administrator = story.Users.Administrator;
        var policy = InputFiles.WholeSector.Object(file);
        var known = (await administrator.GetAsync($"{Api}/policies")).Json.AsArray();
        if (!known.Any(row => row!.Holds("legalBasis", policy.Text("legalBasis"))))
            (await administrator.CreateAsync($"{Api}/policies", policy)).Demand();
    }

    private async Task ScoringTableAsync()
    {
        var administrator = story.Users.Administrator;
        var table = InputFiles.WholeSector.Object("scoring-table.json");
        var known = (await administrator.GetAsync($"{Api}/scoring-tables")).Json.AsArray();
        if (!known.Any(row => row!.Holds("code", table.Text("code")) && row!.Holds("validFrom", table.Text("validFrom"))))
            (await administrator.CreateAsync($"{Api}/scoring-tables", table)).Demand();
    }

    /// <summary>The thirteen district procuracies are one cluster; what is known of them by then is scored at once.</summary>
    private async Task ClusterAsync()
    {
        var officer = story.Users.As("ht.thidua");
        var cluster = _file["cluster"]!;
        var known = (await officer.GetAsync($"{Api}/clusters?asOf={cluster.Text("validFrom")}")).Json.AsArray();
        if (known.Any(row => row!.Holds("code", cluster.Text("code"))))
            return;
        (await officer.CreateAsync($"{Api}/clusters", cluster.With([], ("members", HaTinh.Districts.Select(row => row["unitCode"]))))).Demand();
    }

    private async Task<string> CampaignAsync()
    {
        var officer = story.Users.As("ht.thidua");
        // The officer may act for the province when emulation knows the province.
        await story.AwaitAsync("units in emulation", async () =>
            await officer.GetAsync($"{Api}/eligibility?unit=HT.LH&workYear=2022") is { Succeeded: true } answer ? answer : null);
        var campaign = _file["campaign"]!;
        var known = (await officer.ListAsync($"{Api}/campaigns")).FirstOrDefault(row => row.Holds("title", campaign.Text("title")));
        known ??= (await officer.CreateAsync($"{Api}/campaigns", campaign)).Json;
        if (known.Text("state") == "draft")
            (await officer.ActAsync($"{Api}/campaigns/{known.Text("id")}", "launch", new { launchedOn = _file.Text("launchedOn") })).Demand();
        return known.Text("id");
    }

    /// <summary>The province received the answers of 2022 on paper, and enters them with their days; so it does with the registrations.</summary>
    private async Task RespondAsync(string campaign, string unit)
    {
        var officer = story.Users.As("ht.thidua");
        var path = $"{Api}/campaigns/{campaign}/responses";
        if (!(await officer.ListAsync(path)).Any(row => row.Holds("unitCode", unit)))
            (await officer.CreateAsync(path, _file["response"]!.With([], ("unitCode", unit)))).Demand();
    }

    private async Task PledgeAsync(string campaign, string unit)
    {
        var head = story.Users.As(HaTinh.HeadOf(unit));
        var terms = _file["pledge"]!;
        var signers = HaTinh.ServingIn(unit, terms.Text("openedOn"));
        var pledges = (await head.GetAsync($"{Api}/campaigns/{campaign}/pledges")).Json.AsArray();
        var pledge = pledges.FirstOrDefault(row => row!.Holds("unitCode", unit));
        if (pledge is null)
        {
            await AwaitStaffAsync(unit, signers.Count);
            pledge = (await head.CreateAsync($"{Api}/campaigns/{campaign}/pledges", terms.With(["signedOn"], ("unitCode", unit)))).Json;
        }
        var path = $"{Api}/pledges/{pledge!.Text("id")}";
        var unsigned = _file["unsigned"]!.AsArray().ToDictionary(row => row!.Text("personCode"), row => row!.Text("reason"));
        var eTag = (await head.GetAsync(path)).ETag;
        foreach (var signer in pledge!["signers"]!.AsArray().Where(signer => signer!.Holds("state", "pending")))
        {
            var person = signer!.Text("personCode");
            // Who has an account signs; the head enters what the others signed on paper.
            var account = _staffAccounts.TryGetValue(person, out var userName) ? story.Users.As(userName) : head;
            var answer = await account.ChangeAsync(HttpMethod.Post, $"{path}/signatures", eTag, new
            {
                personCode = person,
                answer = unsigned.ContainsKey(person) ? "refuse" : "sign",
                answeredOn = terms.Text("signedOn"),
                reason = unsigned.GetValueOrDefault(person),
            });
            eTag = answer.Demand().ETag;
        }
    }

    private async Task RegisterAsync(string campaign, string unit)
    {
        var officer = story.Users.As("ht.thidua");
        var known = (await officer.ListAsync($"{Api}/registrations?unit={unit}&workYear=2022"))
            .Select(row => (row.Text("title"), row["personCode"]?.GetValue<string>() is { Length: > 0 } person ? person : null)).ToHashSet();
        foreach (var (title, person, on) in RegistrationsOf(unit).Where(row => !known.Contains((row.Title, row.Person))))
            (await officer.CreateAsync($"{Api}/registrations", new { campaignId = campaign, unitCode = unit, title, personCode = person, registeredOn = on })).Demand();
    }

    private IEnumerable<(string Title, string? Person, string On)> RegistrationsOf(string unit)
    {
        var on = _file.Text("registeredOn");
        yield return ("advancedCollective", null, on);
        if (unit != _file.Text("personalTitlesOf"))
            yield break;
        foreach (var person in HaTinh.ServingIn(unit, on))
            yield return ("advancedWorker", person, on);
        foreach (var late in _file["late"]!.AsArray())
            yield return ("advancedWorker", late!.Text("personCode"), late!.Text("registeredOn"));
        foreach (var person in _file["fighters"]!.AsArray())
            yield return ("emulationFighterBase", person.Text(), on);
    }

    /// <summary>The civil servants' conference, which the unit holds together with its trade union.</summary>
    private async Task ConferAsync(string unit)
    {
        var head = story.Users.As(HaTinh.HeadOf(unit));
        var terms = _file["conference"]!;
        var day = terms.Text("calledFor");
        var people = HaTinh.ServingIn(unit, day);
        var conference = (await head.GetAsync($"{Api}/conferences?workYear=2022")).Json.AsArray().FirstOrDefault(row => row!.Holds("unitCode", unit))
            ?? (await head.CreateAsync(
                $"{Api}/conferences", terms.With(["tradeUnion", "resolution"], ("unitCode", unit), ("workYear", 2022)))).Json;
        var path = $"{Api}/conferences/{conference.Text("id")}";
        if (conference["tradeUnion"] is null)
            (await head.ActAsync(path, "co-host", new { tradeUnion = terms.Text("tradeUnion"), personCode = people[1] })).Demand();
        if (conference["heldOn"] is null)
            (await head.ActAsync(path, "hold", new { heldOn = day, present = people.Count, resolution = terms.Text("resolution") })).Demand();
    }

    private async Task InitiativesAsync()
    {
        var officer = story.Users.As("ht.thidua");
        var known = (await officer.GetAsync($"{Api}/initiatives?workYear=2022")).Json.AsArray().Select(row => row!.Text("personCode")).ToHashSet();
        foreach (var initiative in _file["initiatives"]!.AsArray().Where(initiative => !known.Contains(initiative!.Text("personCode"))))
            (await officer.CreateAsync($"{Api}/initiatives", initiative!)).Demand();
    }

    private async Task DisciplineAsync()
    {
        var chief = story.Users.As("ht.vientruong");
        var discipline = _file["discipline"]!;
        var person = discipline.Text("personCode");
        if ((await chief.ListAsync($"/api/v1/assignments/disciplines?person={person}")).Count == 0)
            (await chief.CreateAsync("/api/v1/assignments/disciplines", discipline)).Demand();
        await story.AwaitAsync($"the discipline of {person} in emulation", async () =>
            (await EligibilityAsync(story.Users.As("ht.thidua"), _file.Text("personalTitlesOf")))["people"]!.AsArray()
                .FirstOrDefault(row => row!.Holds("personCode", person) && row!.Holds("title", "advancedWorker") && !row!["eligible"]!.GetValue<bool>()));
    }

    private async Task AwaitStaffAsync(string unit, int count) => await story.AwaitAsync($"people of {unit} in emulation", async () =>
        (await EligibilityAsync(story.Users.As("ht.thidua"), unit))["people"]!.AsArray()
            .Select(row => row!.Text("personCode")).Distinct().Count() >= count ? unit : null);

    private static async Task<JsonNode> EligibilityAsync(Account account, string unit) =>
        (await account.GetAsync($"{Api}/eligibility?unit={unit}&workYear=2022")).Json;
}
