using System.Globalization;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>What everything stands on: accounts, units, fields of work, catalogues of targets.</summary>
internal sealed class Foundations(Story story)
{
    private static readonly InputFiles[] Folders = [InputFiles.WholeSector, InputFiles.QuangTri, InputFiles.HaTinh];

    public static IEnumerable<Row> Accounts => Folders.SelectMany(folder => folder.Table("accounts.csv"));

    public async Task FeedAsync()
    {
        story.Report.Step("Tài khoản mẫu (accounts)");
        await AccountsAsync();
        story.Report.Step("Đơn vị, khâu công tác, danh mục chỉ tiêu (units, fields, catalogues)");
        await UnitsAsync();
        await FieldsAsync();
        await CataloguesAsync();
        await ReportFormsAsync();
    }

    private async Task AccountsAsync()
    {
        var administrator = story.Users.Administrator;
        var known = (await administrator.ListAsync("/api/v1/identity/users")).Select(user => user.Text("userName")).ToHashSet();
        foreach (var row in Accounts.Where(row => !known.Contains(row["userName"])))
        {
            (await administrator.CreateAsync("/api/v1/identity/users", new
            {
                userName = row["userName"],
                fullName = row["description"],
                password = story.Users.PasswordOf(row["userName"]),
                personCode = row.Optional("personCode"),
                grants = new[]
                {
                    new { role = row["role"], unitCode = row["unitCode"], subtree = row.Is("subtree", "true"), from = "2020-12-01" },
                },
            })).Demand();
        }
    }

    private async Task UnitsAsync()
    {
        var administrator = story.Users.Administrator;
        foreach (var row in Folders.SelectMany(folder => folder.Table("units.csv")))
        {
            if ((await administrator.GetAsync($"/api/v1/planning/units/{row["code"]}")).IsThere)
                continue;
            (await administrator.CreateAsync("/api/v1/planning/units", new
            {
                code = row["code"],
                name = row["name"],
                level = row["level"],
                type = row["type"],
                parentCode = row.Optional("parent"),
                validFrom = row["validFrom"],
            })).Demand();
        }
    }

    private async Task FieldsAsync()
    {
        var administrator = story.Users.Administrator;
        foreach (var row in InputFiles.WholeSector.Table("fields.csv"))
        {
            if ((await administrator.GetAsync($"/api/v1/planning/fields/{row["code"]}")).IsThere)
                continue;
            var ordinal = int.Parse(row["ordinal"], CultureInfo.InvariantCulture);
            (await administrator.CreateAsync("/api/v1/planning/fields", new { code = row["code"], name = row["name"], kind = row["kind"], ordinal }))
                .Demand();
        }
    }

    private async Task CataloguesAsync()
    {
        var administrator = story.Users.Administrator;
        foreach (var row in InputFiles.WholeSector.Table("catalogues.csv"))
        {
            if ((await administrator.GetAsync($"/api/v1/planning/catalogues/{row["code"]}")).IsThere)
                continue;
            var path = $"/api/v1/planning/catalogues/import?code={row["code"]}&legalBasis={Uri.EscapeDataString(row["legalBasis"])}&appliesFrom={row["appliesFrom"]}";
            (await administrator.UploadAsync(path, "text/csv", await File.ReadAllBytesAsync(InputFiles.WholeSector.PathOf(row["targets"])))).Demand();
        }
    }

    /// <summary>The forms alone: by their schedules units would owe reports of today, not of a year that is over.</summary>
    private async Task ReportFormsAsync()
    {
        var administrator = story.Users.Administrator;
        foreach (var form in InputFiles.WholeSector.List("report-forms.json").Select(entry => entry!["form"]!))
        {
            if (!(await administrator.GetAsync($"/api/v1/planning/report-forms/{form["code"]}")).IsThere)
                (await administrator.CreateAsync("/api/v1/planning/report-forms", form)).Demand();
        }
    }
}
