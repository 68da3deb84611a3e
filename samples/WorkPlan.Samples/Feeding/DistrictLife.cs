using System.Globalization;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>What happens in the district units between plan and inspection: documents disseminated and acknowledged, weekly briefings.</summary>
internal sealed class DistrictLife(Story story)
{
    public async Task FeedAsync()
    {
        story.Report.Step("Quán triệt văn bản và xác nhận (dissemination)");
        var meetings = HaTinh.Files.Table("dissemination.csv");
        foreach (var (row, index) in HaTinh.Districts.Select((row, index) => (row, index)))
        {
            foreach (var meeting in meetings)
                await DisseminateAsync(row["unitCode"], meeting);
            story.Report.Progress("quán triệt", index + 1, HaTinh.Districts.Count);
        }
        story.Report.Step("Giao ban tuần (weekly briefings)");
        foreach (var (row, index) in HaTinh.Files.Table("briefings.csv").Select((row, index) => (row, index)))
        {
            await BriefAsync(row);
            story.Report.Progress("giao ban", index + 1, HaTinh.Districts.Count);
        }
    }

    private async Task DisseminateAsync(string unit, Row meeting)
    {
        var head = story.Users.As(HaTinh.HeadOf(unit));
        var document = $"/api/v1/planning/documents/{story.IdOf($"document:{meeting["document"]}")}";
        var required = HaTinh.ServingIn(unit, meeting["meetingOn"]);
        var disseminated = await ReadAsync();
        if (disseminated?["disseminatedOn"] is null)
        {
            // Planning must know the unit's people before it can say who has to acknowledge.
            await story.AwaitAsync($"people of {unit} in planning", async () =>
            {
                var answer = await head.CreateAsync($"{document}/dissemination", new { unitCode = unit, meetingOn = meeting["meetingOn"], disseminatedBy = $"{unit}-01" });
                return answer.Code is "person-not-known" or "nobody-serves-in-unit" ? null : answer.Demand();
            });
        }
        disseminated = await story.AwaitAsync($"everybody of {unit} on the list", async () =>
            await ReadAsync() is { } there && there.Number("requiredPersons") == required.Count ? there : null);
        var toRecord = disseminated["missing"]!.AsArray().Select(person => person!.Text("personCode")).Except(meeting.Many("missing")).ToList();
        if (toRecord.Count > 0)
        {
            (await head.CreateAsync($"{document}/acknowledgements", new { acknowledgedOn = meeting["meetingOn"], unitCode = unit, personCodes = toRecord }))
                .Demand();
        }

        async Task<System.Text.Json.Nodes.JsonNode?> ReadAsync() =>
            (await head.GetAsync($"{document}/dissemination?unit={unit}")).Json.AsArray().FirstOrDefault();
    }

    private async Task BriefAsync(Row row)
    {
        var unit = row["unitCode"];
        var head = story.Users.As(HaTinh.HeadOf(unit));
        var known = (await head.ListAsync($"/api/v1/planning/briefings?unit={unit}&workYear=2022")).Select(briefing => briefing.Text("heldOn")).ToHashSet();
        known.UnionWith(row.Many("except"));
        var last = DayOf(row["to"]);
        for (var day = DayOf(row["from"]); day <= last; day = day.AddDays(7))
        {
            var heldOn = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!known.Contains(heldOn))
            {
                (await head.CreateAsync("/api/v1/planning/briefings", new
                {
                    unitCode = unit,
                    kind = row["kind"],
                    heldOn,
                    chairedBy = "Viện trưởng",
                    minutes = "Đánh giá kết quả công tác trong tuần, triển khai nhiệm vụ tuần tới.",
                })).Demand();
            }
        }
    }

    private static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
