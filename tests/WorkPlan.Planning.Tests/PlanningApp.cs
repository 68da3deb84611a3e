using System.Net;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests;

/// <summary>The planning service on a real broker and database; what tests have in common to say about it.</summary>
internal sealed partial class PlanningApp : ServiceApp<Program, PlanningDbContext>
{
    public const string Api = "/api/v1/planning";

    public PlanningApp(DateTimeOffset? now = null) : base(now)
    {
    }

    public HttpClient AsAdministrator => As("systemAdministrator");

    /// <summary>The province QT with its divisions 9 and 10, and the district Hải Lăng.</summary>
    public async Task HasUnits()
    {
        await HasUnit("QT", "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await HasUnit("QT.P9", "Phòng 9", "province", "division", "QT");
        await HasUnit("QT.P10", "Phòng 10", "province", "division", "QT");
        await HasUnit("QT.HL", "Viện kiểm sát nhân dân huyện Hải Lăng", "district", "procuracy", "QT");
    }

    public Task HasUnit(string code, string name, string level, string type, string? parentCode, DateOnly? validFrom = null) =>
        AsAdministrator.Create($"{Api}/units", new
        {
            code,
            name,
            level,
            type,
            parentCode,
            validFrom = validFrom ?? new DateOnly(2000, 1, 1),
        }).ShouldBe(HttpStatusCode.Created);
}
