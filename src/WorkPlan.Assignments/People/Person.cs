using System.Globalization;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>A person in the staff register, with everything dated that assignment asks for. Discipline is kept elsewhere.</summary>
internal sealed class Person : IVersioned
{
    public const int SortKeyLength = 400;
    private static readonly CompareInfo Alphabet = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    private Person()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public string Code { get; private init; } = "";

    public string FullName { get; private set; } = "";

    /// <summary>Code and name without marks, for searching.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>Sorts by given name, family name and the rest in the Vietnamese alphabet, on any database.</summary>
    public string SortKey { get; private set; } = "";

    public string UnitCode { get; private set; } = "";

    public PersonKind Kind { get; private set; }

    /// <summary>The first day of service in the Sector.</summary>
    public DateOnly RecruitedOn { get; private set; }

    /// <summary>The first and the last day of service in the unit.</summary>
    public DateOnly ServesFrom { get; private set; }

    public DateOnly? ServesTo { get; private set; }

    /// <summary>The day of whose state the other services were told last; null of whom nobody was told since that is kept.</summary>
    public DateOnly? ToldOn { get; private set; }

    public List<PersonTitle> Titles { get; private init; } = [];

    public List<Qualification> Qualifications { get; private init; } = [];

    public List<Strength> Strengths { get; private init; } = [];

    public List<Capability> Capabilities { get; private init; } = [];

    public List<JobPosition> Positions { get; private init; } = [];

    public List<Absence> Absences { get; private init; } = [];

    public List<PersonStation> Stations { get; private init; } = [];

    /// <summary>Services before and after the present one, and secondments beside it.</summary>
    public List<Posting> Postings { get; private init; } = [];

    /// <summary>The service that follows the present one by a transfer which has not taken effect.</summary>
    public Posting? NextService => Postings.Find(posting => posting.Kind == PostingKind.Service && posting.From > ServesFrom);

    public static Person Register(string code, PersonDetails details)
    {
        var person = new Person { Code = code };
        person.Change(details);
        return person;
    }

    public void Change(PersonDetails details)
    {
        var service = new Validity(details.ServesFrom, details.ServesTo);
        if (details.RecruitedOn > service.From)
            throw PersonRules.RecruitedAfterService(details.RecruitedOn, service.From);
        DemandUntouchedByTransfers(details, service);
        FullName = VietnameseText.Clean(details.FullName);
        SearchKey = VietnameseText.SearchKey($"{Code} {FullName}");
        SortKey = SortKeyOf(FullName);
        UnitCode = details.UnitCode;
        Kind = details.Kind;
        RecruitedOn = details.RecruitedOn;
        ServesFrom = service.From;
        ServesTo = service.To;
    }

    /// <summary>
    /// A new title of a sort ends the earlier one of that sort on the day before, so that on any day there is one. It cannot begin
    /// before or together with the one that it follows.
    /// </summary>
    public PersonTitle GrantTitle(PersonTitle title)
    {
        foreach (var earlier in Titles.Where(other => other.IsJudicial == title.IsJudicial && other.Validity.Overlaps(title.Validity)))
        {
            if (earlier.From >= title.From)
                throw PersonRules.TitleOverlaps(earlier.From, earlier.To);
            earlier.EndOn(title.From.AddDays(-1));
        }
        Titles.Add(title);
        return title;
    }

    /// <summary>
    /// From the day on the person serves in another unit: the present service ends on the day before, the next one begins and ends when the
    /// present one would have ended. Nothing is left open between them and nothing overlaps.
    /// </summary>
    public void PlanMove(string toUnitCode, DateOnly effectiveOn)
    {
        if (NextService is { } planned)
            throw PersonRules.MovePlanned(planned.UnitCode, planned.From);
        if (toUnitCode == UnitCode)
            throw PersonRules.MoveToSameUnit(toUnitCode);
        if (effectiveOn <= ServesFrom || effectiveOn > ServesTo)
            throw PersonRules.MoveOutsideService(effectiveOn, new Validity(ServesFrom, ServesTo));
        if (Postings.Find(posting => posting.Kind == PostingKind.Secondment && posting.UnitCode == toUnitCode
            && (posting.To is null || posting.To >= effectiveOn)) is { } seconded)
        {
            throw PersonRules.SecondedThere(toUnitCode, seconded.Validity);
        }
        var present = new Validity(ServesFrom, ServesTo);
        Postings.Add(Posting.Service(toUnitCode, new Validity(effectiveOn, ServesTo)));
        ServesTo = present.SupersededFrom(effectiveOn).To;
    }

    /// <summary>Takes a planned move back: the present service goes on as if it had never been planned.</summary>
    public void GiveUpMove()
    {
        var next = NextService ?? throw new InvalidOperationException($"{Code} has no move to give up.");
        Postings.Remove(next);
        ServesTo = next.To;
    }

    /// <summary>The planned service is the present one from now on, and the present one is of the past.</summary>
    public void TakeUpMove()
    {
        var next = NextService ?? throw new InvalidOperationException($"{Code} has no move to take up.");
        Postings.Remove(next);
        Postings.Add(Posting.Service(UnitCode, new Validity(ServesFrom, ServesTo)));
        (UnitCode, ServesFrom, ServesTo) = (next.UnitCode, next.From, next.To);
    }

    /// <summary>
    /// The unit has come to an end: every service in it, present, past or planned, goes on in its heir from the day on. True when there was one.
    /// </summary>
    public bool GoOnIn(string heirCode, string unitCode, DateOnly from)
    {
        var there = Postings.FindAll(posting => posting.UnitCode == unitCode && (posting.To is null || posting.To >= from));
        var here = UnitCode == unitCode && (ServesTo is null || ServesTo >= from);
        if (here && ServesFrom < from)
        {
            Postings.Add(Posting.Service(unitCode, new Validity(ServesFrom, from.AddDays(-1))));
            ServesFrom = from;
        }
        if (here)
            UnitCode = heirCode;
        foreach (var posting in there)
        {
            Postings.Remove(posting);
            Postings.AddRange(posting.GoingOnIn(heirCode, from));
        }
        if (here || there.Count > 0)
            EndSecondmentsAtHome(heirCode);
        return here || there.Count > 0;
    }

    /// <summary>Serves in another unit with a share of the working time; all shares of a day together are no more than the whole.</summary>
    public Posting Second(Posting secondment)
    {
        var time = secondment.Validity;
        if (this.Services().Any(service =>
            service.UnitCode == secondment.UnitCode && service.Time.Overlaps(time)))
        {
            throw PersonRules.ServesThereAlready(secondment.UnitCode, time);
        }
        DemandWithinWholeTime(Postings.Where(posting => posting.Kind == PostingKind.Secondment).Append(secondment));
        Postings.Add(secondment);
        return secondment;
    }

    public Absence Record(Absence absence)
    {
        if (Absences.Find(other => other.Validity.Overlaps(absence.Validity)) is { } known)
            throw PersonRules.AbsenceOverlaps(known.From, known.To);
        Absences.Add(absence);
        return absence;
    }

    public void Told(DateOnly on) => ToldOn = on;

    /// <summary>Whoever goes to work at another seat works at the earlier one to the day before.</summary>
    public PersonStation Add(PersonStation station)
    {
        foreach (var earlier in Stations.Where(other => other.Validity.Overlaps(station.Validity)))
        {
            if (earlier.From >= station.From)
                throw PersonRules.StationOverlaps(earlier.UnitCode, earlier.Validity);
            earlier.EndOn(station.From.AddDays(-1));
        }
        Stations.Add(station);
        return station;
    }

    public Strength Add(Strength strength)
    {
        if (strength.From is { } from)
        {
            foreach (var earlier in Strengths.Where(other => other.FieldCode == strength.FieldCode && other.Validity.Overlaps(strength.Validity)))
            {
                if (earlier.From >= from)
                    throw PersonRules.StrengthOverlaps(strength.FieldCode, earlier.Validity);
                earlier.EndOn(from.AddDays(-1));
            }
        }
        else
            Strengths.RemoveAll(other => other.FieldCode == strength.FieldCode);
        Strengths.Add(strength);
        return strength;
    }

    public PersonTitle? JudicialTitleOn(DateOnly day) => Titles.Find(title => title.IsJudicial && title.Validity.IsInForce(day));

    public PersonTitle? ManagementTitleOn(DateOnly day) => Titles.Find(title => !title.IsJudicial && title.Validity.IsInForce(day));

    /// <summary>The unit at whose seat the person works on a day: a station, or else the own unit.</summary>
    public string? StationOn(DateOnly day) => Stations.Find(station => station.Validity.IsInForce(day))?.UnitCode ?? this.OwnUnitOn(day);

    public Qualification? HighestQualificationOn(DateOnly day) =>
        Qualifications.Where(learnt => learnt.Validity.IsInForce(day)).MaxBy(learnt => learnt.Level);

    public Strength? StrengthOn(string fieldCode, DateOnly day) =>
        Strengths.Find(strength => strength.FieldCode == fieldCode && strength.Validity.IsInForce(day));

    /// <summary>Whether anything says on the day that the person can do the work of a field: learnt, found, or a strength.</summary>
    public bool IsSkilledOn(string fieldCode, DateOnly day) =>
        Qualifications.Exists(learnt => learnt.FieldCode == fieldCode && learnt.Validity.IsInForce(day))
        || Capabilities.Exists(capability => capability.FieldCode == fieldCode && capability.Validity.IsInForce(day))
        || StrengthOn(fieldCode, day) is not null;

    public IEnumerable<JobPosition> PositionsOn(DateOnly day) => Positions.Where(position => position.Validity.IsInForce(day));

    /// <summary>Whoever serves in a unit as his own is not seconded to it.</summary>
    private void EndSecondmentsAtHome(string unitCode)
    {
        var own = this.Services().Where(service => service.Kind == PostingKind.Service && service.UnitCode == unitCode).Select(service => service.Time).ToList();
        foreach (var secondment in Postings.FindAll(posting => posting.Kind == PostingKind.Secondment && posting.UnitCode == unitCode))
        {
            if (own.Find(time => time.Overlaps(secondment.Validity)) is not { } time)
                continue;
            if (secondment.From < time.From)
                secondment.EndOn(time.From.AddDays(-1));
            else
                Postings.Remove(secondment);
        }
    }

    /// <summary>Once a transfer is recorded, where and from when somebody serves is the transfers' to say.</summary>
    private void DemandUntouchedByTransfers(PersonDetails details, Validity service)
    {
        if (!Postings.Exists(posting => posting.Kind == PostingKind.Service))
            return;
        if ((UnitCode, ServesFrom) != (details.UnitCode, service.From) || (NextService is not null && ServesTo != service.To))
            throw PersonRules.ServiceByTransfer();
    }

    /// <summary>Shares rise only on first days of secondments; looking at those is looking at every day.</summary>
    private static void DemandWithinWholeTime(IEnumerable<Posting> secondments)
    {
        var all = secondments.ToList();
        foreach (var day in all.Select(posting => posting.From))
        {
            var shares = all.Where(posting => posting.Validity.IsInForce(day)).Sum(posting => posting.SharePercent);
            if (shares > Posting.WholeTime)
                throw PersonRules.MoreThanWholeTime(day, shares);
        }
    }

    private static string SortKeyOf(string fullName)
    {
        var words = fullName.Split(' ');
        var key = string.Join(' ', new[] { words[^1], words[0], fullName }.Select(Weights));
        return key.Length <= SortKeyLength ? key : key[..SortKeyLength];
    }

    // The alphabet's own weights as text: any collation orders hexadecimal digits alike, and a space before them.
    private static string Weights(string text) => Convert.ToHexString(Alphabet.GetSortKey(text, CompareOptions.IgnoreCase).KeyData);
}

/// <summary>What is said of a person as a whole.</summary>
internal sealed record PersonDetails(
    string FullName, string UnitCode, PersonKind Kind, DateOnly RecruitedOn, DateOnly ServesFrom, DateOnly? ServesTo);
