using System.ComponentModel.DataAnnotations;
using System.Reflection;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

public sealed class MessagingSettings
{
    public static TheoryData<string> Statements => [.. typeof(MessagingSql)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.PropertyType == typeof(string))
        .Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_statement_for_SQL_Server_is_T_SQL(string name) => TSql.ShouldParse(Text(SqlServerMessagingSql.Instance, name));

    [Fact]
    public void SQLite_s_statements_are_not() => Assert.NotEmpty(TSql.Errors(SqliteMessagingSql.Instance.LeaseHeads));

    [Fact]
    public void A_lease_on_SQL_Server_passes_over_locked_rows_and_reads_its_clock()
    {
        Assert.Contains("WITH (UPDLOCK, ROWLOCK, READPAST)", SqlServerMessagingSql.Instance.LeaseHeads, StringComparison.Ordinal);
        Assert.Contains("SYSUTCDATETIME()", SqlServerMessagingSql.Instance.LeaseHeads, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_valid() => Assert.Empty(Refusals(new MessagingOptions { Service = "planning" }));

    [Fact]
    public void Everything_wrong_is_said_at_once() => Assert.Equal(
        4,
        Refusals(new MessagingOptions
        {
            Service = "planning",
            Prefetch = 4,
            Concurrency = 8,
            ParkingLimit = TimeSpan.Zero,
            Outbox = { Lanes = 0 },
            Inbox = { CleanUpChunk = 0 },
        }).Count);

    [Theory]
    [InlineData("amqp://127.0.0.1", "127.0.0.1", 5672, "/", "guest", "guest", false)]
    [InlineData("amqp://u:p%40ss@broker:5699/test%2Fone", "broker", 5699, "test/one", "u", "p@ss", false)]
    [InlineData("amqps://u:p@broker/", "broker", 5671, "/", "u", "p", true)]
    public void The_broker_s_address_is_an_amqp_uri(
        string uri, string host, int port, string vhost, string user, string password, bool tls) =>
        Assert.Equal(new BrokerAddress(host, (ushort)port, vhost, user, password, tls), BrokerAddress.Parse(uri));

    [Theory]
    [InlineData(null)]
    [InlineData("localhost:5672")]
    [InlineData("http://localhost")]
    public void Another_address_is_refused(string? address) => Assert.Throws<InvalidOperationException>(() => BrokerAddress.Parse(address));

    [Fact]
    public void Two_consumers_cannot_share_a_queue() => Assert.Throws<InvalidOperationException>(
        () => new MessagingBuilder().Add<AmountChangedConsumer>().Add<AmountChangedConsumer>());

    [Fact]
    public void A_stream_key_that_does_not_fit_is_refused() => Assert.Throws<ArgumentException>(
        () => StreamOf<AmountChanged>.Read(new AmountChanged { StreamKey = new string('x', 129), Version = 1 }, Guid.NewGuid()));

    private static string Text(MessagingSql sql, string name) => (string)typeof(MessagingSql).GetProperty(name)!.GetValue(sql)!;

    private static List<ValidationResult> Refusals(MessagingOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
