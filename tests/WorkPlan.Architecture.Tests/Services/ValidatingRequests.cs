using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace WorkPlan.Architecture.Tests.Services;

/// <summary>AddValidation() silently ignores request types that are not public.</summary>
public sealed class ValidatingRequests
{
    public static TheoryData<string> Services => [.. ServiceTypes.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_type_with_validation_is_public(string service) => Hidden(ServiceTypes.Of(service)).ShouldBeNone();

    [Fact]
    public void A_hidden_request_is_seen() =>
        Assert.Equal([nameof(HiddenRequest)], Hidden([typeof(HiddenRequest), typeof(OpenRequest), typeof(ValidatingRequests)]));

    private static IEnumerable<string> Hidden(IEnumerable<Type> types) =>
        from type in types
        where !type.IsVisible && !type.Name.EndsWith("Options", StringComparison.Ordinal)
        where type.GetProperties().Cast<ICustomAttributeProvider>()
            .Concat(type.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
            .Any(member => member.IsDefined(typeof(ValidationAttribute), inherit: true))
        select type.Name;

    private sealed record HiddenRequest([property: Range(1, 2)] int Number);

    public sealed record OpenRequest([property: Range(1, 2)] int Number);
}
