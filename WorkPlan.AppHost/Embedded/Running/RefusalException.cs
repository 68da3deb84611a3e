namespace WorkPlan.AppHost.Embedded;

/// <summary>The system cannot be started for a reason that the user can change. The message is one line that says what to do.</summary>
internal sealed class RefusalException(string message) : Exception(message);
