namespace WorkPlan.Documents;

/// <summary>Thẩm quyền ký (Decree 30/2020/NĐ-CP, Appendix I, II.7): in whose name somebody signs.</summary>
public enum SigningAuthority
{
    /// <summary>The head himself.</summary>
    InOwnOffice,

    /// <summary>TM.: on behalf of a collective.</summary>
    OnBehalf,

    /// <summary>KT.: a deputy for the head.</summary>
    ForHead,

    /// <summary>TL.: by the head's order.</summary>
    ByOrder,

    /// <summary>TUQ.: by the head's authorisation.</summary>
    Authorised,

    /// <summary>Q.: acting head.</summary>
    Acting,
}

/// <summary>Who signs and in which capacity, as the two or three lines over the name.</summary>
/// <param name="Authority">In whose name.</param>
/// <param name="Head">The office, or the collective, in whose name it is: Viện trưởng.</param>
/// <param name="OwnOffice">The signer's own office where it is another: Phó Viện trưởng.</param>
/// <param name="Name">Full name; null while it is not known.</param>
public sealed record SignatureBlock(SigningAuthority Authority, string Head, string? OwnOffice, string? Name)
{
    public string Capacity => (Prefix + Head).ToUpper(VietnameseForm.Culture);

    public string? Position => Authority is SigningAuthority.InOwnOffice or SigningAuthority.Acting
        ? null
        : OwnOffice?.ToUpper(VietnameseForm.Culture);

    private string Prefix => Authority switch
    {
        SigningAuthority.OnBehalf => "TM. ",
        SigningAuthority.ForHead => "KT. ",
        SigningAuthority.ByOrder => "TL. ",
        SigningAuthority.Authorised => "TUQ. ",
        SigningAuthority.Acting => "Q. ",
        _ => "",
    };
}
