using WorkPlan.Planning.Documents;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Documents;

/// <summary>The four documents that reach a division in the winter of 2021/2022, as they are entered.</summary>
internal static class Papers
{
    public static RegisterDocumentRequest Directive01(string scope = "QT") => new()
    {
        Type = DocumentType.Directive,
        Issuer = "Viện trưởng Viện kiểm sát nhân dân tối cao",
        IssuerKind = IssuerKind.Supreme,
        Number = "01/CT-VKSTC",
        IssuedOn = new(2021, 12, 27),
        ReceivedOn = new(2021, 12, 27),
        AppliesToWorkYear = 2022,
        Abstract = "Về công tác của ngành Kiểm sát nhân dân năm 2022",
        ScopeUnitCode = scope,
        RequiresSupplement = true,
        Classification = "Không mật",
    };

    public static RegisterDocumentRequest Guidance9(string scope = "QT.P9") => Directive01(scope) with
    {
        Type = DocumentType.Guidance,
        Issuer = "Vụ 9 Viện kiểm sát nhân dân tối cao",
        IssuerKind = IssuerKind.Department,
        Number = "09/HD-VKSTC",
        IssuedOn = new(2022, 1, 5),
        ReceivedOn = new(2022, 1, 7),
        Abstract = "Hướng dẫn công tác kiểm sát giải quyết các vụ, việc dân sự, hôn nhân gia đình năm 2022",
    };

    public static RegisterDocumentRequest Guidance10(string scope = "QT.P9") => Guidance9(scope) with
    {
        Issuer = "Vụ 10 Viện kiểm sát nhân dân tối cao",
        Number = "10/HD-VKSTC",
        ReceivedOn = new(2022, 1, 10),
        Abstract = "Hướng dẫn công tác kiểm sát giải quyết các vụ án hành chính năm 2022",
    };

    public static RegisterDocumentRequest ProvincialPlan01(string scope = "QT") => Directive01(scope) with
    {
        Type = DocumentType.Plan,
        Issuer = "Viện kiểm sát nhân dân tỉnh",
        IssuerKind = IssuerKind.Province,
        Number = "01/VKS-VP",
        IssuedOn = new(2022, 1, 11),
        ReceivedOn = new(2022, 1, 24),
        Abstract = "Kế hoạch công tác kiểm sát năm 2022",
    };

    /// <summary>From outside the sector, with the numbering of the Party; no plan has to be supplemented for it.</summary>
    public static RegisterDocumentRequest PartyDirective(string scope = "QT") => Directive01(scope) with
    {
        Issuer = "Ban Thường vụ Tỉnh ủy",
        IssuerKind = IssuerKind.Party,
        Number = "10-CT/TU",
        IssuedOn = new(2021, 9, 27),
        ReceivedOn = new(2021, 9, 30),
        Abstract = "Về giải quyết khiếu nại, khiếu kiện hành chính trong lĩnh vực đất đai, giải phóng mặt bằng",
        RequiresSupplement = false,
    };

    /// <summary>A document in the register, as it is after its registration.</summary>
    public static DirectiveDocument Registered(RegisterDocumentRequest? paper = null)
    {
        var document = DirectiveDocument.Draft(DocumentContent.From(paper ?? Directive01(), PeriodCalendar.Sector));
        document.Register(new(2022, 2, 1), new(2022, 2, 1, 8, 0, 0, TimeSpan.FromHours(7)), "planner");
        return document;
    }
}
