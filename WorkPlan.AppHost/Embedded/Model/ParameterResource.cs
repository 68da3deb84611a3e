namespace WorkPlan.AppHost.Embedded;

/// <summary>A value from configuration (<c>Parameters:name</c>). A secret that is not configured is generated once and kept with the run's data.</summary>
internal sealed class ParameterResource(string name, bool secret) : IResource
{
    public string Name => name;

    public string Value(RunContext run) => run.Configuration[$"Parameters:{name}"] switch
    {
        { Length: > 0 } configured => configured,
        _ when secret => run.Secrets.GetOrCreate(name),
        _ => throw new RefusalException($"Parameter {name} has no value: set Parameters__{name}."),
    };
}
