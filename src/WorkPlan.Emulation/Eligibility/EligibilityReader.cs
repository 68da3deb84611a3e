using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Appraisals;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Registrations;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Eligibility;

/// <summary>Gathers what is known of the people of some units and holds it against the policy of the work year.</summary>
internal sealed class EligibilityReader(EmulationDbContext db, UnitLineage lineage)
{
    public static WorkYear YearOf(int workYear) => PeriodCalendar.Sector.YearOf(workYear);

    public async Task<TitlePolicy> PolicyOfAsync(int workYear, CancellationToken cancellationToken) =>
        await FindPolicyAsync(workYear, cancellationToken) ?? throw PolicyRules.NoneInForce(workYear);

    /// <summary>The policy that judges the work year; null when there is none.</summary>
    public async Task<TitlePolicy?> FindPolicyAsync(int workYear, CancellationToken cancellationToken)
    {
        var year = YearOf(workYear);
        var policies = await db.Policies.AsNoTracking().ToListAsync(cancellationToken);
        return policies.SingleOrDefault(policy => policy.Governs(year));
    }

    /// <summary>Everybody who served in the units on the work year's last day, with what stands in the way of each personal title.</summary>
    public async Task<IReadOnlyList<Assessment>> AssessAsync(
        TitlePolicy policy, int workYear, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var year = YearOf(workYear);
        // Where somebody served on that day, not today: a transfer after it leaves him among those with whom he worked.
        var serving = db.ServingOn(year.To).Where(record => units.Contains(record.UnitCode));
        var people = serving.Select(record => record.PersonCode);
        var staff = await serving.AsNoTracking()
            .Join(db.Staff, record => record.PersonCode, person => person.Code, (record, person) => new { record.UnitCode, Person = person })
            .OrderBy(served => served.UnitCode).ThenBy(served => served.Person.Code)
            .Select(served => served.Person).ToListAsync(cancellationToken);
        var disciplines = (await db.Disciplines.AsNoTracking()
            .Where(discipline => people.Contains(discipline.PersonCode))
            .ToListAsync(cancellationToken)).ToLookup(discipline => discipline.PersonCode);
        // What somebody registered, or was recognised for, before a transfer goes along.
        var registered = (await db.Registrations.AsNoTracking()
            .Where(registration => registration.WithdrawnAt == null && registration.WorkYear == workYear && people.Contains(registration.PersonCode))
            .ToListAsync(cancellationToken)).ToLookup(registration => registration.PersonCode, registration => registration.Title);
        var inventive = await db.Initiatives.AsNoTracking()
            .Where(initiative => initiative.WorkYear == workYear && people.Contains(initiative.PersonCode))
            .Select(initiative => initiative.PersonCode).ToHashSetAsync(cancellationToken);
        var appraisals = (await db.Appraisals.AsNoTracking()
            .Where(appraisal => appraisal.WorkYear == workYear && people.Contains(appraisal.PersonCode))
            .ToListAsync(cancellationToken)).ToLookup(appraisal => appraisal.PersonCode);
        var titles = (await db.Titles.AsNoTracking()
            .Where(title => title.WorkYear <= workYear && people.Contains(title.PersonCode))
            .ToListAsync(cancellationToken)).ToLookup(title => title.PersonCode);
        var check = new EligibilityCheck(policy, year);
        var personal = policy.Conditions.Where(condition => !condition.Title.IsCollective()).ToArray();
        return
        [
            .. from person in staff
               let candidate = new Candidate(registered[person.Code].ToHashSet(), [.. titles[person.Code]])
               {
                   Person = person,
                   Disciplines = [.. disciplines[person.Code]],
                   HasInitiative = inventive.Contains(person.Code),
                   Grade = Appraisal.Standing(appraisals[person.Code]),
               }
               from condition in personal
               select new Assessment(person, condition.Title, check.ObstaclesTo(condition, candidate)),
        ];
    }

    /// <summary>The unit as a collective, with what stands in the way of each collective title.</summary>
    public async Task<IReadOnlyList<CollectiveAssessment>> AssessCollectiveAsync(
        TitlePolicy policy, int workYear, string unit, CancellationToken cancellationToken)
    {
        var year = YearOf(workYear);
        // What a unit registered before it ended within the year, its heir strives for; titles of former years stay with who had them.
        string[] units = [unit, .. (await lineage.PredecessorsAsync(year.From, year.To, cancellationToken))[unit]];
        var registered = await db.Registrations.AsNoTracking()
            .Where(registration => registration.WithdrawnAt == null && registration.WorkYear == workYear && units.Contains(registration.UnitCode) && registration.PersonCode == "")
            .Select(registration => registration.Title).ToHashSetAsync(cancellationToken);
        var titles = await db.Titles.AsNoTracking()
            .Where(title => title.WorkYear <= workYear && title.UnitCode == unit && title.PersonCode == "").ToListAsync(cancellationToken);
        var (check, candidate) = (new EligibilityCheck(policy, year), new Candidate(registered, titles));
        var absent = await AbsentAsync(unit, year, cancellationToken);
        return
        [
            .. policy.Conditions.Where(condition => condition.Title.IsCollective())
                .Select(condition => new CollectiveAssessment(condition.Title, [.. absent, .. check.ObstaclesTo(condition, candidate)])),
        ];
    }

    /// <summary>
    /// A year's collective titles are for the units that are there on its last day, as its rankings are: for the year in which a unit ends, its
    /// heir strives. A unit that begins within the year is there.
    /// </summary>
    private async Task<IReadOnlyList<Obstacle>> AbsentAsync(string unit, WorkYear year, CancellationToken cancellationToken)
    {
        if (await lineage.LastDayOfAsync(unit, cancellationToken) is { } lastDay && lastDay < year.To)
            return [new Obstacle("eligibility.unit-ended", unit, VietnamTime.Format(lastDay), year.Year)];
        return await lineage.FirstDayOfAsync(unit, cancellationToken) is { } firstDay && firstDay > year.To
            ? [new Obstacle("eligibility.unit-not-there-yet", unit, VietnamTime.Format(firstDay), year.Year)]
            : [];
    }
}

/// <summary>One person held against one title.</summary>
internal sealed record Assessment(StaffMember Person, EmulationTitle Title, IReadOnlyList<Obstacle> Obstacles)
{
    public bool Eligible => Obstacles.Count == 0;
}

/// <summary>A unit as a collective held against one title.</summary>
internal sealed record CollectiveAssessment(EmulationTitle Title, IReadOnlyList<Obstacle> Obstacles)
{
    public bool Eligible => Obstacles.Count == 0;
}
