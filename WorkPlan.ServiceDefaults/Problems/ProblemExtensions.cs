using System.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace WorkPlan.ServiceDefaults.Problems;

public static class ProblemExtensions
{
    private static readonly string[] Cultures = ["vi", "en"];

    /// <summary>Adds a resource file's texts. Later ones win over earlier ones.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="anchor">Any type of the assembly that holds the file.</param>
    /// <param name="baseName">The file's full name without culture, for example <c>WorkPlan.Planning.Texts</c>.</param>
    public static WebApplicationBuilder AddTexts(this WebApplicationBuilder builder, Type anchor, string baseName)
    {
        builder.Services.AddSingleton(new ResourceManager(baseName, anchor.Assembly));
        return builder;
    }

    internal static WebApplicationBuilder AddProblems(this WebApplicationBuilder builder)
    {
        builder.AddTexts(typeof(ProblemExtensions), "WorkPlan.ServiceDefaults.Texts");
        builder.Services.AddSingleton(services => new Texts(services.GetServices<ResourceManager>().Reverse()));
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemShape.Complete);
        builder.Services.AddSingleton<UnavailabilityMetrics>();
        builder.Services.AddExceptionHandler<ExceptionProblems>();
        // A body that does not bind becomes an exception in every environment, so that one place answers it.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Cultures[0]).AddSupportedCultures(Cultures).AddSupportedUICultures(Cultures);
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return builder;
    }

    internal static WebApplication UseProblems(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        return app;
    }
}
