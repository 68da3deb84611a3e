using System.Text.Json;

namespace WorkPlan.AppHost.Embedded;

/// <summary>What a project's launchSettings.json says about running it.</summary>
internal sealed record LaunchProfile(string Name, string? ApplicationUrl, IReadOnlyDictionary<string, string> EnvironmentVariables)
{
    /// <summary>The profile of that name, else the first that runs the project itself; none without a launchSettings.json.</summary>
    public static LaunchProfile? Of(ProjectFile project, string preferred)
    {
        var path = Path.Combine(project.Folder, "Properties", "launchSettings.json");
        if (!File.Exists(path))
            return null;

        using var settings = JsonDocument.Parse(File.ReadAllText(path));
        var profiles = settings.RootElement.GetProperty("profiles").EnumerateObject()
            .Where(profile => Text(profile.Value, "commandName") == "Project")
            .Select(profile => new LaunchProfile(profile.Name, Text(profile.Value, "applicationUrl"), Variables(profile.Value)))
            .ToList();
        return profiles.FirstOrDefault(profile => profile.Name == preferred) ?? profiles.FirstOrDefault();
    }

    private static string? Text(JsonElement profile, string property) =>
        profile.TryGetProperty(property, out var value) ? value.GetString() : null;

    private static Dictionary<string, string> Variables(JsonElement profile) =>
        profile.TryGetProperty("environmentVariables", out var variables)
            ? variables.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString() ?? "")
            : [];
}
