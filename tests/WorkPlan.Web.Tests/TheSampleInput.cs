using WorkPlan.Samples.Feeding;
using WorkPlan.Samples.Files;

namespace WorkPlan.Web.Tests;

/// <summary>What is promised of Hà Tĩnh's files: the thirteen units of 2022, and which of them were visited, of which the source names one.</summary>
public sealed class TheSampleInput
{
    private static readonly Dictionary<string, string> Thirteen = new()
    {
        ["HT.TPHT"] = "thành phố Hà Tĩnh",
        ["HT.HL"] = "thị xã Hồng Lĩnh",
        ["HT.TXKA"] = "thị xã Kỳ Anh",
        ["HT.HS"] = "huyện Hương Sơn",
        ["HT.DT"] = "huyện Đức Thọ",
        ["HT.VQ"] = "huyện Vũ Quang",
        ["HT.NX"] = "huyện Nghi Xuân",
        ["HT.CL"] = "huyện Can Lộc",
        ["HT.HK"] = "huyện Hương Khê",
        ["HT.TH"] = "huyện Thạch Hà",
        ["HT.CX"] = "huyện Cẩm Xuyên",
        ["HT.KA"] = "huyện Kỳ Anh",
        ["HT.LH"] = "huyện Lộc Hà",
    };

    [Fact]
    public void The_district_units_are_those_of_2022_by_name()
    {
        var districts = InputFiles.HaTinh.Table("units.csv").Where(row => row.Is("level", "district") && row.Is("type", "procuracy")).ToList();

        Assert.Equal(
            Thirteen.Select(unit => (unit.Key, $"Viện kiểm sát nhân dân {unit.Value}")).Order(),
            districts.Select(row => (row["code"], row["name"])).Order());
        Assert.All(districts, row => Assert.True(row.Is("parent", HaTinh.Province) && row.Is("provenance", "source"), row["code"]));
        Assert.Equal(Thirteen.Keys.Order(), HaTinh.Districts.Select(row => row["unitCode"]).Order());
    }

    [Fact]
    public void Seven_are_visited_of_which_the_source_names_one_and_the_rest_are_marked_as_sample()
    {
        var visited = HaTinh.Districts.Where(row => row.Is("inspection", "direct")).ToList();

        Assert.Equal(7, visited.Count);
        Assert.Equal(6, HaTinh.Districts.Count(row => row.Is("inspection", "self")));
        Assert.Equal(["HT.HS"], visited.Where(row => row.Is("inspectionProvenance", "source")).Select(row => row["unitCode"]));
        Assert.All(
            HaTinh.Districts.Where(row => !row.Is("unitCode", "HT.HS")),
            row => Assert.True(row.Is("inspectionProvenance", "sample"), row["unitCode"]));
    }

    [Fact]
    public void Each_has_about_thirteen_people()
    {
        var people = InputFiles.HaTinh.Table("people.csv").CountBy(row => row["unitCode"]).ToDictionary();

        Assert.All(Thirteen.Keys, unit => Assert.InRange(people[unit], 11, 15));
    }
}
