namespace WorkPlan.Documents;

/// <summary>
/// An administrative document as Decree 30/2020/NĐ-CP (Appendix I) composes it: what it says, not how it looks. How it looks is the
/// same for all: <see cref="DocxWriter"/>.
/// </summary>
public sealed record AdministrativeDocument
{
    /// <summary>The body above the issuing one; null where there is none to name.</summary>
    public string? SuperiorBody { get; init; }

    public required string IssuingBody { get; init; }

    /// <summary>Number and symbol as printed, for example 05/KH-VKS; null before it has one.</summary>
    public string? Number { get; init; }

    /// <summary>The symbol that stands while there is no number, for example KH-VKS.</summary>
    public string Symbol { get; init; } = "";

    public required string Place { get; init; }

    public DateOnly? SignedOn { get; init; }

    /// <summary>The type's name, for example Kế hoạch; printed in capitals.</summary>
    public required string TypeName { get; init; }

    public required string Abstract { get; init; }

    /// <summary>Who decides, over the grounds of a decision, for example Viện trưởng Viện kiểm sát nhân dân tỉnh; null elsewhere.</summary>
    public string? Authority { get; init; }

    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>Without dashes and semicolons; the last is where the file copy is kept.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    public required SignatureBlock Signature { get; init; }

    public IReadOnlyList<Appendix> Appendices { get; init; } = [];

    /// <summary>Every table, with the name under which a workbook shows it.</summary>
    public IEnumerable<(string Name, DocumentTable Table)> Tables => Body.Where(block => block.Table is not null)
        .Select((block, index) => ($"Bảng {index + 1}", block.Table!))
        .Concat(Appendices.Select((appendix, index) => ($"Phụ lục {VietnameseForm.Roman(index + 1)}", appendix.Table)));

    /// <summary>What is still to be filled in before it can be signed.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. Number is null ? ["number"] : Array.Empty<string>(),
        .. SignedOn is null ? ["date"] : Array.Empty<string>(),
        .. Signature.Name is null ? ["signer"] : Array.Empty<string>(),
    ];
}

public enum BlockKind
{
    /// <summary>One ground on which the document rests: Căn cứ …</summary>
    Basis,
    Paragraph,

    /// <summary>I., II.; level 2: 1., 2.</summary>
    Heading,

    /// <summary>Điều 1.; its name comes before the text.</summary>
    Article,

    /// <summary>One of a list.</summary>
    Item,

    /// <summary>A line by itself in the middle: QUYẾT ĐỊNH:</summary>
    Centred,
    Table,
}

/// <summary>A part of a document's body.</summary>
public sealed record Block(BlockKind Kind, string Text)
{
    public int Level { get; init; } = 1;

    public DocumentTable? Table { get; init; }

    public static Block Basis(string text) => new(BlockKind.Basis, text);

    public static Block Paragraph(string text) => new(BlockKind.Paragraph, text);

    public static Block Heading(string text, int level = 1) => new(BlockKind.Heading, text) { Level = level };

    public static Block Article(string text) => new(BlockKind.Article, text);

    public static Block Item(string text, int level = 1) => new(BlockKind.Item, text) { Level = level };

    public static Block Centred(string text) => new(BlockKind.Centred, text);

    public static Block Of(DocumentTable table) => new(BlockKind.Table, "") { Table = table };
}

/// <param name="Subtitle">What it holds; printed in capitals under PHỤ LỤC and its number.</param>
public sealed record Appendix(string Subtitle, DocumentTable Table);

/// <summary>Rows of text, whole numbers, numbers with two decimals (decimal) and dates under named columns.</summary>
public sealed record DocumentTable(IReadOnlyList<DocumentColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <param name="Name">The heading.</param>
/// <param name="Weight">Its share of the width.</param>
/// <param name="Centred">For numbers, dates and short words.</param>
public sealed record DocumentColumn(string Name, int Weight = 10, bool Centred = false);
