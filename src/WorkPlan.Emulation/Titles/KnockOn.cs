namespace WorkPlan.Emulation.Titles;

/// <summary>What rests on a title that is gone, and on what rests on it.</summary>
internal static class KnockOn
{
    /// <summary>Each title once, with the one nearest to it that is gone or in question.</summary>
    public static IReadOnlyList<(ConferredTitle Resting, ConferredTitle Because)> Of(ConferredTitle gone, IReadOnlyCollection<ConferredTitle> held)
    {
        var found = new List<(ConferredTitle Resting, ConferredTitle Because)>();
        var seen = new HashSet<Guid> { gone.Id };
        var queue = new Queue<ConferredTitle>([gone]);
        while (queue.TryDequeue(out var basis))
        {
            foreach (var resting in held.Where(title => title.BasedOn.Contains(basis.Id)).OrderBy(title => title.WorkYear).Where(title => seen.Add(title.Id)))
            {
                found.Add((resting, basis));
                queue.Enqueue(resting);
            }
        }
        return found;
    }
}
