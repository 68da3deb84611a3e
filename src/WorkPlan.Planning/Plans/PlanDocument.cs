using WorkPlan.Documents;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Plans;

/// <summary>What surrounds a version on paper.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Place">Where it dates its documents.</param>
/// <param name="HeadTitle">The office of whoever leads it.</param>
/// <param name="Superior">The name of the unit above.</param>
/// <param name="Fields">Names of fields of work by code.</param>
/// <param name="Head">The head in office; null when nobody is known to be.</param>
/// <param name="Before">The version that this one changes; null for the first.</param>
internal sealed record PlanSurroundingsOnPaper(
    OrgUnit Unit, string Place, string HeadTitle, string? Superior, IReadOnlyDictionary<string, string> Fields, PersonCopy? Head, PlanVersion? Before);

/// <summary>
/// A version of a plan as an administrative document. The first is the plan; a later one says what it changes, and carries the whole
/// again in its appendices. The words are Vietnamese whatever the reader's language: the document has no other.
/// </summary>
internal static class PlanDocument
{
    public static AdministrativeDocument Of(Plan plan, PlanVersion version, PlanSurroundingsOnPaper around, Texts texts)
    {
        var type = plan.Kind == PlanKind.Program ? "Chương trình" : "Kế hoạch";
        var title = VietnameseForm.WithoutType(version.Content.Title, type);
        var supplement = around.Before is not null;
        return new AdministrativeDocument
        {
            SuperiorBody = around.Superior,
            IssuingBody = around.Unit.Name,
            Number = version.Number,
            Symbol = plan.Kind == PlanKind.Program ? "CTr-VKS" : "KH-VKS",
            Place = around.Place,
            SignedOn = version.VersionNumber == 0 ? null : version.DecidedOn,
            TypeName = type,
            Abstract = supplement ? $"Bổ sung, điều chỉnh {type.ToLowerInvariant()} {Lower(title)}" : title,
            Body = [.. Grounds(version, around, type, title), .. supplement ? Changes(version, around, texts) : Whole(version.Content, around)],
            Recipients = [.. around.Superior is { } superior ? [$"{superior} (để báo cáo)"] : Array.Empty<string>(), "Lãnh đạo đơn vị", "Các đơn vị, cá nhân liên quan (để thực hiện)", "Lưu: VT"],
            Signature = new SignatureBlock(SigningAuthority.InOwnOffice, around.HeadTitle, null, around.Head?.FullName),
            Appendices =
            [
                new Appendix("Chỉ tiêu công tác", Targets(version.Content, around, texts)),
                new Appendix("Nhiệm vụ và thời hạn thực hiện", Tasks(version.Content, around)),
            ],
        };
    }

    private static IEnumerable<Block> Grounds(PlanVersion version, PlanSurroundingsOnPaper around, string type, string title)
    {
        var bases = version.BasedOn.Count > 0 ? version.BasedOn : version.Content.Bases;
        foreach (var basis in bases)
            yield return Block.Basis($"Căn cứ {basis.Name};");
        yield return Block.Paragraph($"{around.Unit.Name} ban hành {type.ToLowerInvariant()} {Lower(title)} như sau:");
    }

    private static IEnumerable<Block> Changes(PlanVersion version, PlanSurroundingsOnPaper around, Texts texts)
    {
        yield return Block.Heading("I. NỘI DUNG BỔ SUNG, ĐIỀU CHỈNH");
        foreach (var change in PlanDiff.Between(around.Before!, version).InWords(texts).Summary)
            yield return Block.Item(change);
        yield return Block.Heading("II. TỔ CHỨC THỰC HIỆN");
        yield return Block.Paragraph("Các nội dung khác giữ nguyên. Toàn bộ chỉ tiêu và nhiệm vụ sau khi bổ sung, điều chỉnh nêu tại Phụ lục I và Phụ lục II.");
    }

    private static IEnumerable<Block> Whole(PlanContent content, PlanSurroundingsOnPaper around)
    {
        yield return Block.Heading("I. MỤC ĐÍCH, YÊU CẦU");
        foreach (var text in new[] { content.Purpose, content.Rationale, content.LocalTask }.Where(text => !string.IsNullOrWhiteSpace(text)))
            yield return Block.Paragraph(text!);
        var part = 2;
        foreach (var (kind, heading) in new[] { (TaskKind.Key, "NHIỆM VỤ TRỌNG TÂM"), (TaskKind.Breakthrough, "KHÂU CÔNG TÁC ĐỘT PHÁ") })
        {
            var tasks = content.Tasks.Where(task => task.Kind == kind).ToList();
            if (tasks.Count == 0)
                continue;
            yield return Block.Heading($"{VietnameseForm.Roman(part++)}. {heading}");
            foreach (var block in tasks.SelectMany(TaskBlocks))
                yield return block;
        }
        yield return Block.Heading($"{VietnameseForm.Roman(part++)}. NHIỆM VỤ THEO LĨNH VỰC");
        foreach (var (index, section) in content.Sections.Index())
        {
            yield return Block.Heading($"{index + 1}. {NameOf(section.FieldCode, around)}", 2);
            foreach (var task in content.Tasks.Where(task => task.Kind == TaskKind.Regular && task.FieldCode == section.FieldCode).SelectMany(TaskBlocks))
                yield return task;
            foreach (var measure in section.Measures)
                yield return Block.Item(measure);
            if (section.Schedule is { } schedule)
                yield return Block.Paragraph($"Thời gian thực hiện: {schedule}.");
            if (section.Responsible is { } responsible)
                yield return Block.Paragraph($"Đơn vị, cá nhân chịu trách nhiệm: {responsible}.");
        }
        yield return Block.Heading($"{VietnameseForm.Roman(part)}. TỔ CHỨC THỰC HIỆN");
        yield return Block.Paragraph("Chỉ tiêu công tác nêu tại Phụ lục I; nhiệm vụ và thời hạn thực hiện nêu tại Phụ lục II. Các đơn vị, cá nhân căn cứ kế hoạch này tổ chức thực hiện và báo cáo kết quả theo quy định.");
    }

    private static IEnumerable<Block> TaskBlocks(ContentTask task) =>
    [
        Block.Item(task.DueOn is { } due ? $"{task.Title} (hoàn thành trước {VietnameseForm.Date(due)})." : $"{task.Title}."),
        .. task.Measures.Select(measure => Block.Item(measure, 2)),
    ];

    private static DocumentTable Targets(PlanContent content, PlanSurroundingsOnPaper around, Texts texts) => new(
        [new("TT", 2, Centred: true), new("Lĩnh vực", 8), new("Chỉ tiêu", 16), new("Cấp trên giao", 7, Centred: true), new("Đơn vị đặt", 7, Centred: true), new("So sánh", 5, Centred: true)],
        [
            .. content.Targets.Select(IReadOnlyList<object?> (target, index) =>
            [
                index + 1, NameOf(target.FieldCode, around), target.Name, target.SuperiorRule?.ToString(), target.Rule.ToString(),
                texts[target.Comparison is { } comparison ? $"TargetComparison.{comparison}" : "TargetComparison.Additional"],
            ]),
        ]);

    private static DocumentTable Tasks(PlanContent content, PlanSurroundingsOnPaper around) => new(
        [new("TT", 2, Centred: true), new("Nhiệm vụ", 18), new("Loại", 5, Centred: true), new("Lĩnh vực", 8), new("Thời hạn", 5, Centred: true)],
        [
            .. content.Tasks.OrderBy(task => task.Kind).Select(IReadOnlyList<object?> (task, index) =>
            [
                index + 1, task.Title,
                task.Kind switch { TaskKind.Key => "Trọng tâm", TaskKind.Breakthrough => "Đột phá", _ => "Thường xuyên" },
                task.FieldCode is { } field ? NameOf(field, around) : null, task.DueOn,
            ]),
        ]);

    private static string NameOf(string fieldCode, PlanSurroundingsOnPaper around) => around.Fields.GetValueOrDefault(fieldCode, fieldCode);

    private static string Lower(string title) => title.Length == 0 ? title : char.ToLower(title[0], VietnameseForm.Culture) + title[1..];
}
