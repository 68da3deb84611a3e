using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections;

/// <summary>
/// Refuses a request with the stamp of a state secret in any of its texts, before it is looked at: so no text is left out when a request
/// gets a new one. Files and workbooks, which are no requests of texts, are looked at where they are read.
/// </summary>
internal static class ClassifiedTexts
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static void RefuseClassifiedTexts(this RouteGroupBuilder routes) =>
        routes.AddEndpointFilterFactory((endpoint, next) =>
        {
            int[] requests = [.. endpoint.MethodInfo.GetParameters().Where(parameter => IsRequest(parameter.ParameterType)).Select(parameter => parameter.Position)];
            return requests.Length == 0
                ? next
                : context =>
                {
                    foreach (var at in requests)
                        Refuse(context.Arguments[at]);
                    return next(context);
                };
        });

    private static void Refuse(object? value)
    {
        switch (value)
        {
            case string text:
                SecrecyStamp.Refuse(text);
                break;
            case IEnumerable many:
                foreach (var each in many)
                    Refuse(each);
                break;
            case not null when IsRequest(value.GetType()):
                foreach (var property in Properties.GetOrAdd(value.GetType(), type => type.GetProperties()))
                    Refuse(property.GetValue(value));
                break;
        }
    }

    private static bool IsRequest(Type type) =>
        type.Assembly == typeof(ClassifiedTexts).Assembly && type.IsPublic && type.Name.EndsWith("Request", StringComparison.Ordinal);
}
