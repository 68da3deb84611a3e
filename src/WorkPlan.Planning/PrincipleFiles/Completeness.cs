using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.PrincipleFiles;

/// <summary>Holds what units have filed against what their fields require, and tells the others.</summary>
internal sealed class Completeness(PlanningDbContext db, IPublishEndpoint events, TimeProvider clock)
{
    public async Task<PrincipleFileView> OfAsync(string unitCode, int workYear, PrincipleFile? file, CancellationToken cancellationToken)
    {
        var lists = await RequiredAsync(unitCode, cancellationToken);
        var filed = (file?.Filed ?? []).ToLookup(document => (document.FieldCode, document.RequirementCode));
        return View(unitCode, workYear, lists, filed);
    }

    /// <summary>The file has changed: the others hear how complete it is after the save that is being prepared.</summary>
    public async Task TellAsync(PrincipleFile file, CancellationToken cancellationToken)
    {
        var view = await OfAsync(file.UnitCode, file.WorkYear, file, cancellationToken);
        db.Touch(file);
        await events.Publish(
            new PrincipleFileChanged
            {
                StreamKey = $"principle-file:{file.UnitCode}:{file.WorkYear}",
                Version = file.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                UnitCode = file.UnitCode,
                WorkYear = file.WorkYear,
                Required = view.Required,
                Filed = view.Filed,
                Missing =
                [
                    .. view.Fields.SelectMany(field => field.Documents.Where(document => document.Filed is null)
                        .Select(document => new MissingDocument { FieldCode = field.FieldCode, Code = document.Code, Name = document.Name })),
                ],
            },
            cancellationToken);
    }

    /// <summary>A list has changed: every file of a unit that works in the field is complete or not anew, from the given work year on.</summary>
    public async Task FollowListAsync(string fieldCode, int fromYear, CancellationToken cancellationToken)
    {
        var files = await db.PrincipleFiles.Include(file => file.Filed)
            .Where(file => file.WorkYear >= fromYear
                && (db.UnitFields.Any(own => own.UnitCode == file.UnitCode && own.FieldCode == fieldCode)
                    || !db.UnitFields.Any(own => own.UnitCode == file.UnitCode)))
            .ToListAsync(cancellationToken);
        foreach (var file in files)
            await TellAsync(file, cancellationToken);
    }

    /// <summary>The unit works in other fields than before: its files are complete or not anew.</summary>
    public async Task FollowUnitAsync(string unitCode, int fromYear, CancellationToken cancellationToken)
    {
        var files = await db.PrincipleFiles.Include(file => file.Filed)
            .Where(file => file.UnitCode == unitCode && file.WorkYear >= fromYear).ToListAsync(cancellationToken);
        foreach (var file in files)
            await TellAsync(file, cancellationToken);
    }

    /// <summary>The lists of the unit's fields; of every field that has one, where the unit's own fields are not recorded.</summary>
    private async Task<List<RequiredDocuments>> RequiredAsync(string unitCode, CancellationToken cancellationToken)
    {
        await db.UnitFields.Where(field => field.UnitCode == unitCode).LoadAsync(cancellationToken);
        await db.RequiredDocuments.LoadAsync(cancellationToken);
        // What the change that is being prepared says counts already.
        var own = db.UnitFields.Local.Where(field => field.UnitCode == unitCode).Select(field => field.FieldCode).ToList();
        var lists = db.RequiredDocuments.Local.Where(list => own.Count == 0 || own.Contains(list.FieldCode));
        return [.. lists.Where(list => list.Documents.Count > 0).OrderBy(list => list.FieldCode, StringComparer.Ordinal)];
    }

    private static PrincipleFileView View(
        string unitCode, int workYear, List<RequiredDocuments> lists, ILookup<(string, string), FiledDocument> filed)
    {
        var fields = lists.ConvertAll(list => new FieldFileView(
            list.FieldCode, list.LegalBasis, list.Documents.Count,
            list.Documents.Count(document => filed.Contains((list.FieldCode, document.Code))),
            [
                .. list.Documents.Select(document => new PlaceView(
                    document.Code, document.Name,
                    filed[(list.FieldCode, document.Code)]
                        .Select(known => new FiledView(known.DocumentId, known.Name, known.FiledOn, known.FiledBy)).SingleOrDefault())),
            ]));
        var (required, there) = (fields.Sum(field => field.Required), fields.Sum(field => field.Filed));
        return new PrincipleFileView(
            unitCode, workYear, required, there, required == 0 ? null : 100 * there / required,
            [.. fields.SelectMany(field => field.Documents.Where(document => document.Filed is null), (field, document) => $"{field.FieldCode}: {document.Name}")],
            fields);
    }
}
