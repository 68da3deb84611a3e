using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>Provinces run WorkPlan on networks without internet: no library of ours tells anybody outside of it.</summary>
public sealed class KeepingToTheNetwork
{
    [Fact]
    public async Task The_bus_reports_its_use_to_nobody()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());

        Assert.False(host.Services.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled);
    }
}
