using System.Globalization;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Spreadsheets;

namespace WorkPlan.Inspections.Workbooks;

/// <summary>A cell that cannot be taken, or a row that is not there, and why.</summary>
/// <param name="Sheet">The sheet by its name.</param>
/// <param name="Cell">As people name it: G7; null for a row that is missing.</param>
/// <param name="Line">Its row; null for one that is missing.</param>
/// <param name="ItemCode">The question, where the row names one.</param>
/// <param name="Code">The rule that it breaks.</param>
/// <param name="Message">The rule in words.</param>
public sealed record BadCell(string Sheet, string? Cell, int? Line, string? ItemCode, string Code, string Message);

/// <summary>An answer read from a workbook, with where it stood.</summary>
internal sealed record UploadedAnswer(ChecklistItem Item, AnswerRequest Answer, int Line);

/// <summary>Reads a filled-in workbook against the inspection as it is now. Every bad cell is named, and with one of them nothing is taken.</summary>
internal sealed class ChecklistUpload(UnitInspection inspection, IReadOnlyDictionary<string, WorkbookItem> items, Texts texts)
{
    private readonly List<BadCell> _bad = [];
    private readonly List<UploadedAnswer> _answers = [];
    private readonly HashSet<string> _seen = [];

    public IReadOnlyList<BadCell> Bad => _bad;

    public IReadOnlyList<UploadedAnswer> Answers => _answers;

    /// <param name="rows">The sheet.</param>
    /// <param name="overwrite">Whether answers that were given elsewhere since the download are replaced.</param>
    public void Read(IEnumerable<SheetRow> rows, bool overwrite)
    {
        var isFirst = true;
        foreach (var row in rows)
        {
            if (isFirst)
                DemandOwn(row);
            else if (row.Line >= ChecklistColumns.FirstLine)
                ReadRow(row, overwrite);
            isFirst = false;
        }
        if (isFirst)
            throw new BadFileException("workbook-not-a-checklist");
        foreach (var missing in items.Keys.Where(code => !_seen.Contains(code)))
        {
            _bad.Add(new BadCell(
                ChecklistColumns.Sheet, null, null, missing, "workbook-row-missing", texts["workbook-row-missing.detail", missing, ChecklistColumns.Sheet]));
        }
    }

    /// <summary>A rule that refused an answer after all, at the cell that it is about.</summary>
    public void Refuse(UploadedAnswer answer, RuleException refusal)
    {
        var column = refusal.Code switch
        {
            "score-out-of-range" or "answer-needs-score" or "accepted-fact-scores-itself" => ChecklistColumns.Score,
            "contest-needs-reason" => ChecklistColumns.Reason,
            _ => ChecklistColumns.Verdict,
        };
        Add(column, answer.Line, answer.Item.Code, refusal.Code, [.. refusal.Arguments.Skip(1)]);
    }

    private void DemandOwn(SheetRow row)
    {
        if (row[0].Text != ChecklistColumns.Mark)
            throw new BadFileException("workbook-not-a-checklist");
        if (row[1].Text != $"{inspection.Id}")
            throw new BadFileException("workbook-of-another-inspection", row[3].Text, inspection.UnitCode);
    }

    private void ReadRow(SheetRow row, bool overwrite)
    {
        var code = row[ChecklistColumns.Code].Text.Trim();
        if (!items.TryGetValue(code, out var known))
        {
            Add(ChecklistColumns.Code, row.Line, code, "workbook-row-unknown", code);
            return;
        }
        if (!_seen.Add(code))
        {
            Add(ChecklistColumns.Code, row.Line, code, "workbook-row-twice", code);
            return;
        }
        string[] locked =
        [
            .. Enumerable.Range(0, ChecklistColumns.Verdict).Select(column => row[column].Text), row[ChecklistColumns.AnsweredAt].Text,
        ];
        if (ChecklistColumns.StampOf($"{inspection.Id}", locked) != row[ChecklistColumns.Stamp].Text)
        {
            // The fact comes last: it may read otherwise today without anybody having touched its cell.
            int[] guarded = [ChecklistColumns.Group, ChecklistColumns.Question, ChecklistColumns.MaxScore, ChecklistColumns.Fact];
            var changed = guarded.FirstOrDefault(column => ChecklistColumns.AsSaved(known.Locked[column]) != ChecklistColumns.AsSaved(locked[column]), ChecklistColumns.Code);
            Add(changed, row.Line, code, "workbook-cell-protected");
            return;
        }
        if (AnswerIn(row, code) is not { } answer || IsUnchanged(answer, known))
            return;
        if (!overwrite && row[ChecklistColumns.AnsweredAt].Text != (ChecklistColumns.When(known.Answer?.AnsweredAt) ?? ""))
        {
            Add(ChecklistColumns.Verdict, row.Line, code, "workbook-answer-conflict", known.Answer?.AnsweredBy);
            return;
        }
        if (answer.Verdict == Verdict.Accept && ChecklistColumns.AsSaved(row[ChecklistColumns.Fact].Text) != ChecklistColumns.AsSaved(known.Locked[ChecklistColumns.Fact]))
        {
            Add(ChecklistColumns.Fact, row.Line, code, "workbook-fact-changed", known.Locked[ChecklistColumns.Fact]);
            return;
        }
        _answers.Add(new UploadedAnswer(known.Item, answer, row.Line));
    }

    private static bool IsUnchanged(AnswerRequest answer, WorkbookItem known) =>
        known.Answer is { } given && given.Verdict == answer.Verdict && (given.Reason ?? "") == (answer.Reason ?? "")
        && (answer.Verdict == Verdict.Accept || given.Score == answer.Score);

    /// <summary>What the row answers; null when it answers nothing or cannot be read.</summary>
    private AnswerRequest? AnswerIn(SheetRow row, string code)
    {
        var (verdict, score, reason) = (row[ChecklistColumns.Verdict], row[ChecklistColumns.Score], row[ChecklistColumns.Reason]);
        if (verdict.IsEmpty && score.IsEmpty && reason.IsEmpty)
            return null;
        var before = _bad.Count;
        foreach (var (cell, column) in new[] { (verdict, ChecklistColumns.Verdict), (score, ChecklistColumns.Score), (reason, ChecklistColumns.Reason) })
        {
            if (cell.Kind is SheetCellKind.Formula or SheetCellKind.Error)
                Add(column, row.Line, code, "workbook-cell-computed");
        }
        if (!ChecklistColumns.Verdicts.TryGetValue(verdict.Text.Trim(), out var chosen))
            Add(ChecklistColumns.Verdict, row.Line, code, "workbook-verdict-unknown", string.Join(", ", ChecklistColumns.Verdicts.Keys));
        int? points = null;
        if (!score.IsEmpty)
        {
            if (int.TryParse(score.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                points = number;
            else
                Add(ChecklistColumns.Score, row.Line, code, "workbook-score-not-whole");
        }
        if (reason.Text.Length > AnswerRequest.ReasonLength)
            Add(ChecklistColumns.Reason, row.Line, code, "workbook-reason-too-long", AnswerRequest.ReasonLength);
        return _bad.Count > before
            ? null
            : new AnswerRequest { ItemCode = code, Verdict = chosen, Score = points, Reason = reason.IsEmpty ? null : reason.Text.Trim() };
    }

    private void Add(int column, int line, string itemCode, string code, params object?[] arguments) =>
        _bad.Add(new BadCell(ChecklistColumns.Sheet, ChecklistColumns.Cell(column, line), line, itemCode, code, texts[$"{code}.detail", [itemCode, .. arguments]]));
}

/// <summary>A question as it would go out now, with the answer that stands.</summary>
internal sealed record WorkbookItem(ChecklistItem Item, string[] Locked, ChecklistAnswer? Answer);
