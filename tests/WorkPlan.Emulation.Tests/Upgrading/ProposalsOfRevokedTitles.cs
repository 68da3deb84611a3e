using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Emulation.Tests.Upgrading;

/// <summary>Whose title was revoked before there was a way back can be proposed anew; what was blocked before it was kept from where goes before the council.</summary>
public sealed class ProposalsOfRevokedTitles
{
    private const string Before = "ConferenceReminders";

    [Fact]
    public async Task They_stand_in_nobodys_way()
    {
        await using var db = (EmulationDbContext)ServiceContexts.NewSqlite(typeof(EmulationDbContext));
        await db.Database.OpenConnectionAsync();
        await db.GetService<IMigrator>().MigrateAsync(Before);
        var (revoked, standing, blocked) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Proposal(db, revoked, "HS-01", "Conferred");
        await Proposal(db, standing, "HS-02", "Conferred");
        await Proposal(db, blocked, "HS-03", "Blocked");
        await Title(db, revoked, "HS-01", "Revoked");
        await Title(db, standing, "HS-02", "Conferred");

        await db.Database.MigrateAsync();

        var proposals = await db.TitleProposals.OrderBy(proposal => proposal.PersonCode).ToListAsync();
        Assert.Equal([ProposalState.TitleRevoked, ProposalState.Conferred, ProposalState.Blocked], proposals.Select(proposal => proposal.State));
        proposals[2].Unblock(placeLeft: false);
        Assert.Equal(ProposalState.Proposed, proposals[2].State);
        await Proposal(db, Guid.CreateVersion7(), "HS-01", "Proposed");
        await Title(db, Guid.CreateVersion7(), "HS-01", "Conferred");
        await Assert.ThrowsAnyAsync<Exception>(() => Proposal(db, Guid.CreateVersion7(), "HS-02", "Proposed"));
        await Assert.ThrowsAnyAsync<Exception>(() => Title(db, Guid.CreateVersion7(), "HS-02", "InQuestion"));
    }

    private static Task<int> Proposal(EmulationDbContext db, Guid id, string person, string state) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "TitleProposals" ("Id", "Version", "UnitCode", "PersonCode", "Title", "WorkYear", "ProposedOn", "Merits", "BasedOn", "State")
        VALUES ({id}, 1, 'HT.HS', {person}, 'AdvancedWorker', 2022, '2022-12-01', 'Tốt', '[]', {state})
        """);

    private static Task<int> Title(EmulationDbContext db, Guid proposal, string person, string state) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Titles" ("Id", "Version", "UnitCode", "PersonCode", "Title", "WorkYear", "DecisionNumber", "DecidedOn", "BasedOn", "State", "History", "Despite", "ProposalId")
        VALUES ({Guid.CreateVersion7()}, 1, 'HT.HS', {person}, 'AdvancedWorker', 2022, '1/QĐ', '2022-12-20', '[]', {state}, '[]', '[]', {proposal})
        """);
}
