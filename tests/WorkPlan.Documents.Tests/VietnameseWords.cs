namespace WorkPlan.Documents.Tests;

public sealed class VietnameseWords
{
    [Theory]
    [InlineData(2022, 1, 5, "ngày 05 tháng 01 năm 2022")]
    [InlineData(2022, 2, 28, "ngày 28 tháng 02 năm 2022")]
    [InlineData(2022, 3, 9, "ngày 09 tháng 3 năm 2022")]
    [InlineData(2022, 11, 30, "ngày 30 tháng 11 năm 2022")]
    public void Dates_take_a_zero_where_one_could_be_added(int year, int month, int day, string expected) =>
        Assert.Equal(expected, VietnameseForm.Date(new DateOnly(year, month, day)));

    [Theory]
    [InlineData("Viện kiểm sát nhân dân tỉnh Hà Tĩnh", null, "Hà Tĩnh")]
    [InlineData("Viện kiểm sát nhân dân huyện Hương Sơn", null, "Hương Sơn")]
    [InlineData("Viện kiểm sát nhân dân thị xã Hồng Lĩnh", "Hồng Lĩnh", "Hồng Lĩnh")]
    [InlineData("Viện kiểm sát nhân dân khu vực 5", "Đông Hà", "Đông Hà")]
    [InlineData("Phòng 9", null, "Phòng 9")]
    public void The_place_is_the_seat_or_the_area(string unit, string? seat, string expected) => Assert.Equal(expected, VietnameseForm.PlaceOf(unit, seat));

    [Theory]
    [InlineData(SigningAuthority.InOwnOffice, "VIỆN TRƯỞNG", null)]
    [InlineData(SigningAuthority.OnBehalf, "TM. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG")]
    [InlineData(SigningAuthority.ForHead, "KT. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG")]
    [InlineData(SigningAuthority.ByOrder, "TL. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG")]
    [InlineData(SigningAuthority.Authorised, "TUQ. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG")]
    [InlineData(SigningAuthority.Acting, "Q. VIỆN TRƯỞNG", null)]
    public void Each_authority_has_its_lines(SigningAuthority authority, string capacity, string? position)
    {
        var block = new SignatureBlock(authority, "Viện trưởng", "Phó Viện trưởng", null);
        Assert.Equal((capacity, position), (block.Capacity, block.Position));
    }

    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(49, "XLIX")]
    public void Appendices_are_numbered_in_Roman(int number, string expected) => Assert.Equal(expected, VietnameseForm.Roman(number));

    [Theory]
    [InlineData("Kế hoạch công tác năm 2022", "Kế hoạch", "Công tác năm 2022")]
    [InlineData("Kế hoạch", "Kế hoạch", "Kế hoạch")]
    [InlineData("Công tác năm 2022", "Kế hoạch", "Công tác năm 2022")]
    public void A_title_does_not_say_its_type_twice(string title, string type, string expected) => Assert.Equal(expected, VietnameseForm.WithoutType(title, type));

    [Fact]
    public void File_names_have_no_marks() =>
        Assert.Equal("ke-hoach-05-kh-vks-2022-cong-tac-kiem-sat-nam-2022", DocumentFiles.NameOf(SampleDocument.Plan));
}
