using System.Security.Cryptography;
using System.Text;

namespace WorkPlan.Samples.Gateway;

/// <summary>
/// The people who use the gateway in the samples. Their passwords follow from the administrator's, so that a start which was broken off
/// can go on as the same users without writing a password down anywhere.
/// </summary>
internal sealed class SampleUsers(HttpClient gateway, string administratorPassword, TimeProvider clock)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private readonly Dictionary<string, Account> _accounts = [];
    private readonly byte[] _secret = Rfc2898DeriveBytes.Pbkdf2(
        administratorPassword, "WorkPlan.Samples"u8, iterations: 200_000, HashAlgorithmName.SHA256, outputLength: 32);

    public Account Administrator => As("administrator", administratorPassword);

    public Account As(string userName) => As(userName, PasswordOf(userName));

    public string PasswordOf(string userName)
    {
        var bytes = HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(userName));
        return string.Join('-', bytes.Take(16).Select(value => Letters[value % Letters.Length]).Chunk(4).Select(group => new string(group)));
    }

    private Account As(string userName, string password)
    {
        if (!_accounts.TryGetValue(userName, out var account))
            _accounts[userName] = account = new Account(gateway, userName, password, clock);
        return account;
    }
}
