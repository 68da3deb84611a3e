namespace WorkPlan.AppHost.Embedded;

internal static class ProjectBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        var project = ProjectAt(builder, projectPath);
        return builder.AddResource(new ProjectResource(name, project, LaunchProfile.Of(project, "http")));
    }

    /// <summary>With a null profile the project gets no endpoint: it runs and ends.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName)
    {
        var project = ProjectAt(builder, projectPath);
        var profile = launchProfileName is null ? null : LaunchProfile.Of(project, launchProfileName);
        return builder.AddResource(new ProjectResource(name, project, profile));
    }

    private static ProjectFile ProjectAt(IDistributedApplicationBuilder builder, string projectPath) =>
        new(Path.GetFullPath(projectPath, builder.AppHostDirectory), SourceTree.OutputFolder);
}
