using Microsoft.EntityFrameworkCore.Diagnostics;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Planning.Rollups.Reading;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Rollups;

internal static class RollupServices
{
    public static WebApplicationBuilder AddRollups(this WebApplicationBuilder builder)
    {
        builder.AddTexts(typeof(RollupServices), "WorkPlan.Planning.Rollups.RollupTexts");
        builder.Services.AddScoped<TargetInstances>();
        builder.Services.AddScoped<OutcomeNews>();
        builder.Services.AddScoped<RollupKeeper>();
        builder.Services.AddScoped<RollupQueue>();
        builder.Services.AddScoped<RollupFaults>();
        builder.Services.AddScoped<ResultReplay>();
        builder.Services.AddScoped<RollupListener>();
        builder.Services.AddScoped<IResultChangeListener>(services => services.GetRequiredService<RollupListener>());
        builder.Services.AddScoped<RollupQuery>();
        builder.Services.AddOptions<FulfilmentOptions>().BindConfiguration(FulfilmentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<FulfilmentGrades>();
        builder.Services.AddScoped<RollupReader>();
        builder.Services.AddScoped<RankingReader>();
        builder.Services.AddScoped<Restating>();
        builder.Services.AddScoped<SumWords>();
        builder.Services.AddSingleton<RollupSignal>();
        builder.Services.AddSingleton<IInterceptor, RollupMarks>();
        builder.Services.AddHostedService<RollupWorker>();
        return builder;
    }
}
