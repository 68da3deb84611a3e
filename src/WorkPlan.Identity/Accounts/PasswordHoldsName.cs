using Microsoft.AspNetCore.Identity;

namespace WorkPlan.Identity.Accounts;

/// <summary>A password must not hold the user name: that is what is tried first.</summary>
internal sealed class PasswordHoldsName : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password?.Contains(user.UserName!, StringComparison.OrdinalIgnoreCase) == true
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordHoldsName), Description = "The password holds the user name." })
            : IdentityResult.Success);
}
