using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections.Files;

/// <summary>Which files were taken in, and which of them evidence names.</summary>
internal sealed class EvidenceRegister(InspectionsDbContext db, IEvidenceStore store, TimeProvider clock)
{
    /// <summary>Before the bytes are kept. Taken in again, a file that nobody has used waits anew.</summary>
    public async Task NoteAsync(string sha256, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unused = db.EvidenceFiles.Where(file => file.Sha256 == sha256 && file.UsedAt == null);
        if (await unused.ExecuteUpdateAsync(file => file.SetProperty(row => row.TakenAt, now), cancellationToken) > 0
            || await db.EvidenceFiles.AnyAsync(file => file.Sha256 == sha256, cancellationToken))
        {
            return;
        }
        db.EvidenceFiles.Add(new EvidenceFile { Sha256 = sha256, TakenAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException twice) when (DatabaseFaults.IsDuplicate(twice))
        {
            // Somebody else took in the same bytes at the same moment.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Evidence is about to name the file: saved with it, or not at all. To be called before the bytes are looked for: then a file that is
    /// removed meanwhile is either missed there, or its row is missed at the save.
    /// </summary>
    public async Task UseAsync(string sha256, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var file = await db.EvidenceFiles.FindAsync([sha256], cancellationToken);
        // None of a file that was taken in before there was a register.
        if (file is null)
            db.EvidenceFiles.Add(file = new EvidenceFile { Sha256 = sha256, TakenAt = now });
        file.Use(now);
    }

    /// <summary>Files that were taken in before a moment and never used, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> UnusedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        await db.EvidenceFiles.Where(file => file.UsedAt == null && file.TakenAt < before).OrderBy(file => file.TakenAt).ThenBy(file => file.Sha256)
            .Select(file => file.Sha256).Take(most).ToListAsync(cancellationToken);

    /// <summary>
    /// Removes the bytes and then forgets the file; false when somebody has used it or taken it in again meanwhile. What stops in between
    /// leaves a row without bytes, which the next attempt removes.
    /// </summary>
    public async Task<bool> ForgetAsync(string sha256, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var forgotten = await db.EvidenceFiles.Where(file => file.Sha256 == sha256 && file.UsedAt == null && file.TakenAt < before)
            .ExecuteDeleteAsync(cancellationToken);
        if (forgotten == 0)
            return false;
        // The row is held until the end: whoever wants to use the file waits, and finds neither.
        await store.RemoveAsync(sha256, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
