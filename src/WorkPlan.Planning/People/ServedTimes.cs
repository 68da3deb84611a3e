using WorkPlan.Assignments.Contracts;

namespace WorkPlan.Planning.People;

/// <summary>Works out where a person served, when and with which titles, from what was known and what is heard.</summary>
internal static class ServedTimes
{
    /// <summary>
    /// The times after a message. It says where the person serves now, so another service ends before that one begins; and with which titles
    /// on which days, so every service is divided anew where they change. A message from before titles were told says only what is held
    /// now: what is known of earlier days stays.
    /// </summary>
    public static IReadOnlyList<ServedTime> After(IReadOnlyList<ServedTime> known, PersonChanged message)
    {
        var now = new ServedTime(message.UnitCode, message.ServesFrom, message.ServesTo, message.Kind, message.JudicialTitle, message.ManagementTitle);
        var (own, others) = (new List<ServedTime>(), new List<ServedTime>());
        foreach (var service in Services(known))
        {
            if (service[0].UnitCode == now.UnitCode && service[0].From == now.From)
                own.AddRange(service);
            else if (service[0].From < now.From)
                others.AddRange(EndedBefore(service, now.From));
            else if (service[0].UnitCode != now.UnitCode || now.To < service[0].From)
                others.AddRange(service);
            // What began later in the same unit is part of this service, whose beginning was put right.
        }
        if (message.Titles is not { } titles)
            return [.. others, .. own.Count == 0 ? [now] : Continued(own, now)];
        // Two services in one unit can have overlapped in what an earlier version kept.
        return [.. Services([.. others, now]).SelectMany(service => Divided(Joined(service), titles)).DistinctBy(time => (time.UnitCode, time.From))];
    }

    /// <summary>Times in one unit that follow each other without a gap are one service, divided where a title changed.</summary>
    private static List<List<ServedTime>> Services(IEnumerable<ServedTime> times)
    {
        var services = new List<List<ServedTime>>();
        foreach (var time in times.OrderBy(time => time.UnitCode, StringComparer.Ordinal).ThenBy(time => time.From))
        {
            if (services is [.., [.., var last] service] && last.UnitCode == time.UnitCode && last.To?.AddDays(1) == time.From)
                service.Add(time);
            else
                services.Add([time]);
        }
        return services;
    }

    private static ServedTime Joined(List<ServedTime> service) => service[^1] with { From = service[0].From };

    private static IEnumerable<ServedTime> EndedBefore(List<ServedTime> service, DateOnly servesElsewhereFrom) =>
        service.Where(time => time.From < servesElsewhereFrom)
            .Select(time => time.To < servesElsewhereFrom ? time : time with { To = servesElsewhereFrom.AddDays(-1) });

    private static IEnumerable<ServedTime> Continued(List<ServedTime> own, ServedTime now)
    {
        var kept = own.FindAll(time => !(now.To < time.From));
        return [.. kept.SkipLast(1), now with { From = kept[^1].From }];
    }

    private static List<ServedTime> Divided(ServedTime service, IReadOnlyList<PersonTitleHeld> titles)
    {
        var starts = titles.Select(title => title.From)
            .Concat(titles.Where(title => title.To < DateOnly.MaxValue).Select(title => title.To!.Value.AddDays(1)))
            .Where(day => day > service.From && !(service.To < day)).Append(service.From).Distinct().Order().ToList();
        var divided = new List<ServedTime>();
        foreach (var (from, at) in starts.Select((from, at) => (from, at)))
        {
            var time = service with
            {
                From = from,
                To = at + 1 < starts.Count ? starts[at + 1].AddDays(-1) : service.To,
                JudicialTitle = On(titles, from, judicial: true),
                ManagementTitle = On(titles, from, judicial: false),
            };
            if (divided is [.., var last] && last == time with { From = last.From, To = last.To })
                divided[^1] = last with { To = time.To };
            else
                divided.Add(time);
        }
        return divided;
    }

    private static string? On(IReadOnlyList<PersonTitleHeld> titles, DateOnly day, bool judicial) =>
        titles.FirstOrDefault(title => title.IsJudicial == judicial && title.From <= day && !(title.To < day))?.Title;
}
