using System.Text.RegularExpressions;
using WorkPlan.Architecture.Tests.Sources;

namespace WorkPlan.Architecture.Tests.Texts;

/// <summary>Every code with which something is refused has a title and a sentence.</summary>
public sealed partial class ExplainingRefusals
{
    private const string Shared = "WorkPlan.ServiceDefaults";

    [Fact]
    public void Every_code_has_its_texts()
    {
        var codes = Codes(SourceFile.Repository).ToList();
        Assert.True(codes.Count > 20, "The codes are not found any more: look at the pattern.");
        Unexplained(codes, ResourceFile.All).ShouldBeNone();
    }

    [Theory]
    [InlineData("throw new RuleException(\"plan-already-issued\", plan.Code);")]
    [InlineData("throw new PreconditionException(428, \"plan-already-issued\");")]
    [InlineData("public static RuleException Issued(string code) =>\n        new(\"plan-already-issued\", code);")]
    [InlineData("public static ForbiddenException Issued(string code) => new(\"plan-already-issued\", code)\n    {\n    };")]
    public void A_code_without_texts_is_seen_however_it_is_thrown(string code)
    {
        var codes = Codes([new("src/WorkPlan.Planning/Plans/PlanRules.cs", code)]);
        Assert.Equal(2, Unexplained(codes, []).Count());
        Assert.Single(Unexplained(codes, [Texts("src/WorkPlan.Planning/Texts.resx", "plan-already-issued.title")]));
        Assert.Equal(2, Unexplained(codes, [Texts("src/WorkPlan.Emulation/Texts.resx", "plan-already-issued.title", "plan-already-issued.detail")]).Count());
        Assert.Empty(Unexplained(codes, [Texts("WorkPlan.ServiceDefaults/Texts.resx", "plan-already-issued.title", "plan-already-issued.detail")]));
    }

    private static ResourceFile Texts(string path, params string[] keys) => new(path, keys.ToDictionary(key => key, key => key));

    private static IEnumerable<(string Project, string Code)> Codes(IEnumerable<SourceFile> files) => files
        .Where(file => file.IsProduct && file.Project != "WorkPlan.AppHost")
        .SelectMany(file => ThrownCode().Matches(file.Text).Select(match => (file.Project, match.Groups[1].Value)))
        .Distinct();

    private static IEnumerable<string> Unexplained(IEnumerable<(string Project, string Code)> codes, IReadOnlyCollection<ResourceFile> resources) =>
        from thrown in codes
        from part in (string[])["title", "detail"]
        let key = $"{thrown.Code}.{part}"
        where !resources.Any(file => IsOf(file, thrown.Project) && file.Texts.ContainsKey(key))
        select $"{thrown.Project} refuses with {thrown.Code}, but there is no text {key}.";

    private static bool IsOf(ResourceFile file, string project) =>
        file.Path.Contains($"{project}/", StringComparison.Ordinal) || file.Path.StartsWith($"{Shared}/", StringComparison.Ordinal);

    // new XException("code" and XException Name(…) => new("code"; a status may stand before the code.
    [GeneratedRegex("""(?:new\s+\w+Exception|\w+Exception\s+\w+\([^;{}]*?\)\s*=>\s*new)\(\s*(?:\d{3},\s*)?"([a-z0-9]+(?:-[a-z0-9]+)+)"(?!\s*\+)""")]
    private static partial Regex ThrownCode();
}
