using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Identity.Accounts;
using WorkPlan.Identity.Keys;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Identity;

/// <summary>Before the service serves: there is a key to sign with and, where nobody can sign in yet, an administrator.</summary>
internal sealed partial class FirstStart(
    IServiceScopeFactory scopes, KeyRing keys, IOptions<IdentitySettings> settings, TimeProvider clock, ILogger<FirstStart> logger)
    : IHostedService
{
    private const string Administrator = "administrator";
    private const string AdministratorName = "Quản trị hệ thống";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.EnsureAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<IdentityDbContext>().Accounts.AnyAsync(cancellationToken))
            await AddAdministratorAsync(scope.ServiceProvider.GetRequiredService<AccountRegister>());
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AddAdministratorAsync(AccountRegister register)
    {
        var account = new Account(Administrator, AdministratorName, personCode: null, clock.GetUtcNow());
        account.Hold([new GrantRequest(Roles.SystemAdministrator, Grant.EveryUnit, Subtree: true, VietnamTime.Today(clock))]);
        var password = settings.Value.AdministratorPassword ?? MakeUpPassword();
        try
        {
            await register.AddAsync(account, password);
        }
        catch (RuleException rule) when (rule.Code == AccountRules.UserNameTaken(Administrator).Code)
        {
            // Another replica starts at the same moment and was first; its password holds.
            return;
        }
        catch (InvalidInputException invalid)
        {
            throw new InvalidOperationException(
                $"Identity:AdministratorPassword: {string.Join(" ", invalid.Errors.SelectMany(error => error.Value))}", invalid);
        }
        Log.AdministratorAdded(logger, account.Id);
        if (settings.Value.AdministratorPassword is null)
        {
            // On the console and not in the log: logs are shipped and kept. Who keeps the console's lines in a file leaves out what is so marked.
            Console.Out.WriteLine($"[secret] First sign-in: {Administrator} / {password}   (shown once; change it after signing in)");
        }
    }

    private static string MakeUpPassword() => System.Security.Cryptography.RandomNumberGenerator.GetString(
        "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", 20);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Account {AccountId} was made as the first administrator")]
        public static partial void AdministratorAdded(ILogger logger, Guid accountId);
    }
}
