using System.Runtime.Versioning;
using WorkPlan.AppHost.FakeSystem;

[assembly: SupportedOSPlatform("linux")]

switch (args)
{
    case ["host", .. var options]:
        FakeAppHost.Run(options);
        break;
    case ["migrate", .. var how]:
        Environment.ExitCode = FakeMigration.Run(how);
        break;
    case ["program"]:
        Console.WriteLine("the program has run");
        Console.WriteLine("[secret] the word is swordfish");
        break;
    default:
        await FakeService.RunAsync(args);
        break;
}
