using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

/// <summary>Finds the policy that a unit has adopted, and reads what an evaluation is made from.</summary>
internal sealed class EvaluationReader(AssignmentsDbContext db, ScoringPolicyBook book)
{
    /// <summary>The policy in force in the unit on a day: its own adoption, or that of the nearest unit above it.</summary>
    public async Task<ScoringPolicy> PolicyAsync(string unitCode, DateOnly day, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        for (var at = unitCode; at is not null && seen.Add(at);)
        {
            var code = at;
            var adoption = await db.Adoptions.AsNoTracking()
                .Where(known => known.UnitCode == code && known.From <= day && (known.To == null || known.To >= day))
                .OrderByDescending(known => known.From).FirstOrDefaultAsync(cancellationToken);
            if (adoption is not null)
                return book.Find(adoption.PolicyCode, day) ?? throw ScoringRules.PolicyNotInForce(adoption.PolicyCode, day);
            at = await db.Units.AsNoTracking().Where(unit => unit.Code == code).Select(unit => unit.ParentCode).SingleOrDefaultAsync(cancellationToken);
        }
        throw ScoringRules.NotAdopted(unitCode, day);
    }

    public Task<SignedEvaluation?> SignedAsync(string unitCode, Period period, CancellationToken cancellationToken)
    {
        var code = period.Code;
        return db.SignedEvaluations.AsNoTracking().SingleOrDefaultAsync(
            signed => signed.UnitCode == unitCode && signed.PeriodCode == code, cancellationToken);
    }

    /// <summary>Everybody who served in the unit in the period; whoever came or left in it only with what was due in that time.</summary>
    public async Task<IReadOnlyList<EvaluatedPerson>> PeopleAsync(
        string unitCode, Period period, Validity range, ScoringPolicy policy, CancellationToken cancellationToken)
    {
        var (from, to) = (range.From, range.To!.Value);
        var products = await db.Products.AsNoTracking().AsSplitQuery()
            .Where(product => product.UnitCode == unitCode && product.DueOn >= from && product.DueOn <= to)
            .OrderBy(product => product.DueOn).ThenBy(product => product.Id).ToListAsync(cancellationToken);
        var general = await db.GeneralScores.AsNoTracking().Where(score => score.UnitCode == unitCode && score.PeriodCode == period.Code)
            .ToDictionaryAsync(score => score.PersonCode, cancellationToken);
        var people = await db.People.AsNoTracking().AsSplitQuery().EverIn([unitCode])
            .OrderBy(person => person.SortKey).ThenBy(person => person.Id).ToListAsync(cancellationToken);
        var evaluated = new List<EvaluatedPerson>();
        foreach (var person in people)
        {
            var times = person.Services().Where(service => service.UnitCode == unitCode).Select(service => service.Time.Intersect(range))
                .OfType<Validity>().ToList();
            if (times.Count == 0)
                continue;
            evaluated.Add(new EvaluatedPerson(
                person, policy.GroupOf(person, times.Max(time => time.To!.Value)), general.GetValueOrDefault(person.Code),
                products.FindAll(product => product.PersonCode == person.Code && times.Exists(time => time.IsInForce(product.DueOn)))));
        }
        return evaluated;
    }
}
