using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.EndToEnd.Tests.Tracing;

/// <summary>A system apart from the scenarios' one: it tells a collector of ours what it does, and its processes may be killed.</summary>
public class ObservedSystem : WorkPlanSystem
{
    private OtlpReceiver? _collector;

    public OtlpReceiver Collector => _collector ?? throw new InvalidOperationException("The system is not started.");

    protected override (string Name, string Value)[] Environment =>
    [
        .. base.Environment,
        .. Collector.Settings.Select(setting => (setting.Key, setting.Value!)),
        // Only spans are read here, and each round of the background is many.
        ("Obligations__SweepEverySeconds", "60"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "60000"),
    ];

    public override async Task InitializeAsync()
    {
        _collector = await OtlpReceiver.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_collector is not null)
            await _collector.DisposeAsync();
    }
}

/// <summary>Alone on the machine: what is measured against time here would wait for another running system.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SystemOfItsOwn : ICollectionFixture<ObservedSystem>
{
    public const string Name = "A system that is watched and harmed";
}
