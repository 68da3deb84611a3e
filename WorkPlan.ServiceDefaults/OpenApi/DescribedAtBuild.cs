using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.OpenApi;

/// <summary>
/// While a service is built with <c>DescribeApi=true</c>, the build starts it to ask for its description. There is no database, broker
/// or setting then: nothing runs but the web host, which knows the endpoints.
/// </summary>
internal static class DescribedAtBuild
{
    private const string Tool = "GetDocument.Insider";

    public static WebApplicationBuilder OnlyTheWebHostWhenDescribed(this WebApplicationBuilder builder)
    {
        if (Assembly.GetEntryAssembly()?.GetName().Name != Tool)
            return builder;
        // Read while consumers are registered; nobody connects.
        builder.Configuration["ConnectionStrings:messaging"] = "amqp://localhost";
        builder.Host.UseServiceProviderFactory(new OnlyTheWebHost());
        return builder;
    }

    private sealed class OnlyTheWebHost : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection services)
        {
            var others = services.Where(service => service.ServiceType == typeof(IHostedService)
                && service.ImplementationType?.Name != "GenericWebHostService").ToList();
            foreach (var other in others)
                services.Remove(other);
            services.RemoveAll<IStartupValidator>();
            return services.BuildServiceProvider();
        }
    }
}
