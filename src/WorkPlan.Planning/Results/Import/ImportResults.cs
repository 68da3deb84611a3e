using System.Linq.Expressions;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>Takes a whole file of results or nothing of it; every bad row is told by its line and field.</summary>
internal sealed class ImportResults(
    PlanningDbContext db, ResultCheck check, ResultWriter writer, CurrentUser user, TimeProvider clock, Texts texts)
{
    private static readonly SpreadsheetLimits Limits = new() { FileBytes = ImportLimits.FileBytes, Rows = ImportLimits.Rows + 1, Columns = 20 };

    public async Task<ResultImport> TakeAsync(HttpRequest request, string? fileName, CancellationToken cancellationToken)
    {
        await using var file = await UploadedFile.ReadAsync(request, Limits, cancellationToken);
        if (file.Format == FileFormat.Json)
            throw new BadHttpRequestException("Neither CSV nor Excel.", StatusCodes.Status415UnsupportedMediaType);
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(file.Content, cancellationToken));
        if (await db.ResultImports.AsNoTracking().SingleOrDefaultAsync(import => import.ContentHash == hash, cancellationToken) is { } known)
            throw new RuleException("file-imported-before", VietnamTime.Format(known.ImportedAt), known.ImportedBy);
        file.Content.Position = 0;
        var faults = new RowFaults(texts);
        var rows = ImportParser.Read(file.Rows(Limits), faults, cancellationToken);

        var id = Guid.CreateVersion7();
        var by = new Actor(user.UserId, clock.GetUtcNow());
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var written = await writer.WriteAsync(
            rows.Count, check.CheckAsync(rows, faults, passOver: true, cancellationToken), new ResultOrigin(ResultSource.Import, by, id), () => faults.Total == 0,
            cancellationToken);
        if (faults.Total > 0)
            throw new ImportRefusedException([.. faults.First.OrderBy(fault => fault.Line)], faults.Total);
        var import = new ResultImport
        {
            Id = id,
            FileName = fileName,
            Format = file.Format,
            ContentHash = hash,
            Recorded = written.Recorded,
            Corrected = written.Corrected,
            ImportedBy = by.UserId,
            ImportedAt = by.At,
        };
        db.ResultImports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return import;
    }
}

/// <param name="Id">The entries of the log name it.</param>
/// <param name="FileName">The file's name, where it was given.</param>
/// <param name="Format">What kind of file it was.</param>
/// <param name="Recorded">Rows that brought a figure where none stood.</param>
/// <param name="Corrected">Rows that replaced a figure.</param>
/// <param name="ImportedBy">Who.</param>
/// <param name="ImportedAt">When.</param>
internal sealed record ResultImportView(
    Guid Id, string? FileName, FileFormat Format, int Recorded, int Corrected, string ImportedBy, DateTimeOffset ImportedAt)
{
    public static readonly Expression<Func<ResultImport, ResultImportView>> Projection = import => new ResultImportView(
        import.Id, import.FileName, import.Format, import.Recorded, import.Corrected, import.ImportedBy, import.ImportedAt);

    public static readonly Func<ResultImport, ResultImportView> Of = Projection.Compile();
}
