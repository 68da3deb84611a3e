using WorkPlan.Assignments;
using WorkPlan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("assignments");
builder.AddAssignments();
var app = builder.Build();
app.MapServiceDefaults();
app.MapAssignments();
await app.RunOrMigrateAsync(args);
