using System.Xml.Linq;
using WorkPlan.Architecture.Tests.Sources;

namespace WorkPlan.Architecture.Tests.Projects;

/// <summary>Every package version stands in one file, in a group that says what it is for; what is pruned says why.</summary>
public sealed class PinningPackages
{
    [Fact]
    public void Every_version_has_its_reason()
    {
        var versions = XDocument.Parse(SourceFile.Repository.Single(file => file.Path == "Directory.Packages.props").Text);
        Assert.NotEmpty(versions.Descendants("PackageVersion"));
        Violations(versions).ShouldBeNone();
    }

    [Theory]
    [InlineData("""<ItemGroup><PackageVersion Include="A" Version="1.0.0" /></ItemGroup>""")]
    [InlineData("""<ItemGroup Label="Tests"><PackageVersion Include="A" Version="1.*" /></ItemGroup>""")]
    [InlineData("""<ItemGroup Label="Pruned"><PrunePackageReference Include="A" Version="99.0.0" /></ItemGroup>""")]
    public void A_version_without_a_reason_is_seen(string group) => Assert.Single(Violations(XDocument.Parse($"<Project>{group}</Project>")));

    private static IEnumerable<string> Violations(XDocument versions)
    {
        foreach (var package in versions.Descendants("PackageVersion"))
        {
            var name = package.Attribute("Include")?.Value;
            if (string.IsNullOrWhiteSpace(package.Parent?.Attribute("Label")?.Value))
                yield return $"{name} stands in a group without a label.";
            if (package.Attribute("Version")!.Value.Contains('*', StringComparison.Ordinal))
                yield return $"{name} floats.";
        }
        foreach (var pruned in versions.Descendants("PrunePackageReference").Where(pruned => pruned.NextNode is not XComment))
            yield return $"{pruned.Attribute("Include")?.Value} is pruned without a reason behind it.";
    }
}
