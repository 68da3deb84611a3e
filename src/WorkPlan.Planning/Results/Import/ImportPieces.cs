using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>What a row says of a figure that takes several: one measure of a compound rule, what one person did, what was done on a day.</summary>
/// <param name="Part">The measure's code, as the rule names it.</param>
/// <param name="Person">By whom.</param>
/// <param name="On">On which day.</param>
internal sealed record ImportPiece(string? Part, string? Person, DateOnly? On)
{
    public bool IsBreakdown => Person is not null || On is not null;
}

/// <summary>Puts rows of one figure together, which stand one after another; only the figure that is being put together is kept.</summary>
internal sealed class ImportPieces(List<CandidateResult> candidates, RowFaults faults)
{
    private readonly List<PartRow> _parts = [];
    private readonly List<BreakdownRow> _breakdown = [];

    /// <summary>The first row, while another one has made it a figure of several.</summary>
    private CandidateResult? _open;
    private bool _broken;
    private Figures _whole = Figures.None;

    public void Take(CandidateResult row, ImportPiece? piece)
    {
        if (piece is null)
        {
            Close();
            candidates.Add(row);
            return;
        }
        if (!Continues(row))
        {
            Close();
            Begin(row);
        }
        Add(row, piece);
    }

    public void Close()
    {
        if (_open is not { } first)
            return;
        if (_broken)
            _broken = false; // told already
        else if (_parts.Select(part => part.Part).Distinct().Count() > FigureLimits.Parts)
            faults.Add(first.Line, "part", "Import.TooManyParts", FigureLimits.Parts);
        else if (_breakdown.Count > FigureLimits.Breakdown || _parts.GroupBy(part => part.Part).Any(part => part.Sum(row => row.Breakdown?.Count ?? 0) > FigureLimits.Breakdown))
            faults.Add(first.Line, "person", "Import.TooManyEntries", FigureLimits.Breakdown);
        else
        {
            candidates.Add(first with
            {
                Figures = FigureRows.Of(
                    _whole.Numerator, _whole.Denominator, _whole.Count, _parts.Count == 0 ? null : [.. _parts], _breakdown.Count == 0 ? null : [.. _breakdown]),
            });
        }
        _open = null;
        _parts.Clear();
        _breakdown.Clear();
    }

    private bool Continues(CandidateResult row)
    {
        if (_open is not null)
            return IsOfTheSame(_open.Value, row);
        // The whole stood before its pieces.
        if (candidates.Count == 0 || !IsOfTheSame(candidates[^1], row) || candidates[^1].Line != row.Line - 1)
            return false;
        Begin(candidates[^1]);
        _whole = candidates[^1].Figures;
        candidates.RemoveAt(candidates.Count - 1);
        return true;
    }

    private void Begin(CandidateResult row) => (_open, _whole) = (row, Figures.None);

    private void Add(CandidateResult row, ImportPiece piece)
    {
        var first = _open!.Value;
        _open = first with { Reason = first.Reason ?? row.Reason };
        var figures = row.Figures;
        if (!piece.IsBreakdown)
            _parts.Add(new PartRow(piece.Part!, figures.Numerator, figures.Denominator, figures.Count));
        else if (figures is not { Count: { } count, Numerator: null, Denominator: null })
        {
            faults.Add(row.Line, "count", "Import.BreakdownNeedsCount");
            _broken = true;
        }
        else if (piece.Part is { } part)
            _parts.Add(new PartRow(part, Breakdown: [new BreakdownRow(count, piece.Person, piece.On)]));
        else
            _breakdown.Add(new BreakdownRow(count, piece.Person, piece.On));
    }

    private static bool IsOfTheSame(CandidateResult left, CandidateResult right) =>
        left.UnitCode == right.UnitCode && left.TargetCode == right.TargetCode && left.Period == right.Period;
}
