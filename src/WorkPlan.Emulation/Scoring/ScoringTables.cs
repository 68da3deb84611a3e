using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;

namespace WorkPlan.Emulation.Scoring;

/// <summary>Which edition of a scoring table governs a work year; looked up once in a scope.</summary>
internal sealed class ScoringTables(EmulationDbContext db)
{
    private readonly Dictionary<(string Code, int WorkYear), ScoringTable?> _known = [];

    /// <summary>Null where no edition is in force on the year's last day.</summary>
    public async ValueTask<ScoringTable?> OfAsync(string code, int workYear, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((code, workYear), out var known))
            return known;
        var year = EligibilityReader.YearOf(workYear);
        var editions = await db.ScoringTables.AsNoTracking()
            .Where(table => table.Code == code && table.ValidFrom <= year.To && (table.ValidTo == null || table.ValidTo >= year.To))
            .ToListAsync(cancellationToken);
        return _known[(code, workYear)] = editions.Find(table => table.Governs(year));
    }
}
