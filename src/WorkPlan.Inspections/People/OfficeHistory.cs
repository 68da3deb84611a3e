namespace WorkPlan.Inspections.People;

/// <summary>Where a person served under which management title, with first and last day worked out from all versions of the person.</summary>
internal static class OfficeHistory
{
    public static IReadOnlyList<Office> Of(IEnumerable<OfficeRecord> ofOnePerson)
    {
        List<Span> spans = [];
        foreach (var record in ofOnePerson.OrderBy(record => record.Version))
        {
            if (spans is [.., var last] && last.Continues(record))
                last.Latest = record;
            else
                spans.Add(new Span(record, spans.LastOrDefault()?.Latest));
        }
        return
        [
            .. from at in Enumerable.Range(0, spans.Count)
               let span = spans[at]
               let to = Earliest([span.Latest.ServesTo, .. spans.Skip(at + 1).Select(later => (DateOnly?)later.From.AddDays(-1))])
               where to is null || to >= span.From
               select new Office(span.Latest.UnitCode, span.Latest.ManagementTitle, span.From, to, span.IsBrought, span.IsBrought ? span.UnitBefore : null),
        ];
    }

    private static DateOnly? Earliest(IEnumerable<DateOnly?> days) => days.Min();

    /// <summary>Versions one after another that say the same unit and title; the latest of them is right about the days.</summary>
    private sealed class Span(OfficeRecord first, OfficeRecord? before)
    {
        private readonly DateOnly _saidOn = first.SaidOn;

        public OfficeRecord Latest { get; set; } = first;

        public DateOnly From
        {
            get
            {
                var served = ServedFrom;
                return Latest.TitleFrom is { } title ? (title > served ? title : served) : SinceSaid(served);
            }
        }

        /// <summary>Where the person served before this; null where nothing was told of it.</summary>
        public string? UnitBefore => before?.UnitCode == Latest.UnitCode ? null : before?.UnitCode;

        /// <summary>Whether the title was held before the service in this unit began: nobody is known to have given it there.</summary>
        public bool IsBrought => Latest.ManagementTitle is not null && (Latest.TitleFrom is { } title
            ? title < EarliestServed
            : before is not null && before.UnitCode != Latest.UnitCode && before.ManagementTitle == Latest.ManagementTitle);

        /// <summary>Somebody appointed anew under the same title begins a span anew.</summary>
        public bool Continues(OfficeRecord next) => next.UnitCode == Latest.UnitCode && next.ManagementTitle == Latest.ManagementTitle
            && (next.TitleFrom is null || Latest.TitleFrom is null || next.TitleFrom == Latest.TitleFrom);

        // A register that keeps the first day through a transfer does not say when it was: the day on which it was told is the latest.
        private DateOnly ServedFrom =>
            before is null || before.UnitCode == Latest.UnitCode || Latest.ServesFrom > before.ServesFrom ? Latest.ServesFrom : _saidOn;

        // Of such a transfer it is known that it was after what was told before.
        private DateOnly EarliestServed => ServedFrom == Latest.ServesFrom || before is null ? ServedFrom : before.SaidOn;

        /// <summary>Without its own first day a title that was given or ended in place is known since it was told.</summary>
        private DateOnly SinceSaid(DateOnly served) =>
            before is not null && before.UnitCode == Latest.UnitCode && Latest.ServesFrom <= before.ServesFrom ? _saidOn : served;
    }
}

/// <summary>
/// A time in one unit under one management title, or without one; without an end it still lasts. A title that was held before the service there began
/// was brought along, as through a transfer or a merger after which nobody ended it.
/// </summary>
/// <param name="UnitCode">The unit.</param>
/// <param name="ManagementTitle">The title, or null.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="IsBrought">Whether the title was brought along.</param>
/// <param name="BroughtFrom">The unit that it was brought from; null where none was told of, or where it was not brought.</param>
internal sealed record Office(string UnitCode, string? ManagementTitle, DateOnly From, DateOnly? To, bool IsBrought = false, string? BroughtFrom = null)
{
    public bool IsHeldOn(DateOnly day) => From <= day && (To is null || To >= day);
}
