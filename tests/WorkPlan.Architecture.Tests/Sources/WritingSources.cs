namespace WorkPlan.Architecture.Tests.Sources;

/// <summary>What no source file may hold. Each rule comes with a file that breaks it.</summary>
public sealed class WritingSources
{
    private const int LongestFile = 400;

    private static readonly TextRule[] Rules =
    [
        new(
            "time comes from TimeProvider",
            @"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b",
            file => file.IsCode && !IsOfThisProject(file),
            new("src/X/Y.cs", "var now = DateTimeOffset.UtcNow;")),
        new(
            "nobody sleeps",
            @"\bThread\.Sleep\(",
            file => file.IsCode && !IsOfThisProject(file),
            new("src/X/Y.cs", "Thread.Sleep(5);")),
        new(
            "a test awaits a condition, not a time",
            @"\bawait Task\.Delay\((\d|TimeSpan\.From)",
            file => file.IsTest && file.IsCode && !IsOfThisProject(file),
            new("tests/X/Y.cs", "await Task.Delay(TimeSpan.FromSeconds(1));")),
        new(
            "an exception that nobody expected is not caught; where it must be, CA1031 is disabled with the reason",
            @"(?<!CA1031 //.*\n\s*)\bcatch( \(Exception( \w+)?\))?\s*(\{|$)",
            file => file.IsProduct,
            new("src/X/Y.cs", "try { Run(); }\ncatch (Exception exception)\n{\n}")),
        new(
            "work is finished before it lands",
            @"\b(TODO|FIXME|HACK|NotImplementedException)\b",
            file => file.IsCode && !IsOfThisProject(file),
            new("src/X/Y.cs", "throw new NotImplementedException();")),
        new(
            "these paths of EF Core, YARP and SqlClient need packages that are pruned",
            @"\b(HierarchyId|NetTopologySuite|HashCookie|ArrCookie|ActiveDirectoryInteractive|Active Directory Interactive|InteractiveBrowserCredential)\b",
            file => (file.IsProduct || file.Path.EndsWith(".json", StringComparison.Ordinal)) && !IsOfThisProject(file),
            new("src/X/appsettings.json", "\"AffinityKeyName\": \"x\", \"Policy\": \"HashCookie\"")),
        new(
            "services ask in LINQ, which the T-SQL guard sees",
            @"\.(FromSql|SqlQuery|ExecuteSql)\w*(<\w+>)?\(",
            file => file.IsProduct && file.Path.StartsWith("src/", StringComparison.Ordinal),
            new("src/X/Y.cs", "db.Database.ExecuteSqlRawAsync(\"DELETE FROM Units\")")),
        new(
            "no file knows the machine it was written on",
            @"(?<![\w.~$}/])/(work|root|home|Users)/\w",
            file => !IsOfThisProject(file),
            new("eng/x.sh", "cd /home/somebody/workplan")),
        new(
            "servers listen on the loopback address unless an operator says otherwise",
            @"(http://(\+|\*|0\.0\.0\.0)|IPAddress\.Any\b|ListenAnyIP)",
            file => (file.IsCode || file.Name is "launchSettings.json" or "appsettings.json") && !IsOfThisProject(file),
            new("src/X/Properties/launchSettings.json", "\"applicationUrl\": \"http://0.0.0.0:5000\"")),
    ];

    public static TheoryData<string> Names => [.. Rules.Select(rule => rule.Why)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_file_keeps_the_rule(string rule) => Rule(rule).Violations(SourceFile.Repository).ShouldBeNone();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_can_be_broken(string rule) => Assert.Single(Rule(rule).Violations([Rule(rule).Violation]));

    [Fact]
    public void Exceptions_caught_for_a_reason_are_let_through()
    {
        const string Reasoned = "#pragma warning disable CA1031 // Counted and logged.\n        catch (Exception exception)\n{";
        var rule = Rules.Single(rule => rule.Why.Contains("CA1031", StringComparison.Ordinal));
        Assert.Empty(rule.Violations([new("src/X/Y.cs", Reasoned), new("src/X/Z.cs", "catch (Exception e) when (IsBusy(e))\n{")]));
    }

    [Fact]
    public void Files_stay_short() => TooLong(SourceFile.Repository).ShouldBeNone();

    [Fact]
    public void A_long_file_is_seen() =>
        Assert.Single(TooLong([new("src/X/Y.cs", string.Concat(Enumerable.Repeat("x\n", LongestFile + 1)))]));

    private static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        let lines = file.Text.Count(character => character == '\n')
        where file.IsCode && !file.IsGenerated && lines > LongestFile
        select $"{file.Path} has {lines} lines.";

    private static TextRule Rule(string why) => Rules.Single(rule => rule.Why == why);

    private static bool IsOfThisProject(SourceFile file) => file.Project == "WorkPlan.Architecture.Tests";
}
