using System.Xml.Linq;
using WorkPlan.Architecture.Tests.Sources;

namespace WorkPlan.Architecture.Tests.Projects;

/// <summary>A csproj file, read as XML: the compiler drops references that are not used from what it writes.</summary>
public sealed record ProjectFile(string Path, XDocument Content)
{
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. SourceFile.Repository.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => new ProjectFile(file.Path, XDocument.Parse(file.Text))),
    ];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    public bool IsContracts => Name.EndsWith(".Contracts", StringComparison.Ordinal);

    /// <summary>One of the processes that own data or stand before those that do.</summary>
    public bool IsService => Path.StartsWith("src/", StringComparison.Ordinal) && Content.Root?.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web";

    /// <summary>Projects whose assembly this one uses.</summary>
    public IEnumerable<string> References => Content.Descendants("ProjectReference")
        .Where(reference => !string.Equals(reference.Attribute("ReferenceOutputAssembly")?.Value, "false", StringComparison.OrdinalIgnoreCase))
        .Select(reference => System.IO.Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    public IEnumerable<XElement> Packages => Content.Descendants("PackageReference");
}
