using System.Reflection;
using MassTransit;

namespace WorkPlan.Architecture.Tests.Services;

/// <summary>What the services' assemblies hold.</summary>
internal static class ServiceTypes
{
    public static readonly string[] Services = ["Planning", "Assignments", "Inspections", "Emulation", "Notifications", "Identity", "Gateway"];

    public static IEnumerable<Type> Of(string service) => Assembly.Load($"WorkPlan.{service}").GetTypes();

    /// <summary>The messages that a type consumes; empty for what is no consumer.</summary>
    public static IEnumerable<Type> MessagesOf(Type type) => type.IsAbstract || type.IsInterface
        ? []
        : type.GetInterfaces()
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IConsumer<>))
            .Select(face => face.GetGenericArguments()[0]);
}
