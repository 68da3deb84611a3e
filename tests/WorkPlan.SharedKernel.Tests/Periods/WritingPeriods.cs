using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Periods;

public sealed class WritingPeriods
{
    [Theory]
    [InlineData("2022", PeriodKind.Year, 1)]
    [InlineData("2022-H1", PeriodKind.Half, 1)]
    [InlineData("2022-Q3", PeriodKind.Quarter, 3)]
    [InlineData("2022-M05", PeriodKind.Month, 5)]
    [InlineData("2022-m12", PeriodKind.Month, 12)]
    [InlineData("2022-W07", PeriodKind.Week, 7)]
    [InlineData("2022-w53", PeriodKind.Week, 53)]
    public void A_code_is_read(string code, PeriodKind kind, int ordinal)
    {
        var period = Period.Parse(code);

        Assert.Equal((2022, kind, ordinal), (period.WorkYear, period.Kind, period.Ordinal));
        Assert.Equal(code.ToUpperInvariant(), period.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("2022-")]
    [InlineData("2022-H3")]
    [InlineData("2022-H0")]
    [InlineData("2022-Q5")]
    [InlineData("2022-M5")]
    [InlineData("2022-M13")]
    [InlineData("2022-M00")]
    [InlineData("2022-W00")]
    [InlineData("2022-W7")]
    [InlineData("2022-W55")]
    [InlineData("2022-M+5")]
    [InlineData("2022M05")]
    [InlineData("2022-H1x")]
    [InlineData("0022-H1")]
    [InlineData("２０２２")]
    public void What_is_no_period_is_refused(string code) => ShouldRefuse(() => Period.Parse(code), "period-code-unreadable");

    [Fact]
    public void A_fifth_quarter_cannot_be_made() => ShouldRefuse(() => Period.Quarter(2022, 5), "period-unknown");

    [Fact]
    public void Every_period_is_read_back_from_its_code() =>
        Prop.ForAll(
            Gen.Choose(1900, 9000).ToArbitrary(), Gen.Elements(Enum.GetValues<PeriodKind>()).ToArbitrary(), Gen.Choose(1, 54).ToArbitrary(),
            (year, kind, number) =>
            {
                var parts = kind switch { PeriodKind.Year => 1, PeriodKind.Half => 2, PeriodKind.Quarter => 4, PeriodKind.Week => 54, _ => 12 };
                var period = Period.Of(year, kind, (number % parts) + 1);
                return Period.Parse(period.Code) == period;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_travels_as_its_code()
    {
        var json = JsonSerializer.Serialize(new { Period = Period.Half(2022, 1) }, JsonSerializerOptions.Web);

        Assert.Equal("""{"period":"2022-H1"}""", json);
        Assert.Equal(Period.Month(2022, 5), JsonSerializer.Deserialize<Period>("\"2022-M05\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>("\"2022-H7\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Period>("2022"));
    }
}
