using WorkPlan.Documents;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>The inspecting unit as it signs.</summary>
internal sealed record InspectingBody(string Name, string? Superior, string? Head);

/// <summary>What inspections say on paper: Vietnamese, whatever the reader's language.</summary>
internal static class InspectionDocuments
{
    public static AdministrativeDocument Conclusion(
        InspectionCampaign campaign, UnitInspection inspection, string unitName, InspectionMode mode, IReadOnlyList<Finding> findings, InspectingBody by) => new()
        {
            SuperiorBody = by.Superior,
            IssuingBody = by.Name,
            Symbol = "KL-VKS",
            Place = VietnameseForm.PlaceOf(by.Name),
            SignedOn = inspection.ConcludedOn,
            TypeName = "Kết luận",
            Abstract = $"{campaign.Title} tại {unitName}",
            Body =
            [
                Block.Basis($"Căn cứ kế hoạch kiểm tra «{campaign.Title}» của {by.Name};"),
                Block.Paragraph($"{Way(mode)} đối với {unitName}, thời kỳ từ {VietnameseForm.Date(campaign.ExaminedFrom)} đến {VietnameseForm.Date(campaign.ExaminedTo)}; {by.Name} kết luận như sau:"),
                Block.Heading("I. NỘI DUNG KIỂM TRA"),
                Block.Paragraph(campaign.Subject),
                Block.Heading("II. KẾT QUẢ"),
                Block.Paragraph(inspection.Conclusion ?? ""),
                Block.Paragraph($"Xếp loại: {Word(inspection.Grade)}."),
                .. inspection.Explanation is { } explanation ? [Block.Paragraph($"Giải trình của đơn vị: {explanation}")] : Array.Empty<Block>(),
                Block.Heading("III. TỒN TẠI, HẠN CHẾ VÀ BIỆN PHÁP KHẮC PHỤC"),
                .. findings.Count == 0
                    ? [Block.Paragraph("Không có tồn tại, hạn chế phải khắc phục.")]
                    : findings.SelectMany(finding => new[]
                    {
                        Block.Item($"{Word(finding.Severity)}: {finding.Statement}"),
                        Block.Item($"{CauseOf(finding)}: {finding.Cause}", 2),
                        Block.Item($"Biện pháp: {finding.Remedy.TrimEnd('.', ' ')}; hạn khắc phục {VietnamTime.Format(finding.DueAt)}.", 2),
                    }.Concat(Cited(finding, inspection).Select(words => Block.Item(words, 2)))),
                .. inspection.Notes.Count == 0 ? [] : inspection.Notes.Select(note => Block.Item($"Lưu ý: {note.Text}")),
                Block.Heading("IV. TỔ CHỨC THỰC HIỆN"),
                Block.Paragraph($"{unitName} khắc phục các tồn tại, hạn chế nêu trên đúng thời hạn, báo cáo kết quả kèm tài liệu chứng minh về {by.Name}."),
            ],
            Recipients = [unitName, .. by.Superior is { } superior ? [$"{superior} (để báo cáo)"] : Array.Empty<string>(), "Lưu: VT, hồ sơ kiểm tra"],
            Signature = new SignatureBlock(SigningAuthority.InOwnOffice, "Viện trưởng", null, by.Head),
            Appendices = findings.Count == 0 ? [] : [new Appendix("Tồn tại, hạn chế và thời hạn khắc phục", FindingsTable(findings, null))],
        };

    public static AdministrativeDocument Summary(
        InspectionCampaign campaign, IReadOnlyList<UnitInspection> inspections, IReadOnlyDictionary<string, string> names, IReadOnlyList<Finding> findings,
        InspectingBody by)
    {
        var modes = campaign.Units.ToDictionary(unit => unit.UnitCode, unit => unit.Mode);
        var direct = modes.Count(unit => unit.Value == InspectionMode.Direct);
        return new AdministrativeDocument
        {
            SuperiorBody = by.Superior,
            IssuingBody = by.Name,
            Symbol = "BC-VKS",
            Place = VietnameseForm.PlaceOf(by.Name),
            SignedOn = campaign.ClosedOn,
            TypeName = "Báo cáo",
            Abstract = $"Kết quả {Lower(campaign.Title)}",
            Body =
            [
                Block.Paragraph($"{by.Name} báo cáo kết quả «{campaign.Title}» năm {campaign.WorkYear} như sau:"),
                Block.Heading("I. TỔ CHỨC KIỂM TRA"),
                Block.Paragraph($"Kiểm tra {modes.Count} đơn vị, trong đó kiểm tra trực tiếp {direct} đơn vị, tự kiểm tra {modes.Count - direct} đơn vị."),
                Block.Paragraph($"Đến nay {inspections.Count(inspection => inspection.State == InspectionState.Concluded)} đơn vị đã có kết luận; {inspections.Count(inspection => inspection.Late)} đơn vị gửi báo cáo chậm."),
                Block.Heading("II. KẾT QUẢ"),
                .. Enum.GetValues<InspectionGrade>().Select(grade =>
                    Block.Item($"{Word(grade)}: {inspections.Count(inspection => inspection.Grade == grade)} đơn vị.")),
                Block.Heading("III. TỒN TẠI, HẠN CHẾ"),
                Block.Paragraph($"Phát hiện {findings.Count} tồn tại, hạn chế; đã khắc phục {findings.Count(finding => finding.VerifiedOn is not null)}, còn {findings.Count(finding => finding.VerifiedOn is null)} đang khắc phục. Chi tiết tại các phụ lục kèm theo."),
            ],
            Recipients = [.. by.Superior is { } superior ? [$"{superior} (để báo cáo)"] : Array.Empty<string>(), "Các đơn vị được kiểm tra", "Lưu: VT, hồ sơ kiểm tra"],
            Signature = new SignatureBlock(SigningAuthority.InOwnOffice, "Viện trưởng", null, by.Head),
            Appendices =
            [
                new Appendix("Kết quả theo đơn vị", UnitsTable(campaign, inspections, names, code => findings.Count(finding => finding.UnitCode == code))),
                new Appendix("Tồn tại, hạn chế", FindingsTable(findings, names)),
            ],
        };
    }

    /// <summary>Every unit with the way it was inspected, its grade and how much was found.</summary>
    public static DocumentTable UnitsTable(
        InspectionCampaign campaign, IReadOnlyList<UnitInspection> inspections, IReadOnlyDictionary<string, string> names, Func<string, int> findingsOf)
    {
        var modes = campaign.Units.ToDictionary(unit => unit.UnitCode, unit => unit.Mode);
        return new DocumentTable(
            [new("TT", 2, Centred: true), new("Đơn vị", 16), new("Hình thức", 6, Centred: true), new("Xếp loại", 7, Centred: true), new("Ngày kết luận", 5, Centred: true), new("Số tồn tại", 4, Centred: true)],
            [
                .. inspections.OrderBy(inspection => inspection.UnitCode, StringComparer.Ordinal).Select(IReadOnlyList<object?> (inspection, index) =>
                [
                    index + 1, names.GetValueOrDefault(inspection.UnitCode, inspection.UnitCode),
                    modes.GetValueOrDefault(inspection.UnitCode) == InspectionMode.Direct ? "Trực tiếp" : "Tự kiểm tra",
                    inspection.Grade is null ? "Chưa kết luận" : Word(inspection.Grade), inspection.ConcludedOn, findingsOf(inspection.UnitCode),
                ]),
            ]);
    }

    private static DocumentTable FindingsTable(IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, string>? names) => new(
        [
            new("TT", 2, Centred: true), .. names is null ? [] : new[] { new DocumentColumn("Đơn vị", 8) }, new("Nội dung", 14), new("Mức độ", 5, Centred: true),
            new("Biện pháp", 12), new("Hạn", 5, Centred: true), new("Xác nhận", 5, Centred: true),
        ],
        [
            .. findings.Select(IReadOnlyList<object?> (finding, index) =>
            [
                index + 1, .. names is null ? [] : new object?[] { names.GetValueOrDefault(finding.UnitCode, finding.UnitCode) }, finding.Statement,
                Word(finding.Severity), finding.Remedy, VietnamTime.DateOf(finding.DueAt), finding.VerifiedOn,
            ]),
        ]);

    private static string Way(InspectionMode mode) => mode == InspectionMode.Direct ? "Qua kiểm tra trực tiếp" : "Qua báo cáo tự kiểm tra";

    private static string Word(InspectionGrade? grade) => grade switch
    {
        InspectionGrade.Met => "Đạt yêu cầu",
        InspectionGrade.BasicallyMet => "Cơ bản đạt yêu cầu",
        InspectionGrade.NotMet => "Chưa đạt yêu cầu",
        _ => "Chưa xếp loại",
    };

    /// <summary>The question, the evidence and the paper of the inspectorate; a finding from before they were asked for may have none of them.</summary>
    private static IEnumerable<string> Cited(Finding finding, UnitInspection inspection)
    {
        string?[] grounds =
        [
            finding.ItemCode is { } item ? $"nội dung {item} của bảng kiểm" : null,
            inspection.Evidence.Find(known => known.Id == finding.EvidenceId) is { } evidence ? $"tài liệu «{evidence.Caption}» ngày {VietnamTime.Format(evidence.TakenOn)}" : null,
            finding.CitedFact is { } fact ? $"dữ liệu «{fact.Sentence}» đến {VietnamTime.Format(fact.AsOf)}" : null,
        ];
        if (grounds.Any(ground => ground is not null))
            yield return $"Căn cứ: {string.Join("; ", grounds.OfType<string>())}.";
        if (finding.Referral is { } referral)
            yield return $"Đã chuyển {referral.Body} theo văn bản số {referral.Number} ngày {VietnamTime.Format(referral.IssuedOn)}.";
    }

    private static string CauseOf(Finding finding)
    {
        var kind = finding.CauseKind == FindingCauseKind.Condition ? "Điều kiện" : "Nguyên nhân";
        return finding.CauseObjective is { } objective ? $"{kind} {(objective ? "khách quan" : "chủ quan")}" : kind;
    }

    private static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Violation => "Vi phạm",
        FindingSeverity.Weakness => "Tồn tại, yếu kém",
        FindingSeverity.Shortcoming => "Thiếu sót",
        _ => "Hạn chế",
    };

    private static string Lower(string title) => title.Length == 0 ? title : char.ToLower(title[0], VietnameseForm.Culture) + title[1..];
}
