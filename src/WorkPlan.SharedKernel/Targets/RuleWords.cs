namespace WorkPlan.SharedKernel;

/// <summary>The words between a rule's figures, in one language. Figures themselves are printed the Vietnamese way everywhere.</summary>
public sealed record RuleWords
{
    public static RuleWords Vietnamese { get; } = new();

    public static RuleWords English { get; } = new()
    {
        IsEnglish = true,
        And = " and ",
        Or = " or ",
        IfBelow = "if below",
        IfFrom = "if from",
        OfDetected = "of what was detected",
        OfPopulation = "of all",
        PerYear = "/year",
        PerHalf = "/half-year",
        PerQuarter = "/quarter",
        PerMonth = "/month",
        Prosecutor = "prosecutor",
        Leader = "leader",
        CivilServant = "civil servant",
        Everyone = "person",
    };

    public string And { get; private init; } = " và ";

    public string Or { get; private init; } = " hoặc ";

    public string IfBelow { get; private init; } = "nếu dưới";

    public string IfFrom { get; private init; } = "nếu từ";

    public string OfDetected { get; private init; } = "số đã phát hiện";

    public string OfPopulation { get; private init; } = "tổng số";

    private bool IsEnglish { get; init; }

    private string PerYear { get; init; } = "/năm";

    private string PerHalf { get; init; } = "/6 tháng";

    private string PerQuarter { get; init; } = "/quý";

    private string PerMonth { get; init; } = "/tháng";

    private string Prosecutor { get; init; } = "KSV";

    private string Leader { get; init; } = "lãnh đạo";

    private string CivilServant { get; init; } = "công chức";

    private string Everyone { get; init; } = "người";

    public string Per(PeriodKind period) => period switch
    {
        PeriodKind.Half => PerHalf,
        PeriodKind.Quarter => PerQuarter,
        PeriodKind.Month => PerMonth,
        _ => PerYear,
    };

    public string Head(HeadGroup group) => group switch
    {
        HeadGroup.Prosecutor => Prosecutor,
        HeadGroup.Leader => Leader,
        HeadGroup.CivilServant => CivilServant,
        _ => Everyone,
    };

    internal string? Label(string? vietnamese, string? english) => IsEnglish ? english ?? vietnamese : vietnamese;
}
