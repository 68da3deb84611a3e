using WorkPlan.Documents;

namespace WorkPlan.Assignments.Decisions;

/// <summary>A task that a decision gives to a person, by name.</summary>
internal sealed record TaskOnPaper(string Task, string Person, AssignmentRole Role, DateOnly? DueOn);

/// <summary>What surrounds a decision on paper; the head and the superior where they are known.</summary>
internal sealed record DecisionOnPaper(string Unit, string UnitType, string Place, string? Superior, string? Head, IReadOnlyList<TaskOnPaper> Tasks, IReadOnlyList<string> Superseded)
{
    /// <summary>The decision that is amended, with its number and date.</summary>
    public string? Amends { get; init; }

    /// <summary>Titles of the tasks that are taken away.</summary>
    public IReadOnlyList<string> Revoked { get; init; } = [];
}

/// <summary>A decision that assigns tasks as an administrative document: Vietnamese, whatever the reader's language.</summary>
internal static class DecisionDocument
{
    public static AdministrativeDocument Of(AssignmentDecision decision, DecisionOnPaper around) => new()
    {
        SuperiorBody = around.Superior,
        IssuingBody = around.Unit,
        Number = decision.Number,
        Symbol = "QĐ-VKS",
        Place = around.Place,
        SignedOn = decision.SignedOn,
        TypeName = "Quyết định",
        Abstract = around.Amends is { } amended
            ? $"Về việc sửa đổi, bổ sung {amended}"
            : $"Về việc phân công nhiệm vụ năm {decision.WorkYear}",
        Authority = $"{VietnameseForm.HeadOf(around.UnitType)} {around.Unit}",
        Body =
        [
            Block.Basis("Căn cứ Luật Tổ chức Viện kiểm sát nhân dân;"),
            Block.Basis($"Căn cứ kế hoạch công tác năm {decision.WorkYear} của {around.Unit};"),
            Block.Basis("Xét tiêu chuẩn chức danh, trình độ, năng lực, sở trường và khối lượng công việc của cán bộ, công chức."),
            Block.Centred("QUYẾT ĐỊNH:"),
            Block.Article($"Điều 1. {Content(around)}"),
            Block.Article("Điều 2. Đồng chí được giao chủ trì chịu trách nhiệm về tiến độ, chất lượng nhiệm vụ; đồng chí được giao phối hợp chịu trách nhiệm về phần việc của mình."),
            Block.Article($"Điều 3. {Effect(decision, around)} Các đồng chí có tên tại Điều 1 và bộ phận liên quan chịu trách nhiệm thi hành Quyết định này."),
        ],
        Recipients = ["Như Điều 3", .. around.Superior is { } superior ? [$"{superior} (để báo cáo)"] : Array.Empty<string>(), "Lưu: VT"],
        Signature = new SignatureBlock(AuthorityOf(decision.SigningCapacity), VietnameseForm.HeadOf(around.UnitType), VietnameseForm.DeputyOf(around.UnitType), SignerOf(decision, around)),
        Appendices = around.Tasks.Count == 0 ? [] : [Given(decision, around)],
    };

    private static Appendix Given(AssignmentDecision decision, DecisionOnPaper around) =>
        new($"Phân công nhiệm vụ năm {decision.WorkYear}", new DocumentTable(
            [new("TT", 2, Centred: true), new("Họ và tên", 8), new("Nhiệm vụ", 18), new("Vai trò", 4, Centred: true), new("Thời hạn", 5, Centred: true)],
            [
                .. around.Tasks.Select(IReadOnlyList<object?> (task, index) =>
                    [index + 1, task.Person, task.Task, task.Role == AssignmentRole.Lead ? "Chủ trì" : "Phối hợp", task.DueOn]),
            ]));

    private static string Content(DecisionOnPaper around)
    {
        var given = around.Tasks.Count == 0
            ? null
            : $"Phân công nhiệm vụ cho {around.Tasks.Select(task => task.Person).Distinct().Count()} đồng chí có tên trong Phụ lục kèm theo Quyết định này.";
        var revoked = around.Revoked.Count == 0 ? null : $"Thôi phân công các nhiệm vụ: {string.Join("; ", around.Revoked)}.";
        var amended = around.Amends is { } decision ? $"Sửa đổi, bổ sung {decision} như sau:" : null;
        return string.Join(' ', new[] { amended, given, revoked }.Where(part => part is not null));
    }

    private static string Effect(AssignmentDecision decision, DecisionOnPaper around)
    {
        var effect = $"Quyết định này có hiệu lực từ {VietnameseForm.Date(decision.EffectiveOn)}";
        return around.Superseded.Count > 0
            ? $"{effect} và thay thế nội dung phân công về cùng nhiệm vụ tại {string.Join(", ", around.Superseded)}."
            : $"{effect}.";
    }

    /// <summary>Where the head signs himself, nobody has to write his name down first.</summary>
    private static string? SignerOf(AssignmentDecision decision, DecisionOnPaper around) =>
        decision.SignerName ?? (decision.SigningCapacity == SigningCapacity.InOwnOffice ? around.Head : null);

    private static SigningAuthority AuthorityOf(SigningCapacity capacity) => capacity switch
    {
        SigningCapacity.OnBehalf => SigningAuthority.OnBehalf,
        SigningCapacity.ForChief => SigningAuthority.ForHead,
        SigningCapacity.ByOrder => SigningAuthority.ByOrder,
        SigningCapacity.Authorised => SigningAuthority.Authorised,
        SigningCapacity.Acting => SigningAuthority.Acting,
        _ => SigningAuthority.InOwnOffice,
    };
}
