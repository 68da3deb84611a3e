using System.Security.Cryptography;
using System.Text;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>
/// A document's identity – issuer, type, number, day of issue – as one value for the unique index. It is a hash because collations
/// differ: to some servers Đ equals D, and QĐ is not QD. A document issued without a number is recognised by its abstract instead.
/// </summary>
internal static class DocumentKey
{
    public static string Of(DirectiveDocument document)
    {
        var number = DocumentNumber.Parse(document.Number);
        var identity = new DocumentIdentity(document.Issuer, document.Type.ToString(), number, document.IssuedOn);
        var key = identity.Key
            ?? $"{identity.Issuer}|{identity.Type}|{number.Text}|{document.IssuedOn:yyyy-MM-dd}|{document.Abstract}";
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToUpperInvariant())));
    }
}
