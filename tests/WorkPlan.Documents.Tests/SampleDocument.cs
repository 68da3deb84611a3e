namespace WorkPlan.Documents.Tests;

/// <summary>A plan of a fictional signer with everything that a document can hold.</summary>
internal static class SampleDocument
{
    public static AdministrativeDocument Plan { get; } = new()
    {
        SuperiorBody = "Viện kiểm sát nhân dân tối cao",
        IssuingBody = "Viện kiểm sát nhân dân tỉnh Hà Tĩnh",
        Number = "05/KH-VKS",
        Symbol = "KH-VKS",
        Place = "Hà Tĩnh",
        SignedOn = new DateOnly(2022, 1, 5),
        TypeName = "Kế hoạch",
        Abstract = "Công tác kiểm sát năm 2022",
        Body =
        [
            Block.Basis("Căn cứ Chỉ thị số 01/CT-VKSTC ngày 15/12/2021 của Viện trưởng Viện kiểm sát nhân dân tối cao về công tác của ngành Kiểm sát nhân dân năm 2022;"),
            Block.Paragraph("Viện kiểm sát nhân dân tỉnh Hà Tĩnh ban hành Kế hoạch công tác kiểm sát năm 2022 như sau:"),
            Block.Heading("I. MỤC ĐÍCH, YÊU CẦU"),
            Block.Paragraph("Quán triệt, triển khai đầy đủ chỉ thị, kế hoạch công tác của Viện kiểm sát nhân dân tối cao.\nBảo đảm hoàn thành và vượt các chỉ tiêu nghiệp vụ."),
            Block.Heading("II. NHIỆM VỤ"),
            Block.Item("Tăng cường trách nhiệm công tố trong hoạt động điều tra."),
            Block.Item("Ký tự lạ: \u0001 & < > \" '", 2),
            Block.Of(new DocumentTable([new("TT", 2, Centred: true), new("Chỉ tiêu", 10)], [[1, "Án truy tố đúng thời hạn"]])),
        ],
        Recipients = ["Viện kiểm sát nhân dân tối cao (để báo cáo)", "Các phòng, Viện kiểm sát cấp huyện", "Lưu: VT, VP"],
        Signature = new SignatureBlock(SigningAuthority.ForHead, "Viện trưởng", "Phó Viện trưởng", "Nguyễn Văn Mẫu"),
        Appendices =
        [
            new("Chỉ tiêu nghiệp vụ", new DocumentTable(
                [new("TT", 2, Centred: true), new("Chỉ tiêu", 20), new("Cấp trên giao", 5, Centred: true), new("Đơn vị đặt", 5, Centred: true), new("Ngày", 4, Centred: true)],
                [.. Enumerable.Range(1, 45).Select(IReadOnlyList<object?> (row) => [row, $"Chỉ tiêu thứ {row} về thực hành quyền công tố, kiểm sát việc giải quyết", "≥ 98 %", 1_234_567, new DateOnly(2022, 11, 30)])])),
            new("Nhiệm vụ", new DocumentTable([new("TT", 2, Centred: true), new("Nhiệm vụ", 20)], [[1, "=HYPERLINK(\"http://example.invalid\")"], [2, "+1"], [3, "-2"], [4, "@SUM(A1)"], [5, null]])),
        ],
    };
}
