namespace WorkPlan.AppHost.Embedded;

internal static class StateText
{
    private const string Green = "\e[32m";
    private const string Yellow = "\e[33m";
    private const string Red = "\e[31m";
    private const string Plain = "\e[0m";

    public static string Of(ResourceState state) => state switch
    {
        ResourceState.Waiting => "waiting",
        ResourceState.Starting => "starting",
        ResourceState.Running => "running",
        ResourceState.Healthy => "healthy",
        ResourceState.Unhealthy => "unhealthy",
        ResourceState.Crashed => "crashed",
        ResourceState.Completed => "completed",
        ResourceState.Failed => "failed",
        ResourceState.Stopping => "stopping",
        ResourceState.Stopped => "stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Coloured(ResourceState state, int width) => Colour(state) + Of(state).PadRight(width) + Plain;

    private static string Colour(ResourceState state) => state switch
    {
        ResourceState.Healthy or ResourceState.Completed => Green,
        ResourceState.Unhealthy or ResourceState.Crashed or ResourceState.Failed => Red,
        _ => Yellow,
    };
}
