using System.Text.Json.Nodes;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>Documents as their registries enter them, and meetings with the directions given there.</summary>
internal sealed class Papers(Story story)
{
    public async Task RegisterAsync(InputFiles files, params string[] only)
    {
        foreach (var row in files.Table("documents.csv").Where(row => only.Length == 0 || only.Contains(row["key"])))
        {
            var account = story.Users.As(row["by"]);
            var known = (await account.ListAsync("/api/v1/planning/documents?workYear=2022")).FirstOrDefault(document => document.Holds("abstract", row["abstract"]));
            known ??= (await account.CreateAsync("/api/v1/planning/documents", new
            {
                type = row["type"],
                issuer = row["issuer"],
                issuerKind = row["issuerKind"],
                number = row.Optional("number"),
                issuedOn = row["issuedOn"],
                receivedOn = row["receivedOn"],
                appliesToWorkYear = 2022,
                @abstract = row["abstract"],
                scopeUnitCode = row["scope"],
                requiresSupplement = row.Is("requiresSupplement", "true"),
                classification = "Không mật",
            })).Json;
            story.Know($"document:{row["key"]}", known.Text("id"));
        }
    }

    public async Task MeetAsync(InputFiles files)
    {
        var meetings = files.Object("meetings.json");
        var names = Staff.NamesIn(files);
        foreach (var briefing in meetings["briefings"]!.AsArray())
            story.Know($"briefing:{briefing!.Text("key")}", await BriefingAsync(briefing!));
        foreach (var session in meetings["sessions"]!.AsArray())
            story.Know($"session:{session!.Text("key")}", await SessionAsync(session!, names));
        foreach (var direction in meetings["directions"]!.AsArray())
            story.Know($"direction:{direction!.Text("key")}", (await DirectionAsync(direction!)).Text("id"));
    }

    /// <summary>The unit says what became of each direction in its plan.</summary>
    public async Task TakeUpDirectionsAsync(InputFiles files, string by, string planId, string unit)
    {
        var account = story.Users.As(by);
        foreach (var direction in files.Object("meetings.json")["directions"]!.AsArray())
        {
            var path = $"/api/v1/planning/directions/{story.IdOf($"direction:{direction!.Text("key")}")}";
            if ((await account.GetAsync(path)).Json["uptakes"]!.AsArray().Count > 0)
                continue;
            var uptake = direction!["uptake"]!;
            var taskId = uptake["task"] is { } task ? story.IdOf($"task:{unit}/{task.Text()}") : null;
            (await account.CreateAsync($"{path}/uptakes", new { planId, taskId, how = uptake.Text("how"), takenUpOn = uptake.Text("on") })).Demand();
        }
    }

    private async Task<string> BriefingAsync(JsonNode briefing)
    {
        var account = story.Users.As(briefing.Text("by"));
        var known = (await account.ListAsync($"/api/v1/planning/briefings?unit={briefing.Text("unitCode")}"))
            .FirstOrDefault(row => row.Holds("heldOn", briefing.Text("heldOn")));
        return (known ?? (await account.CreateAsync("/api/v1/planning/briefings", briefing.With(["key", "by"]))).Json).Text("id");
    }

    private async Task<string> SessionAsync(JsonNode session, IReadOnlyDictionary<string, string> names)
    {
        var account = story.Users.As(session.Text("by"));
        var known = (await account.ListAsync($"/api/v1/planning/sessions?unit={session.Text("unitCode")}"))
            .FirstOrDefault(row => row.Holds("heldOn", session.Text("heldOn")));
        var attendees = session["attendees"]!.AsArray().Select(attendee => attendee!.With([], ("name", names[attendee!.Text("personCode")])));
        return (known ?? (await account.CreateAsync("/api/v1/planning/sessions", session.With(["key", "by"], ("attendees", attendees)))).Json).Text("id");
    }

    private async Task<JsonNode> DirectionAsync(JsonNode direction)
    {
        var account = story.Users.As(direction.Text("by"));
        var known = (await account.ListAsync("/api/v1/planning/directions?workYear=2022")).FirstOrDefault(row => row.Holds("text", direction.Text("text")));
        var briefingId = direction["briefing"] is { } briefing ? story.IdOf($"briefing:{briefing.Text()}") : null;
        return known ?? (await account.CreateAsync(
            "/api/v1/planning/directions", direction.With(["key", "by", "briefing", "uptake"], ("briefingId", briefingId)))).Json;
    }
}
