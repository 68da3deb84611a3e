using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Results;

/// <param name="Line">The row: its number in the batch, or its line in the file.</param>
/// <param name="Field">What is wrong with it.</param>
/// <param name="Message">In words.</param>
internal sealed record RowFault(int Line, string Field, string Message);

/// <summary>Every bad row, the first of them with what is wrong, and how many there are.</summary>
internal sealed class RowFaults(Texts texts)
{
    private const int Listed = 500;
    private readonly List<RowFault> _faults = [];

    public int Total { get; private set; }

    public IReadOnlyList<RowFault> First => _faults;

    public void Add(int line, string field, string key, params object?[] arguments)
    {
        Total++;
        if (_faults.Count < Listed)
            _faults.Add(new RowFault(line, field, texts[key, arguments]));
    }
}
