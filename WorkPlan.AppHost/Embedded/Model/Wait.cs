namespace WorkPlan.AppHost.Embedded;

/// <summary>What must be so before a resource starts: the other is healthy, or has ended with this exit code.</summary>
internal sealed record Wait(IResource For, int? UntilExitCode = null);
