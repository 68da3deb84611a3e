using WorkPlan.Documents;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Emulation.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Rankings;

/// <summary>A published version of a ranking as an administrative document: Vietnamese, whatever the reader's language.</summary>
internal static class RankingDocument
{
    public static AdministrativeDocument Of(
        RankingContent content, EmulationCluster cluster, IReadOnlyList<ScoreRule> rules, string? tableBasis, IssuingBody by,
        IReadOnlyDictionary<string, string> names)
    {
        var (ranking, version) = (content.Ranking, content.Version);
        return new AdministrativeDocument
        {
            SuperiorBody = by.Superior,
            IssuingBody = by.Name,
            Symbol = "TB-VKS",
            Place = by.Place,
            SignedOn = version.PublishedAt is { } at ? VietnamTime.DateOf(at) : null,
            TypeName = "Thông báo",
            Abstract = version.Number == 1
                ? $"Kết quả xếp hạng thi đua năm {ranking.WorkYear} của {cluster.Name}"
                : $"Kết quả xếp hạng thi đua năm {ranking.WorkYear} của {cluster.Name} (công bố lần {version.Number})",
            Body =
            [
                Block.Basis($"Căn cứ {cluster.LegalBasis} về việc thành lập {cluster.Name};"),
                .. tableBasis is null ? Array.Empty<Block>() : [Block.Basis($"Căn cứ bảng chấm điểm thi đua ban hành theo {tableBasis};")],
                Block.Paragraph($"{by.Name} thông báo kết quả chấm điểm, xếp hạng thi đua năm {ranking.WorkYear} của {content.Rows.Count} đơn vị thuộc {cluster.Name} như sau:"),
                Block.Heading("I. KẾT QUẢ"),
                .. content.Rows.Where(row => row.Rank <= First).Select(row =>
                    Block.Item($"Hạng {row.Rank}: {names.GetValueOrDefault(row.UnitCode, row.UnitCode)}, {VietnameseForm.Cell(row.Hundredths / 100m)} điểm.")),
                Block.Paragraph("Kết quả của tất cả các đơn vị tại phụ lục kèm theo."),
                .. version.Number == 1
                    ? Array.Empty<Block>()
                    :
                    [
                        Block.Heading("II. LÝ DO ĐIỀU CHỈNH"),
                        Block.Paragraph($"Thông báo này thay thế kết quả công bố lần {version.Number - 1}. {version.Reason}"),
                    ],
            ],
            Recipients = [.. by.ToSuperior, $"Các đơn vị thuộc {cluster.Name}", "Lưu: VT, hồ sơ thi đua"],
            Signature = by.Signature,
            Appendices =
            [
                new Appendix("Kết quả chấm điểm, xếp hạng", RowsTable(content, rules, names)),
                .. content.Causes.Count == 0 || version.Number == 1 ? Array.Empty<Appendix>() : [new Appendix("Các thay đổi so với lần công bố trước", CausesTable(content, names))],
            ],
        };
    }

    private const int First = 3;

    private static DocumentTable RowsTable(
        RankingContent content, IReadOnlyList<ScoreRule> rules, IReadOnlyDictionary<string, string> names)
    {
        var former = content.FormerRanks();
        var corrected = content.Version.Number > 1;
        return new DocumentTable(
            [
                new("Hạng", 3, Centred: true), new("Đơn vị", 14), .. rules.Select(rule => new DocumentColumn(rule.Name, 6, Centred: true)),
                new("Tổng điểm", 6, Centred: true), .. corrected ? [new("Hạng lần trước", 4, Centred: true)] : Array.Empty<DocumentColumn>(),
            ],
            [
                .. content.Rows.Select(IReadOnlyList<object?> (row) =>
                [
                    row.Rank, names.GetValueOrDefault(row.UnitCode, row.UnitCode),
                    .. rules.Select(object? (rule) => row.ByRule.GetValueOrDefault(rule.Code) / 100m), row.Hundredths / 100m,
                    .. corrected ? new object?[] { former.TryGetValue(row.UnitCode, out var rank) ? rank : null } : [],
                ]),
            ]);
    }

    private static DocumentTable CausesTable(RankingContent content, IReadOnlyDictionary<string, string> names) => new(
        [
            new("TT", 2, Centred: true), new("Đơn vị", 9), new("Nội dung", 12), new("Trước", 5, Centred: true), new("Sau", 5, Centred: true),
            new("Điểm trước", 5, Centred: true), new("Điểm sau", 5, Centred: true), new("Lý do", 10),
        ],
        [
            .. content.Causes.Select(IReadOnlyList<object?> (cause, index) =>
            [
                index + 1, names.GetValueOrDefault(cause.UnitCode, cause.UnitCode), Word(cause.What), Word(cause.Before), Word(cause.After),
                cause.HundredthsBefore / 100m, cause.HundredthsAfter / 100m, cause.Reason,
            ]),
        ]);

    private static string? Word(string? value) => value switch
    {
        "met" => "Đạt",
        "exceeded" => "Vượt",
        "notMet" => "Không đạt",
        "basicallyMet" => "Cơ bản đạt",
        "notArisen" => "Không phát sinh",
        "late" => "Chậm",
        "confirmed" => "Được xác nhận",
        "direct" => "Kiểm tra trực tiếp",
        "self" => "Tự kiểm tra",
        _ => value,
    };
}
