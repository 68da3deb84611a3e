namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// epmd, which every Erlang node asks for its neighbours' ports. Left alone, a node starts one for the whole machine that outlives it;
/// a private one on a port of its own ends with the run and keeps several runs apart.
/// </summary>
internal sealed class ErlangPortMapperResource(RabbitMQServerResource broker) : IRunnableResource
{
    public string Name => $"{broker.Name}-epmd";

    public IList<Wait> Waits { get; } = [];

    public int Port(RunContext run) => run.Ports.Of(Name);

    public LaunchPlan Plan(RunContext run)
    {
        if (broker.OutsideAddress(run) is not null)
            return new() { Name = Name, IsHidden = true };

        var port = Port(run);
        return new()
        {
            Name = Name,
            IsHidden = true,
            Process = new ProcessPlan
            {
                FileName = RabbitMQInstallation.Find().PortMapper,
                Arguments = ["-port", $"{port}", "-address", "127.0.0.1"],
                WorkingDirectory = run.Directory.Path,
                Ports = [port],
            },
            HealthCheck = HealthCheck.PortMapper(port),
            StopsWithin = TimeSpan.FromSeconds(1),
            StopBy = TimeSpan.FromSeconds(9.5),
        };
    }
}
