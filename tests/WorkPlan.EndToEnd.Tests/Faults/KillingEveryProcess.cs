using WorkPlan.EndToEnd.Tests.Tracing;
using Xunit.Abstractions;

namespace WorkPlan.EndToEnd.Tests.Faults;

/// <summary>The broker, each service and the gateway, one after the other.</summary>
[Collection(SystemOfItsOwn.Name)]
[Trait("Category", "Faults")]
[Trait("Category", "Endurance")]
public sealed class KillingEveryProcess(ObservedSystem system, Storm storm, ITestOutputHelper output)
    : AfterAStorm(system, storm, output), IClassFixture<Storm>;

/// <summary>In short, with every change: the lane of faults has the whole of it.</summary>
[Collection(SystemOfItsOwn.Name)]
[Trait("Category", "EndToEnd")]
public sealed class KillingSomeProcesses(ObservedSystem system, ShortStorm storm, ITestOutputHelper output)
    : AfterAStorm(system, storm, output), IClassFixture<ShortStorm>;
