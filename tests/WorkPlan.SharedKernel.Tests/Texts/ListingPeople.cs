using FsCheck;
using FsCheck.Fluent;

namespace WorkPlan.SharedKernel.Tests.Texts;

public sealed class ListingPeople
{
    private static readonly string[] Invented =
    [
        "Trần Văn Ba", "Đỗ Thị Ánh", "Lê Đình Đạt", "Nguyễn Thị Dung", "An", "Vũ Ân", "Phan Ăn", "Lê Văn Ba", "lê văn ba",
        "Bùi Ơn", "Bùi Oanh", "", "Lý  Thị  Ánh",
    ];

    [Fact]
    public void People_are_listed_by_given_name_in_the_vietnamese_alphabet()
    {
        string[] list = ["Trần Văn Ba", "Lê Đình Đạt", "Nguyễn Thị Dung", "Vũ Ân", "Phan Ăn", "Lê Văn An", "Lê Văn Ba"];

        // A, Ă, Â are three letters, and D comes before Đ.
        Assert.Equal(
            ["Lê Văn An", "Phan Ăn", "Vũ Ân", "Lê Văn Ba", "Trần Văn Ba", "Nguyễn Thị Dung", "Lê Đình Đạt"],
            list.Order(PersonNameComparer.Instance));
    }

    [Fact]
    public void The_same_given_name_is_followed_by_the_family_name_then_the_rest()
    {
        string[] list = ["Trần Anh Tuấn", "Lê Văn Tuấn", "Trần Ái Tuấn", "Lê Anh Tuấn"];

        Assert.Equal(["Lê Anh Tuấn", "Lê Văn Tuấn", "Trần Ái Tuấn", "Trần Anh Tuấn"], list.Order(PersonNameComparer.Instance));
    }

    [Fact]
    public void A_tone_in_the_family_name_decides_before_the_middle_name()
    {
        string[] list = ["Lý An Ba", "Ly Văn Ba"];

        Assert.Equal(["Ly Văn Ba", "Lý An Ba"], list.Order(PersonNameComparer.Instance));
    }

    [Theory]
    [InlineData("Nguyễn Thị Sao Mai", "Mai")]
    [InlineData("  Ba  ", "Ba")]
    [InlineData("", "")]
    public void The_given_name_is_the_last_word(string name, string given) => Assert.Equal(given, PersonNameComparer.GivenName(name));

    [Fact]
    public void The_order_is_consistent() =>
        Prop.ForAll(Gen.Elements(Invented).ToArbitrary(), Gen.Elements(Invented).ToArbitrary(), Gen.Elements(Invented).ToArbitrary(), (a, b, c) =>
        {
            int Compare(string x, string y) => Math.Sign(PersonNameComparer.Instance.Compare(x, y));
            return Compare(a, b) == -Compare(b, a)
                && (Compare(a, b) == 0) == (a == b)
                && !(Compare(a, b) < 0 && Compare(b, c) < 0 && Compare(a, c) >= 0);
        }).QuickCheckThrowOnFailure();
}
