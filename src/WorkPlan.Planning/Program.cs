using WorkPlan.Planning;
using WorkPlan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("planning");
builder.AddPlanning();
var app = builder.Build();
app.MapServiceDefaults();
app.MapPlanning();
await app.RunOrMigrateAsync(args);
