using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests;

/// <summary>What tests around documents say about the service.</summary>
internal sealed partial class PlanningApp
{
    public HttpClient AsProvincePlanner => As("planner", "QT", subtree: true);

    public HttpClient AsDivisionHead => As("unitHead", "QT.P9");

    public HttpClient AsChief => As("chief", "QT", subtree: true);

    /// <summary>A drafted program of a unit, as short as a plan can be.</summary>
    public Task<Guid> HasDraftedPlan(string unitCode, int workYear = 2022) => Database(async db =>
    {
        var plan = Plan.Draft(
            unitCode, workYear, PlanKind.Program, $"Chương trình công tác năm {workYear}", "Triển khai công tác năm", null, null, preDraft: true,
            new Actor("head", Clock.GetUtcNow()));
        db.Plans.Add(plan);
        await db.SaveChangesAsync();
        return plan.Id;
    });

    public async Task<JsonElement> HasDocument(RegisterDocumentRequest paper) =>
        await AsProvincePlanner.Create($"{Api}/documents", paper).ShouldBeOk<JsonElement>();

    public async Task<Guid> HasDocumentId(RegisterDocumentRequest paper) => (await HasDocument(paper)).GetProperty("id").GetGuid();

    public async Task HasPeople(string unitCode, params string[] codes)
    {
        foreach (var code in codes)
            await Bus.Deliver(PersonState(code, unitCode));
    }

    public async Task<List<JsonElement>> Obligations(string query) =>
        [.. (await AsProvincePlanner.Read<JsonElement>($"{Api}/obligations?{query}")).GetProperty("items").EnumerateArray()];

    /// <summary>Reads something that has an ETag.</summary>
    public static async Task<(JsonElement Body, string ETag)> Open(HttpClient client, string path)
    {
        var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (await response.ShouldBeOk<JsonElement>(), response.Etag());
    }

    public static PersonChanged PersonState(
        string code, string unitCode, long version = 1, string name = "Trần Thị Mẫu", DateOnly? from = null, DateOnly? to = null) => new()
        {
            StreamKey = $"person:{code}",
            Version = version,
            OccurredAt = new DateTimeOffset(2021, 12, 1, 8, 0, 0, TimeSpan.FromHours(7)),
            PersonCode = code,
            FullName = name,
            UnitCode = unitCode,
            Kind = "civilServant",
            JudicialTitle = "prosecutorJunior",
            RecruitedOn = new(2015, 1, 1),
            ServesFrom = from ?? new(2020, 1, 1),
            ServesTo = to,
            Absences = [],
        };

    /// <summary>The document as a correction states it: with another abstract.</summary>
    public static object Corrected(RegisterDocumentRequest paper) => new
    {
        paper.Type,
        paper.Issuer,
        paper.IssuerKind,
        paper.Number,
        paper.IssuedOn,
        paper.ReceivedOn,
        paper.AppliesToWorkYear,
        Abstract = paper.Abstract + " (đính chính)",
        paper.ScopeUnitCode,
        paper.DisseminationDueAt,
        paper.RequiresSupplement,
        paper.AcknowledgedByAll,
        paper.Classification,
    };
}
