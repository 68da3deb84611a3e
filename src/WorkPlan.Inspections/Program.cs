using WorkPlan.Inspections;
using WorkPlan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("inspections");
builder.AddInspections();
var app = builder.Build();
app.MapServiceDefaults();
app.MapInspections();
await app.RunOrMigrateAsync(args);
