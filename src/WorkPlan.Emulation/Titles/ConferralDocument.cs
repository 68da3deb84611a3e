using WorkPlan.Documents;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Registrations;
using WorkPlan.Emulation.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Titles;

/// <summary>What surrounds a decision that confers titles on paper.</summary>
/// <param name="By">The unit whose head decides.</param>
/// <param name="Sessions">The days on which councils passed the proposals.</param>
/// <param name="Units">Names of units by code.</param>
/// <param name="People">Names of people by code.</param>
internal sealed record ConferralOnPaper(
    IssuingBody By, IReadOnlyList<DateOnly> Sessions, IReadOnlyDictionary<string, string> Units, IReadOnlyDictionary<string, string> People);

/// <summary>A decision that confers titles, with the list of who has them: Vietnamese, whatever the reader's language.</summary>
internal static class ConferralDocument
{
    /// <param name="titles">All titles of one decision; at least one.</param>
    /// <param name="around">What surrounds it.</param>
    public static AdministrativeDocument Of(IReadOnlyList<ConferredTitle> titles, ConferralOnPaper around)
    {
        var groups = titles.GroupBy(title => (title.Title, title.WorkYear)).OrderBy(group => group.Key.WorkYear).ThenBy(group => group.Key.Title).ToList();
        var years = string.Join(", ", groups.Select(group => group.Key.WorkYear).Distinct());
        return new AdministrativeDocument
        {
            SuperiorBody = around.By.Superior,
            IssuingBody = around.By.Name,
            Number = titles[0].DecisionNumber,
            Symbol = "QĐ-VKS",
            Place = around.By.Place,
            SignedOn = titles[0].DecidedOn,
            TypeName = "Quyết định",
            Abstract = $"Về việc tặng danh hiệu thi đua năm {years}",
            Authority = $"{around.By.HeadOffice} {around.By.Name}",
            Body =
            [
                Block.Basis("Căn cứ Luật Thi đua, khen thưởng;"),
                .. titles.Select(title => title.LegalBasis).OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(basis => Block.Basis($"Căn cứ {basis};")),
                .. around.Sessions.Count == 0
                    ? Array.Empty<Block>()
                    : [Block.Basis($"Căn cứ kết quả họp Hội đồng Thi đua - Khen thưởng {string.Join(", ", around.Sessions.Select(VietnameseForm.Date))}.")],
                Block.Centred("QUYẾT ĐỊNH:"),
                .. groups.Select((group, index) => Block.Article(
                    $"Điều {index + 1}. Tặng danh hiệu «{Word(group.Key.Title)}» năm {group.Key.WorkYear} cho {Holders(group.Key.Title, group.Count())} có tên trong {AppendixOf(groups.Count, index)} kèm theo Quyết định này{AwardOf(group.First())}.")),
                Block.Article(
                    $"Điều {groups.Count + 1}. Quyết định này có hiệu lực từ ngày ký. Thủ trưởng các đơn vị liên quan và các tập thể, cá nhân có tên nêu trên chịu trách nhiệm thi hành Quyết định này."),
            ],
            Recipients = [$"Như Điều {groups.Count + 1}", .. around.By.ToSuperior, "Lưu: VT, hồ sơ thi đua"],
            Signature = around.By.Signature,
            Appendices = [.. groups.Select(group => new Appendix($"Danh hiệu «{Word(group.Key.Title)}» năm {group.Key.WorkYear}", ListOf(group.Key.Title, group, around)))],
        };
    }

    private static DocumentTable ListOf(EmulationTitle title, IEnumerable<ConferredTitle> titles, ConferralOnPaper around)
    {
        var rows = titles.Select(held => (
                Unit: around.Units.GetValueOrDefault(held.UnitCode, held.UnitCode),
                Person: around.People.GetValueOrDefault(held.PersonCode, held.PersonCode),
                Note: NoteOf(held), held.UnitCode, held.PersonCode))
            .OrderBy(row => row.UnitCode, StringComparer.Ordinal).ThenBy(row => row.PersonCode, StringComparer.Ordinal);
        return title.IsCollective()
            ? new DocumentTable(
                [new("TT", 2, Centred: true), new("Tập thể", 22), new("Ghi chú", 10)],
                [.. rows.Select(IReadOnlyList<object?> (row, index) => [index + 1, row.Unit, row.Note])])
            : new DocumentTable(
                [new("TT", 2, Centred: true), new("Họ và tên", 10), new("Đơn vị", 14), new("Ghi chú", 8)],
                [.. rows.Select(IReadOnlyList<object?> (row, index) => [index + 1, row.Person, row.Unit, row.Note])]);
    }

    /// <summary>What became of the title afterwards, so that nobody takes an old list for today's; or why it was conferred all the same.</summary>
    private static string? NoteOf(ConferredTitle title) => title.State switch
    {
        TitleState.Revoked => $"Đã thu hồi theo {title.History[^1].DecisionNumber} ngày {VietnamTime.Format(title.History[^1].On)}",
        TitleState.InQuestion => "Đang xem xét lại",
        _ => title.AllTheSameReason,
    };

    private static string Holders(EmulationTitle title, int count) => title.IsCollective() ? $"{count} tập thể" : $"{count} cá nhân";

    /// <summary>A decision gives everybody of a title the same; where the policy named nothing it says nothing.</summary>
    private static string AwardOf(ConferredTitle title) => title is { AwardPercent: { } percent, AwardLegalBasis: { } basis }
        ? string.Create(VietnameseForm.Culture, $", mức tiền thưởng {percent / 100m:0.##} lần mức lương cơ sở theo {basis}")
        : "";

    /// <summary>As the appendices are numbered: a single one is not.</summary>
    private static string AppendixOf(int appendices, int index) => appendices == 1 ? "Phụ lục" : $"Phụ lục {VietnameseForm.Roman(index + 1)}";

    private static string Word(EmulationTitle title) => title switch
    {
        EmulationTitle.AdvancedWorker => "Lao động tiên tiến",
        EmulationTitle.EmulationFighterBase => "Chiến sĩ thi đua cơ sở",
        EmulationTitle.EmulationFighterSector => "Chiến sĩ thi đua ngành Kiểm sát nhân dân",
        EmulationTitle.EmulationFighterNational => "Chiến sĩ thi đua toàn quốc",
        EmulationTitle.AdvancedCollective => "Tập thể lao động tiên tiến",
        EmulationTitle.ExcellentCollective => "Tập thể lao động xuất sắc",
        EmulationTitle.FlagSector => "Cờ thi đua ngành Kiểm sát nhân dân",
        _ => "Cờ thi đua của Chính phủ",
    };
}
