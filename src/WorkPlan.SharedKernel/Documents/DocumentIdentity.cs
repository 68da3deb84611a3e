namespace WorkPlan.SharedKernel;

/// <summary>
/// What makes a document the same document: issuer, type, number and day of issue. The number and the year are not enough: numbering
/// does not follow the calendar year, and 379/QĐ-VKSTC was given twice.
/// </summary>
public sealed record DocumentIdentity
{
    public DocumentIdentity(string issuer, string type, DocumentNumber number, DateOnly? issuedOn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(issuer);
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentNullException.ThrowIfNull(number);
        Issuer = VietnameseText.Clean(issuer);
        Type = VietnameseText.Clean(type);
        Number = number;
        IssuedOn = issuedOn;
    }

    public string Issuer { get; }

    public string Type { get; }

    public DocumentNumber Number { get; }

    public DateOnly? IssuedOn { get; }

    /// <summary>A draft lacks its number or its day; nothing can be recognised by it yet.</summary>
    public bool IsComplete => Number.HasNumber && IssuedOn is not null;

    /// <summary>True when both are issued documents and the same one. Two drafts are never the same document by their form.</summary>
    public bool IsSameDocumentAs(DocumentIdentity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsComplete && this == other;
    }

    /// <summary>One text for a unique index; null for a draft.</summary>
    public string? Key => IsComplete ? $"{Issuer}|{Type}|{Number.Text.ToUpperInvariant()}|{IssuedOn:yyyy-MM-dd}" : null;

    public override string ToString() =>
        IssuedOn is { } day ? $"{Number} ngày {VietnamTime.Format(day)}".Trim() : Number.Text;
}
