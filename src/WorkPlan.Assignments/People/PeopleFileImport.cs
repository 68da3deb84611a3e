using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Spreadsheets;

namespace WorkPlan.Assignments.People;

/// <summary>
/// Registers the people of a CSV or Excel file, as the body or as the one file of a form: all or nobody. Every bad row is told with the line
/// that people see beside it, its column, and why.
/// </summary>
internal static class PeopleFileImport
{
    private static readonly SpreadsheetLimits Limits = new() { FileBytes = 10 * 1024 * 1024, Rows = PeopleImport.MaxRows + 1, Columns = 40 };

    public static void MapPeopleFiles(this IEndpointRouteBuilder people) =>
        people.MapPost("/imports", TakeFile).RequirePermission(AssignmentsPermissions.WritePeople).Idempotent<AssignmentsDbContext>()
            .TakesFilesUpTo(Limits.FileBytes).Accepts<Stream>(UploadedFile.SpreadsheetType, UploadedFile.CsvType);

    private static async Task<Created<ImportedView>> TakeFile(
        HttpRequest request, PeopleCheck check, Texts texts, CancellationToken cancellationToken)
    {
        await using var file = await UploadedFile.ReadAsync(request, Limits, cancellationToken);
        if (file.Format == FileFormat.Json)
            throw new BadHttpRequestException("Neither CSV nor Excel.", StatusCodes.Status415UnsupportedMediaType);
        var faults = new FileFaults();
        var rows = Read(file, faults, texts);
        var people = await check.CheckAsync(
            [.. rows.Select(row => row.Person)], (at, field, message) => faults.Add(rows[at].Line, field, message), cancellationToken);
        faults.ThrowIfAny();
        await check.RegisterAsync(people, cancellationToken);
        return TypedResults.Created("/api/v1/assignments/people", new ImportedView(people.Count));
    }

    private static List<(int Line, RegisterPersonRequest Person)> Read(UploadedFile file, FileFaults faults, Texts texts)
    {
        PeopleRows? reader = null;
        var people = new List<(int, RegisterPersonRequest)>();
        foreach (var row in file.Rows(Limits))
        {
            if (reader is null)
                reader = new PeopleRows(PeopleColumns.Of(row), faults, texts);
            else if (reader.Read(row) is { } person)
                people.Add((row.Line, person));
        }
        if (reader is null)
            throw new BadFileException("table-without-heading");
        return people.Count > 0 || faults.Total > 0 ? people : throw new RuleException("import-without-rows");
    }
}
