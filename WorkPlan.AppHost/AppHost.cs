using WorkPlan.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

var administratorPassword = builder.AddParameter(ResourceNames.AdministratorPassword, secret: true);

// Broker and databases: their data outlives a run.
var messaging = builder.AddRabbitMQ(ResourceNames.Messaging)
    .WithManagementPlugin()
    .WithDataVolume();
var sql = builder.AddSqlServer(ResourceNames.Sql)
    .WithDataVolume();

// Services: each with its own database, and its migrations as a step of their own.
var identity = AddService(ResourceNames.Identity, ResourceNames.IdentityDb, "WorkPlan.Identity")
    .WithEnvironment("Identity__AdministratorPassword", administratorPassword);
var planning = AddService(ResourceNames.Planning, ResourceNames.PlanningDb, "WorkPlan.Planning", messaging);
var assignments = AddService(ResourceNames.Assignments, ResourceNames.AssignmentsDb, "WorkPlan.Assignments", messaging);
var inspections = AddService(ResourceNames.Inspections, ResourceNames.InspectionsDb, "WorkPlan.Inspections", messaging);
var emulation = AddService(ResourceNames.Emulation, ResourceNames.EmulationDb, "WorkPlan.Emulation", messaging);
var notifications = AddService(ResourceNames.Notifications, ResourceNames.NotificationsDb, "WorkPlan.Notifications", messaging);

// They talk in messages, except to ask identity for the keys of its tokens: when the first token comes, so none waits for its start.
foreach (var service in (IResourceBuilder<ProjectResource>[])[planning, assignments, inspections, emulation, notifications])
    service.WithReference(identity);

// The gateway waits for everything behind it, so that an open door means that every room is lit.
var gateway = builder.AddProject(ResourceNames.Gateway, "../src/WorkPlan.Gateway/WorkPlan.Gateway.csproj")
    .WithReference(identity).WaitFor(identity)
    .WithReference(planning).WaitFor(planning)
    .WithReference(assignments).WaitFor(assignments)
    .WithReference(inspections).WaitFor(inspections)
    .WithReference(emulation).WaitFor(emulation)
    .WithReference(notifications).WaitFor(notifications)
    .WithHttpHealthCheck("/health/ready")
    .WithExternalHttpEndpoints();

// Two provinces' work year, fed through the gateway like any user's input; runs once and ends.
if (!args.Contains("--empty"))
{
    builder.AddProject(ResourceNames.Samples, "../samples/WorkPlan.Samples/WorkPlan.Samples.csproj")
        .WithReference(gateway).WaitFor(gateway)
        .WithEnvironment("Identity__AdministratorPassword", administratorPassword);
}

builder.Build().Run();

IResourceBuilder<ProjectResource> AddService(string name, string databaseName, string project, IResourceBuilder<RabbitMQServerResource>? broker = null)
{
    var path = $"../src/{project}/{project}.csproj";
    var database = sql.AddDatabase(databaseName);

    // No launch profile: two resources of one project would fight for its port.
    var migrations = builder.AddProject(ResourceNames.MigrationsOf(name), path, launchProfileName: null)
        .WithArgs("migrate")
        .WithReference(database).WaitFor(database);

    var service = builder.AddProject(name, path)
        .WithReference(database).WaitFor(database)
        .WaitForCompletion(migrations)
        .WithHttpHealthCheck("/health/ready");

    if (broker is not null)
    {
        // The program reads the broker's address even when it only migrates, but connects only when it serves.
        migrations.WithReference(broker);
        service.WithReference(broker).WaitFor(broker);
    }

    return service;
}
