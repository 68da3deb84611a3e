using Microsoft.Data.Sqlite;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation;
using WorkPlan.Emulation.Appraisals;
using WorkPlan.Emulation.Initiatives;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Benchmarks.Emulation;

/// <summary>
/// The staff of the whole sector in emulation's tables: everybody has a grade; every fourth a recognised initiative; of every hundred five
/// were absent and one was disciplined; every tenth was a base fighter in the three years before.
/// </summary>
internal static class EmulationPeople
{
    public const int Count = 14_300;

    /// <summary>Advanced worker, base fighter, sector fighter.</summary>
    public const int Titles = 3;

    private const int FormerYears = 3;

    /// <summary>Counted as the people are made, by rules of their own and not by the service's.</summary>
    public static int Eligible { get; } = Enumerable.Range(0, Count).Sum(number =>
        IsAdvanced(number) ? 1 + (IsInventive(number) ? 1 + (IsFormerFighter(number) ? 1 : 0) : 0) : 0);

    public static async Task InsertEmulationPeopleAsync(this EmulationDbContext db)
    {
        // Absences are owned rows: people come through the change tracker, the rest by bulk.
        foreach (var part in Enumerable.Range(0, Count).Chunk(2_000))
        {
            db.Staff.AddRange(part.Select(Person));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await db.InsertManyAsync(Numbers(_ => true).Select(Service), CancellationToken.None);
        await db.InsertManyAsync(Numbers(_ => true).Select(Grade), CancellationToken.None);
        await db.InsertManyAsync(Numbers(IsInventive).Select(Idea), CancellationToken.None);
        await db.InsertManyAsync(Numbers(IsDisciplined).Select(Fault), CancellationToken.None);
        await db.InsertManyAsync(
            Numbers(IsFormerFighter).SelectMany(number => Enumerable.Range(1, FormerYears).Select(before => Former(number, EmulationYear.WorkYear - before))),
            CancellationToken.None);
    }

    public static TitlePolicy Policy() => new()
    {
        LegalBasis = "02/2024/TT-VKSTC",
        ValidFrom = new DateOnly(2024, 10, 1),
        ValidTo = null,
        RequiresRegistration = false,
        Conditions =
        [
            new TitleCondition
            {
                Title = EmulationTitle.AdvancedWorker, MinServiceMonths = 6, ExcludedFromAbsenceMonths = 3, ExcludedByDiscipline = true,
                MinAppraisal = AppraisalGrade.Good,
            },
            new TitleCondition { Title = EmulationTitle.EmulationFighterBase, RequiresInitiative = true, BuildsOn = EmulationTitle.AdvancedWorker },
            new TitleCondition
            {
                Title = EmulationTitle.EmulationFighterSector, BuildsOn = EmulationTitle.EmulationFighterBase,
                PriorTitle = EmulationTitle.EmulationFighterBase, PriorYears = FormerYears,
            },
        ],
        Quotas = [],
    };

    /// <summary>What judging needs to know, each row once.</summary>
    public static int ReadAll(SqliteConnection raw)
    {
        var rows = Read(raw, """SELECT "Code", "FullName", "UnitCode", "Kind", "ManagementTitle", "RecruitedOn", "ServesFrom", "ServesTo", "SourceVersion" FROM "Staff" """);
        if (rows != Count)
            throw new InvalidOperationException("Not everybody was read.");
        foreach (var table in new[] { "StaffAbsences", "ServiceRecords", "Appraisals", "Initiatives", "Disciplines", "Titles" })
            rows += Read(raw, $"""SELECT * FROM "{table}" """);
        return rows;
    }

    private static int Read(SqliteConnection raw, string sql)
    {
        using var command = raw.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var (rows, sum) = (0, 0L);
        for (; reader.Read(); rows++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
                sum += reader.IsDBNull(column) ? 0 : reader.GetValue(column) is string text ? text.Length : reader.GetInt64(column);
        }
        return sum > 0 ? rows : throw new InvalidOperationException("There was nothing to read.");
    }

    private static IEnumerable<int> Numbers(Func<int, bool> which) => Enumerable.Range(0, Count).Where(which);

    private static bool IsDisciplined(int number) => number % 100 == 3;

    private static bool IsAbsent(int number) => number % 20 == 7;

    private static bool IsInventive(int number) => number % 4 == 0;

    private static bool IsFormerFighter(int number) => number % 10 == 0;

    private static bool IsAdvanced(int number) => !IsDisciplined(number) && !IsAbsent(number) && GradeOf(number) >= AppraisalGrade.Good;

    private static AppraisalGrade GradeOf(int number) => number % 9 == 0 ? AppraisalGrade.Completed : number % 5 == 0 ? AppraisalGrade.Excellent : AppraisalGrade.Good;

    private static string CodeOf(int number) => $"N{number:00000}";

    private static string UnitOf(int number) => EmulationYear.UnitAt(number % EmulationYear.Units);

    private static StaffMember Person(int number) => new()
    {
        Code = CodeOf(number),
        FullName = $"Người Mẫu {number}",
        UnitCode = UnitOf(number),
        Kind = "civilServant",
        RecruitedOn = new DateOnly(2010, 1, 1),
        ServesFrom = new DateOnly(2010, 1, 1),
        Absences = IsAbsent(number) ? [new Absence("leave", new DateOnly(2025, 3, 1), new DateOnly(2025, 7, 31))] : [],
        SourceVersion = 1,
    };

    private static ServiceRecord Service(int number) => ServiceRecord.Of(new PersonChanged
    {
        StreamKey = $"person:{CodeOf(number)}",
        Version = 1,
        OccurredAt = DateTimeOffset.UnixEpoch,
        PersonCode = CodeOf(number),
        FullName = $"Người Mẫu {number}",
        UnitCode = UnitOf(number),
        Kind = "civilServant",
        RecruitedOn = new DateOnly(2010, 1, 1),
        ServesFrom = new DateOnly(2010, 1, 1),
        Absences = [],
    });

    private static Appraisal Grade(int number) => new()
    {
        PersonCode = CodeOf(number),
        UnitCode = UnitOf(number),
        WorkYear = EmulationYear.WorkYear,
        Grade = GradeOf(number),
        DecisionNumber = "10/QĐ-VKS",
        DecidedOn = new DateOnly(2025, 12, 10),
    };

    private static Initiative Idea(int number) => new()
    {
        PersonCode = CodeOf(number),
        UnitCode = UnitOf(number),
        WorkYear = EmulationYear.WorkYear,
        Title = "Sáng kiến",
        DecisionNumber = "12/QĐ-VKS",
        RecognisedOn = new DateOnly(2025, 10, 1),
    };

    private static DisciplineCopy Fault(int number) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonCode = CodeOf(number),
        Form = "reprimand",
        DecidedOn = new DateOnly(2025, 11, 10),
        FaultWorkYear = EmulationYear.WorkYear,
        SourceVersion = 1,
    };

    private static ConferredTitle Former(int number, int workYear) => new()
    {
        UnitCode = UnitOf(number),
        PersonCode = CodeOf(number),
        Title = EmulationTitle.EmulationFighterBase,
        WorkYear = workYear,
        DecisionNumber = $"{workYear}/QĐ-VKS",
        DecidedOn = new DateOnly(workYear, 12, 15),
        BasedOn = [],
    };
}
