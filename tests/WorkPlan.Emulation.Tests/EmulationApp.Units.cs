using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Tests;

/// <summary>What tests around units that end say: on 1 July 2022 somebody takes over.</summary>
public sealed partial class EmulationApp
{
    public const string Heir = "HT.KV1";
    public const string NextHeir = "HT.KV2";
    public static readonly DateOnly HeirsDay = new(2022, 7, 1);
    public static readonly DateOnly LastDay = HeirsDay.AddDays(-1);
    public static readonly DateTimeOffset Midnight = VietnamTime.At(HeirsDay, new TimeOnly(0, 0));

    public static OrgUnitChanged Ended(string code, DateOnly? lastDay = null, long version = 2) =>
        UnitState(code, Province, "district", version) with { ValidTo = lastDay ?? LastDay };

    public static UnitsSucceeded Merged(string heir, params string[] predecessors) => Succeeded("merge", HeirsDay, heir, predecessors);

    public static UnitsSucceeded Succeeded(string kind, DateOnly on, string heir, params string[] predecessors)
    {
        var id = Guid.NewGuid();
        return new UnitsSucceeded
        {
            StreamKey = $"succession:{id}",
            Version = 1,
            OccurredAt = VietnamTime.At(on, new TimeOnly(0, 0)),
            SuccessionId = id,
            Kind = kind,
            EffectiveOn = on,
            LegalBasis = "84/2025/UBTVQH15",
            Links =
            [
                .. predecessors.Select(predecessor => new SuccessionLink
                {
                    PredecessorCode = predecessor,
                    SuccessorCode = heir,
                    BasisPoints = 10_000,
                    IsHeir = kind != "transfer",
                }),
            ],
        };
    }
}
