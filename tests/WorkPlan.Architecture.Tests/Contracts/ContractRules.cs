using System.Reflection;
using System.Runtime.CompilerServices;

namespace WorkPlan.Architecture.Tests.Contracts;

/// <summary>What a type must be to go over the wire: the namespace and the members are what other services rely on.</summary>
internal static class ContractRules
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Type[] Primitives =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(Guid), typeof(DateOnly), typeof(TimeOnly), typeof(DateTimeOffset)];

    /// <summary>The types that are published; the others are parts of them.</summary>
    public static IEnumerable<Type> Messages(IReadOnlyCollection<Type> contracts)
    {
        var parts = contracts.SelectMany(type => type.GetProperties()).Select(property => Element(property.PropertyType)).ToHashSet();
        return contracts.Where(type => !parts.Contains(type)).OrderBy(type => type.Name, StringComparer.Ordinal);
    }

    public static IEnumerable<string> Violations(IReadOnlyCollection<Type> contracts, string wireNamespace) =>
        contracts.SelectMany(type => OfShape(type, wireNamespace)).Concat(Messages(contracts).SelectMany(OfMessage));

    private static IEnumerable<string> OfShape(Type type, string wireNamespace)
    {
        if (type is not { IsPublic: true, IsSealed: true, IsAbstract: false } || type.GetMethod("<Clone>$") is null)
            yield return $"{type.Name} is not a public sealed record.";
        if (type.BaseType != typeof(object) || type.GetInterfaces().Any(face => face != typeof(IEquatable<>).MakeGenericType(type)))
            yield return $"{type.Name} has a base or implements something.";
        if (type.Namespace != wireNamespace)
            yield return $"{type.Name} is in {type.Namespace}, not in {wireNamespace}; the namespace is the wire name.";
        foreach (var property in type.GetProperties())
        {
            var name = $"{type.Name}.{property.Name}";
            if (property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) != true)
                yield return $"{name} has no init accessor.";
            if (!IsOfTheWire(property.PropertyType, wireNamespace))
                yield return $"{name} is a {property.PropertyType.Name}; only primitives, records of the same contracts and lists of them travel.";
            // A reader of an older message must not be told a value that was never there.
            if (!property.IsDefined(typeof(RequiredMemberAttribute)) && Nullability.Create(property).ReadState == NullabilityState.NotNull
                && !property.PropertyType.IsValueType)
            {
                yield return $"{name} is neither required nor nullable.";
            }
        }
    }

    private static IEnumerable<string> OfMessage(Type message)
    {
        foreach (var (name, type) in new[] { ("StreamKey", typeof(string)), ("Version", typeof(long)), ("OccurredAt", typeof(DateTimeOffset)) })
        {
            var property = message.GetProperty(name);
            if (property?.PropertyType != type || !property.IsDefined(typeof(RequiredMemberAttribute)))
                yield return $"{message.Name} has no required {type.Name} {name}.";
        }
    }

    private static bool IsOfTheWire(Type type, string wireNamespace)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
            return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsOfTheWire(type.GetGenericArguments()[0], wireNamespace);
        return Primitives.Contains(type) || type.Namespace == wireNamespace;
    }

    private static Type Element(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : type;
}
