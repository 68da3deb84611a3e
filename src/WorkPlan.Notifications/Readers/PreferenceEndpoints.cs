using WorkPlan.Notifications.Notices;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Notifications.Readers;

/// <param name="Kinds">Kinds that are not named are delivered live.</param>
public sealed record PreferencesRequest([property: Items(0, 100)] IReadOnlyList<KindPreference> Kinds);

/// <param name="Kind">The code of a kind.</param>
/// <param name="Delivery">live, digest or off.</param>
public sealed record KindPreference([property: Text(60)] string Kind, [property: Text(10)] string Delivery);

internal sealed record PreferencesView(IReadOnlyList<KindPreferenceView> Kinds);

internal sealed record KindPreferenceView(string Kind, string Title, Urgency Urgency, Delivery Delivery, bool CanBeOff);

internal static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var preferences = routes.MapGroup("/preferences").WithTags("Notifications");
        preferences.MapGet("", Get).RequirePermission(NotificationsPermissions.Read);
        preferences.MapPut("", Change).RequirePermission(NotificationsPermissions.Read);
    }

    private static async Task<OkWithETag<PreferencesView>> Get(ReaderDesk desk, Wording wording, CancellationToken cancellationToken)
    {
        var reader = await desk.ReaderAsync(cancellationToken);
        return ETagged.Ok(ViewOf(reader, wording), reader);
    }

    private static async Task<OkWithETag<PreferencesView>> Change(
        PreferencesRequest request, IfMatch ifMatch, ReaderDesk desk, NotificationsDbContext db, Wording wording, Texts texts,
        CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<NoticeKind, Delivery>();
        foreach (var (index, preference) in request.Kinds.Index())
        {
            if (NoticeKinds.Find(preference.Kind) is not { } kind)
                throw new InvalidInputException($"kinds[{index}].kind", texts["Preference.UnknownKind", preference.Kind]);
            if (!Choice<Delivery>.TryParse(preference.Delivery, null, out var delivery))
                throw new InvalidInputException($"kinds[{index}].delivery", texts["Preference.UnknownDelivery", preference.Delivery]);
            if (!wanted.TryAdd(kind, delivery.Value))
                throw new InvalidInputException($"kinds[{index}].kind", texts["Preference.Twice", preference.Kind]);
        }
        var reader = await desk.ReaderAsync(cancellationToken);
        ifMatch.Demand(reader);
        if (reader.Version == 0)
            db.Readers.Add(reader);
        reader.Prefer(wanted);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ViewOf(reader, wording), reader);
    }

    private static PreferencesView ViewOf(Reader reader, Wording wording) => new(
    [
        .. NoticeKinds.All.Select(kind => new KindPreferenceView(
            kind.Code, wording.NameOf(kind), kind.Urgency, reader.DeliveryOf(kind), kind.CanBeOff)),
    ]);
}
