using System.Net;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Identity.Accounts;
using WorkPlan.Identity.Keys;
using WorkPlan.Identity.Sessions;
using WorkPlan.Identity.Telemetry;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity;

internal static class IdentityServices
{
    public const string DatabaseName = "identitydb";

    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<IdentityDbContext, SqliteIdentityDbContext, SqlServerIdentityDbContext>(DatabaseName);
        builder.AddTexts(typeof(IdentityServices), "WorkPlan.Identity.Texts");
        builder.AddPermissions(IdentityPermissions.Table);
        builder.Services.AddOptions<IdentitySettings>().BindConfiguration(IdentitySettings.Section)
            .Validate(settings => settings.IsValid(), "Identity: a time or a limit is out of its range.").ValidateOnStart();
        builder.Services.AddValidation();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(IdentityPermissions.SignedIn, policy => policy.RequireAuthenticatedUser());
        builder.Services.AddAccounts().AddKeys();
        builder.AddFigures(IdentityFigures.All);
        builder.Services.AddCounters<SignInMetrics>();
        builder.Services.AddSingleton<AttemptGates>();
        builder.Services.AddSingleton<UnknownNames>();
        builder.Services.AddSingleton<SignInLimits>();
        builder.Services.AddScoped<PasswordCheck>();
        builder.Services.AddScoped<SessionRegister>();
        builder.Services.AddHostedService<FirstStart>();
        builder.Services.AddHostedService<Housekeeping>();
        return builder;
    }

    public static WebApplication MapIdentity(this WebApplication app)
    {
        // The limits count the client's address, which the gateway on this host, or one that is named, passes on.
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        foreach (var proxy in app.Services.GetRequiredService<IOptions<IdentitySettings>>().Value.TrustedProxies)
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(forwarded);
        app.MapPublishedKeys();
        var api = app.MapApi();
        api.MapTokens();
        api.MapMe();
        api.MapSessions();
        api.MapUsers();
        api.MapKeys();
        return app;
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
        {
            options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@";
            // Length carries a password; a rule about kinds of characters makes "Password1!" of it.
            options.Password.RequiredLength = PasswordLimits.MinLength;
            options.Password.RequiredUniqueChars = PasswordLimits.UniqueCharacters;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
        });
        services.AddScoped<IPasswordValidator<Account>, PasswordHoldsName>();
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, IdentityDbContext, Guid>>();
        services.AddScoped<AccountRegister>();
        return services;
    }

    private static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("WorkPlan.Identity");
        services.AddSingleton<KeyDirectory>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyDirectory, ILoggerFactory>((options, directory, loggers) =>
            options.XmlRepository = new FileSystemXmlRepository(directory.Open(), loggers));
        services.AddOptions<AuthenticationOptions>().BindConfiguration(AuthenticationOptions.Section);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<IExpiring, ExpiringKeys>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, OwnTokens>();
        return services;
    }
}
