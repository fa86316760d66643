using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>Values that cannot be sent.</summary>
public sealed class RefusedValueTests
{
    private const string Name = "Pulumi.Tests.Serialization.RefusedValueTests";

    private enum Big : long
    {
        Huge = 1L << 40,
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_with_its_type_and_place()
    {
        await AssertRefusedAsync("System.Int64 is not a supported argument type.\n\there", 1L);
        await AssertRefusedAsync("System.Single is not a supported argument type.\n\there", 1f);
        await AssertRefusedAsync("System.Decimal is not a supported argument type.\n\there", 1m);
        await AssertRefusedAsync(
            "System.Uri is not a supported argument type.\n\there[1]", new object[] { 1, new Uri("https://x") });
        await AssertRefusedAsync($"{Name}+Big is not a supported argument type.\n\there", Big.Huge);
        await AssertRefusedAsync(
            "System.DateTime is not a supported argument type.\n\there.a.b[0]",
            new Dictionary<string, object> { ["a"] = new Dictionary<string, object> { ["b"] = new[] { DateTime.UnixEpoch } } });
        await AssertRefusedAsync("System.Guid is not a supported argument type.\n\there.id", Output.Create(Guid.Empty));
        await AssertRefusedAsync(
            "System.Guid is not a supported argument type.\n\there.id[0].id", new InputList<Guid> { Guid.Empty });
        await AssertRefusedAsync(
            "System.Collections.Generic.HashSet`1[[System.String",
            new HashSet<string>());
    }

    [Fact]
    public async Task A_task_is_refused_with_the_advice_to_make_an_output_of_it() => await AssertRefusedAsync(
        "Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\there[0]",
        new object[] { Task.FromResult(1) });

    [Fact]
    public async Task A_map_from_anything_but_text_is_refused() => await AssertRefusedAsync(
        "Dictionaries are only supported with string keys:\n\there.a",
        new Dictionary<string, object> { ["a"] = new Dictionary<int, string> { [1] = "x" } });

    [Fact]
    public async Task An_enum_struct_without_a_way_back_is_refused() => await AssertRefusedAsync(
        $"Expected {Name}+NoWayBack to have an explicit conversion operator to String or Double.\n\there", default(NoWayBack));

    [Fact]
    public async Task What_stood_for_an_asset_in_an_answer_cannot_be_sent_back()
    {
        await AssertRefusedAsync("Cannot serialize invalid asset", Read<Asset>("1").Value);
        await AssertRefusedAsync("Cannot serialize invalid asset", Read<AssetOrArchive>("1").Value);
        await AssertRefusedAsync("Cannot serialize invalid archive", Read<Archive>("1").Value);
    }

    [Fact]
    public async Task An_output_that_fails_fails_the_value_that_holds_it()
    {
        var failed = Output.Create(Task.FromException<int>(new FormatException("no")));

        await Assert.ThrowsAsync<FormatException>(() => WriteAsync(new object[] { failed }));
    }

    private static async Task AssertRefusedAsync(string message, object value)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(value));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        if (!message.EndsWith("String", StringComparison.Ordinal))
            Assert.Equal(message, refusal.Message);
    }

    [EnumType]
    private readonly struct NoWayBack;
}
