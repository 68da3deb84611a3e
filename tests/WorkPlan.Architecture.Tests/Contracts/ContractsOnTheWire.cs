using System.Reflection;

namespace WorkPlan.Architecture.Tests.Contracts;

/// <summary>The contracts of every publisher keep the rules of the wire.</summary>
public sealed class ContractsOnTheWire
{
    public static TheoryData<string> Publishers => ["Planning", "Assignments", "Inspections", "Emulation"];

    [Theory]
    [MemberData(nameof(Publishers))]
    public void Contracts_are_sealed_records_with_a_stream_and_a_version(string publisher)
    {
        var contracts = TypesOf(publisher);
        Assert.NotEmpty(ContractRules.Messages(contracts));
        ContractRules.Violations(contracts, $"WorkPlan.{publisher}.Contracts").ShouldBeNone();
    }

    [Theory]
    [InlineData(typeof(Samples.NotARecord), "not a public sealed record")]
    [InlineData(typeof(Samples.Derived), "has a base")]
    [InlineData(typeof(Samples.Settable), "no init accessor")]
    [InlineData(typeof(Samples.WithAClock), "only primitives")]
    [InlineData(typeof(Samples.SometimesThere), "neither required nor nullable")]
    [InlineData(typeof(Samples.WithoutVersion), "no required Int64 Version")]
    public void A_contract_that_breaks_a_rule_is_seen(Type contract, string violation) =>
        Assert.Contains(
            ContractRules.Violations([contract], contract.Namespace!), found => found.Contains(violation, StringComparison.Ordinal));

    [Fact]
    public void A_moved_namespace_is_seen() =>
        Assert.Contains(ContractRules.Violations([typeof(Samples.Right)], "WorkPlan.Elsewhere.Contracts"), found => found.Contains("wire name", StringComparison.Ordinal));

    [Fact]
    public void A_right_contract_passes() => Assert.Empty(ContractRules.Violations([typeof(Samples.Right)], typeof(Samples.Right).Namespace!));

    internal static IReadOnlyCollection<Type> TypesOf(string publisher) => Assembly.Load($"WorkPlan.{publisher}.Contracts").GetExportedTypes();
}
