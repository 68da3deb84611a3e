using WorkPlan.ServiceDefaults.Tests.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Validation;

public sealed class ValidatingRequests
{
    [Theory]
    [InlineData("""{"title":""}""", "title", "Bắt buộc nhập, không để trống.")]
    [InlineData("""{"title":" \t "}""", "title", "Bắt buộc nhập, không để trống.")]
    [InlineData("""{"title":"123456789012345678901"}""", "title", "Dài tối đa 20 ký tự.")]
    [InlineData("""{"title":"a","remark":"12345678901"}""", "remark", "Dài tối đa 10 ký tự.")]
    [InlineData("""{"title":"a","weight":11}""", "weight", "Phải trong khoảng từ 0 đến 10.")]
    [InlineData("""{"title":"a","weight":-1}""", "weight", "Phải trong khoảng từ 0 đến 10.")]
    [InlineData("""{"title":"a","tags":["1","2","3","4"]}""", "tags", "Phải có từ 0 đến 3 mục.")]
    [InlineData("""{"title":"a","lines":[{"text":"a"},{"text":"123456"}]}""", "lines[1].text", "Dài tối đa 5 ký tự.")]
    public async Task A_value_out_of_bounds_is_named_in_words(string body, string field, string message)
    {
        await using var app = await NotesApp.StartAsync();

        var problem = await app.Post(body).ShouldBeProblem(400, "validation-failed");

        Assert.Equal([field], problem.Fields);
        Assert.Equal(message, problem.Body.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once_and_in_the_language_of_the_caller()
    {
        await using var app = await NotesApp.StartAsync();

        var problem = await app.Post("""{"title":"","weight":11}""", language: "en").ShouldBeProblem(400, "validation-failed");

        Assert.Equal(["title", "weight"], problem.Fields.Order());
        Assert.Equal("Must be from 0 to 10.", problem.Body.GetProperty("errors").GetProperty("weight")[0].GetString());
        Assert.Equal(0, await app.CountNotes());
    }

    [Theory]
    [InlineData("""{"title":"a","weight":0}""")]
    [InlineData("""{"title":"a","weight":10,"tags":["1","2","3"],"remark":"1234567890","lines":[{"text":"12345"}]}""")]
    [InlineData("""{"title":"12345678901234567890","kind":"veryUrgent","remark":null}""")]
    public async Task A_value_on_the_bound_is_good(string body)
    {
        await using var app = await NotesApp.StartAsync();

        await app.Post(body).ShouldBe(System.Net.HttpStatusCode.Created);
    }
}
