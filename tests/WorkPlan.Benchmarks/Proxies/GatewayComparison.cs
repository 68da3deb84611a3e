using System.Globalization;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Http;

namespace WorkPlan.Benchmarks.Proxies;

/// <summary>Requests of a signed-in user, through three doors to the same service.</summary>
internal static class GatewayComparison
{
    private const int Seconds = 5;
    private const string Path = "/api/v1/planning/plans";

    private static readonly string[] Services = ["planning", "assignments", "inspections", "emulation", "notifications", "identity"];

    public static async Task MeasureAsync(Report report)
    {
        var addresses = FreePorts.Take(4).Select(port => new Uri($"http://127.0.0.1:{port}")).ToArray();
        var (service, gateway, yarp, nginx) = (addresses[0], addresses[1], addresses[2], addresses[3]);
        var directory = Directory.CreateTempSubdirectory("workplan-nginx-");
        try
        {
            await using var jsonService = await Child.StartRoleAsync(JsonService.Role, service);
            await using var ours = await StartGatewayAsync(gateway, service);
            await using var bare = await Child.StartRoleAsync(BareYarp.Role, yarp, (BareYarp.Destination, service.ToString()));
            await using var peer = await Nginx.StartAsync(nginx, service, directory.FullName);
            await jsonService.AnswersAsync(service);
            await ours.AnswersAsync(new Uri(gateway, "/health/live"));
            await bare.AnswersAsync(yarp);
            await peer.AnswersAsync(nginx);

            var token = TestTokens.Create([TestTokens.Grant("planner", "VKS-QT", subtree: true)], name: "Người lập kế hoạch");
            var rounds = await Rounds.AlternateAsync(
                () => VisitAsync(ours, gateway, token), () => VisitAsync(bare, yarp, token), () => VisitAsync(peer, nginx, token));
            Tell(report, rounds[0], rounds[1], rounds[2]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Task<Child> StartGatewayAsync(Uri address, Uri service) => Child.StartProgramAsync(
        "src/WorkPlan.Gateway", [],
        [
            ("ASPNETCORE_URLS", address.ToString()),
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Authentication__SigningKeys", TestTokens.SigningKeys),
            // One user from one address: more than all users together are allowed.
            ("Gateway__UserRequestsPerSecond", "1000000"), ("Gateway__UserBurst", "1000000"),
            ("Gateway__AddressRequestsPerSecond", "1000000"), ("Gateway__AddressBurst", "1000000"),
            .. Services.Select(name => ($"services__{name}__http__0", service.ToString())),
        ]);

    private static async Task<Visit> VisitAsync(Child proxy, Uri address, string token)
    {
        var before = proxy.ProcessorTime();
        var wrk = await Wrk.RunAsync(new Uri(address, Path), token, Seconds);
        return new Visit(wrk.PerSecond, (proxy.ProcessorTime() - before).TotalMicroseconds / wrk.Requests, wrk.Slowest);
    }

    private static void Tell(Report report, Visit[] gateway, Visit[] yarp, Visit[] nginx)
    {
        Describe("gateway", gateway);
        Describe("YARP", yarp);
        Describe("nginx", nginx);
        report.Ratio("gateway-rps/yarp", Rate(gateway) / Rate(yarp), Aim.AtLeast, 0.85);
        report.Ratio("gateway-rps/nginx", Rate(gateway) / Rate(nginx), Aim.AtLeast, 0.7);
        report.Ratio("gateway-cpu-per-request/nginx", Cpu(gateway) / Cpu(nginx), Aim.AtMost, 2.0);
    }

    private static void Describe(string name, Visit[] visits) => Report.Note(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {Rate(visits):0} requests/s, {Cpu(visits):0.0} µs CPU/request, p99 {string.Join(" ", visits.Select(visit => visit.Slowest))}"));

    private static double Rate(Visit[] visits) => visits.Select(visit => visit.PerSecond).Median();

    private static double Cpu(Visit[] visits) => visits.Select(visit => visit.CpuMicroseconds).Median();

    private sealed record Visit(double PerSecond, double CpuMicroseconds, string Slowest);
}
