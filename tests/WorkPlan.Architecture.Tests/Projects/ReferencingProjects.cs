using System.Xml.Linq;

namespace WorkPlan.Architecture.Tests.Projects;

/// <summary>A csproj's references say whom a service listens to, and nothing else connects services.</summary>
public sealed class ReferencingProjects
{
    private const string Defaults = "WorkPlan.ServiceDefaults";
    private const string Kernel = "WorkPlan.SharedKernel";
    private const string Optimization = "WorkPlan.Optimization";
    private const string Documents = "WorkPlan.Documents";

    [Fact]
    public void Projects_reference_only_what_their_place_allows()
    {
        Assert.Contains(ProjectFile.All, project => project.IsService);
        Assert.Contains(ProjectFile.All, project => project.IsContracts);
        ProjectFile.All.SelectMany(Violations).ShouldBeNone();
    }

    [Theory]
    [InlineData("src/WorkPlan.Planning/WorkPlan.Planning.csproj", "Microsoft.NET.Sdk.Web", """<ProjectReference Include="../WorkPlan.Emulation/WorkPlan.Emulation.csproj" />""")]
    [InlineData("src/WorkPlan.A.Contracts/WorkPlan.A.Contracts.csproj", "Microsoft.NET.Sdk", """<ProjectReference Include="../WorkPlan.B.Contracts/WorkPlan.B.Contracts.csproj" />""")]
    [InlineData("src/WorkPlan.A.Contracts/WorkPlan.A.Contracts.csproj", "Microsoft.NET.Sdk", """<PackageReference Include="MassTransit" />""")]
    [InlineData("src/WorkPlan.SharedKernel/WorkPlan.SharedKernel.csproj", "Microsoft.NET.Sdk", """<PackageReference Include="MassTransit" />""")]
    [InlineData("WorkPlan.ServiceDefaults/WorkPlan.ServiceDefaults.csproj", "Microsoft.NET.Sdk", """<ProjectReference Include="../src/WorkPlan.Planning.Contracts/WorkPlan.Planning.Contracts.csproj" />""")]
    [InlineData("WorkPlan.AppHost/WorkPlan.AppHost.csproj", "Microsoft.NET.Sdk", """<ProjectReference Include="../src/WorkPlan.Planning/WorkPlan.Planning.csproj" />""")]
    [InlineData("samples/WorkPlan.Samples/WorkPlan.Samples.csproj", "Microsoft.NET.Sdk", """<ProjectReference Include="../../src/WorkPlan.Planning/WorkPlan.Planning.csproj" />""")]
    [InlineData("src/WorkPlan.Planning/WorkPlan.Planning.csproj", "Microsoft.NET.Sdk.Web", """<PackageReference Include="MassTransit" Version="9.0.0" />""")]
    public void A_reference_that_crosses_a_border_is_seen(string path, string sdk, string reference) =>
        Assert.Single(Violations(new ProjectFile(path, XDocument.Parse($"""<Project Sdk="{sdk}"><ItemGroup>{reference}</ItemGroup></Project>"""))));

    private static IEnumerable<string> Violations(ProjectFile project)
    {
        foreach (var reference in project.References.Where(reference => !MayReference(project, reference)))
            yield return $"{project.Name} may not reference {reference}.";
        if (project.IsContracts || project.Name is Kernel or Optimization)
        {
            foreach (var package in project.Packages)
                yield return $"{project.Name} may not use the package {package.Attribute("Include")?.Value}.";
        }
        foreach (var package in project.Packages.Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null))
            yield return $"{project.Name} gives {package.Attribute("Include")?.Value} a version of its own; versions are in Directory.Packages.props.";
    }

    private static bool MayReference(ProjectFile project, string reference) => project switch
    {
        { IsTest: true } => true,
        { IsContracts: true } or { Name: Kernel or Optimization } => false,
        { Name: Defaults or Documents } => reference == Kernel,
        { IsService: true } => reference is Defaults or Kernel or Optimization or Documents || reference.EndsWith(".Contracts", StringComparison.Ordinal),
        _ => false,
    };
}
