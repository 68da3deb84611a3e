using System.Runtime.InteropServices;

namespace WorkPlan.AppHost.Embedded;

/// <summary>The <c>dotnet</c> command of the runtime that runs this program.</summary>
internal static class DotnetHost
{
    // <root>/shared/Microsoft.NETCore.App/<version>/
    public static string Path { get; } = System.IO.Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory());
}
