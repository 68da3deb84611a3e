using System.Globalization;
using System.Text.Json.Nodes;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>The people of a province, imported as its office would; then waits until the other services know them.</summary>
internal sealed class Staff(Story story)
{
    public async Task FeedAsync(InputFiles files, string province, string office)
    {
        var rows = files.Table("people.csv");
        story.Report.Step($"Nhân sự hư cấu {province}: {rows.Count} người (people)");
        var account = story.Users.As(office);
        // The office's own units are known here only when the message about them has come.
        foreach (var unit in rows.Select(row => row["unitCode"]).Distinct())
        {
            await story.AwaitAsync($"unit {unit} in assignments", async () =>
                await account.GetAsync($"/api/v1/assignments/coverage?unit={unit}&workYear=2022&asOf=2022-02-01") is { Succeeded: true } answer ? answer : null);
        }
        var known = new HashSet<string>();
        foreach (var day in new[] { "2022-06-01", "2022-07-31" })
            known.UnionWith((await account.ListAsync($"/api/v1/assignments/people?asOf={day}")).Select(person => person.Text("code")));
        var missing = rows.Where(row => !known.Contains(row["code"])).ToList();
        if (missing.Count > 0)
            (await account.CreateAsync("/api/v1/assignments/people/import", new { people = missing.Select(Registration) })).Demand();
    }

    public static IReadOnlyDictionary<string, string> NamesIn(InputFiles files) =>
        files.Table("people.csv").ToDictionary(row => row["code"], row => row["fullName"]);

    private static JsonObject Registration(Row row) => new()
    {
        ["code"] = row["code"],
        ["fullName"] = row["fullName"],
        ["unitCode"] = row["unitCode"],
        ["kind"] = row["kind"],
        ["recruitedOn"] = row["recruitedOn"],
        ["servesFrom"] = row.Optional("servesFrom"),
        ["servesTo"] = row.Optional("servesTo"),
        ["titles"] = new JsonArray([.. new[] { "judicialTitle", "managementTitle" }.Where(sort => row.Optional(sort) is not null).Select(sort =>
            new JsonObject { [sort] = row[sort], ["from"] = row["titleFrom"], ["to"] = row.Optional("titleTo") })]),
        ["qualifications"] = new JsonArray(new JsonObject
        {
            ["level"] = row["qualification"],
            ["name"] = row["qualificationIn"],
            ["awardedOn"] = row["recruitedOn"],
        }),
        ["strengths"] = row.Optional("strengthField") is not { } field ? [] : new JsonArray(
            new JsonObject { ["fieldCode"] = field, ["level"] = int.Parse(row["strengthLevel"], CultureInfo.InvariantCulture) }),
        ["positions"] = new JsonArray(new JsonObject
        {
            ["name"] = row["position"],
            ["fieldCode"] = row.Optional("positionField"),
            ["from"] = row.Optional("titleFrom") ?? row["recruitedOn"],
        }),
        ["absences"] = row.Optional("absenceKind") is not { } absence ? [] : new JsonArray(
            new JsonObject { ["kind"] = absence, ["from"] = row["absenceFrom"], ["to"] = row.Optional("absenceTo") }),
    };
}
