using System.Text.RegularExpressions;
using MassTransit;
using WorkPlan.Architecture.Tests.Sources;

namespace WorkPlan.Architecture.Tests.Services;

/// <summary>MassTransit's assembly scan ignores internal consumers, so each is registered by name; a forgotten one would be silent.</summary>
public sealed class RegisteringConsumers
{
    public static TheoryData<string> Services => [.. ServiceTypes.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_consumer_of_a_service_is_registered(string service) =>
        Forgotten(ServiceTypes.Of(service), SourceFile.Repository.Where(file => file.Project == $"WorkPlan.{service}")).ShouldBeNone();

    [Fact]
    public void A_forgotten_consumer_is_seen()
    {
        SourceFile registration = new("src/X/XServices.cs", "messaging.Add<RememberedConsumer>();");
        Assert.Equal([nameof(ForgottenConsumer)], Forgotten([typeof(RememberedConsumer), typeof(ForgottenConsumer)], [registration]));
    }

    private static IEnumerable<string> Forgotten(IEnumerable<Type> types, IEnumerable<SourceFile> sources)
    {
        var code = string.Concat(sources.Where(file => file.IsCode).Select(file => file.Text));
        return types.Where(type => ServiceTypes.MessagesOf(type).Any() && !Regex.IsMatch(code, $@"\bAdd<{type.Name}>\(\)")).Select(type => type.Name);
    }

    private sealed record Something;

    private sealed class RememberedConsumer : IConsumer<Something>
    {
        public Task Consume(ConsumeContext<Something> context) => Task.CompletedTask;
    }

    private sealed class ForgottenConsumer : IConsumer<Something>
    {
        public Task Consume(ConsumeContext<Something> context) => Task.CompletedTask;
    }
}
