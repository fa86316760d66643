using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

/// <summary>
/// What the outputs of a resource class may be. A class that is wrong is told so where the first of it is made.
/// </summary>
public sealed class ResourceShapeTests
{
    private const string Name = "Pulumi.Tests.Resources.ResourceShapeTests";

    [Fact]
    public async Task Everything_that_an_answer_can_be_read_into_is_an_output()
        => Assert.NotNull(await MockRun.MakeAsync(() => new Rich()));

    [Fact]
    public async Task An_output_property_that_is_no_output_is_refused()
    {
        const string Message = "Output(s) 'text' have incorrect type. [Output] attributed properties must be instances of Output<T>.";

        Assert.Equal(Message, (await RefusalOfAsync<RunException>(() => new PlainText())).Message);
        Assert.Equal(Message, (await RefusalOfAsync<RunException>(() => new ListOfOutputs())).Message);
    }

    [Fact]
    public async Task An_output_property_that_cannot_be_set_is_refused()
        => Assert.Equal($"[Output] {Name}+ReadOnly.Text did not have a 'set' method", await MessageOfAsync(() => new ReadOnly()));

    [Fact]
    public async Task A_type_that_no_answer_can_be_read_into_is_refused()
    {
        foreach (var (make, type) in new (Func<Resource>, string)[]
        {
            (() => new Of<long>(), "System.Int64"),
            (() => new Of<ImmutableArray<DateTime>>(), "System.DateTime"),
            (() => new Of<ImmutableDictionary<string, ImmutableArray<float>>>(), "System.Single"),
            (() => new Of<Union<string, Guid>>(), "System.Guid"),
            (() => new Of<Unmarked>(), $"{Name}+Unmarked"),
            (() => new Of<DayOfTheWeekByte>(), $"{Name}+DayOfTheWeekByte"),
            (() => new Of<string[]>(), "System.String[]"),
        })
        {
            var message = await MessageOfAsync(make);
            Assert.StartsWith($"[Output] {Name}+Of`1[[", message, StringComparison.Ordinal);
            Assert.Contains($"contains invalid type {type}. Allowed types are:", message, StringComparison.Ordinal);
            Assert.EndsWith("a class explicitly marked with the [OutputTypeAttribute].", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_type_of_a_constructor_s_parameter_is_told_with_it()
        => Assert.StartsWith(
            $"{Name}+Nested(when) contains invalid type System.DateTime. Allowed types are:",
            await MessageOfAsync(() => new Of<ImmutableArray<Nested>>()), StringComparison.Ordinal);

    [Fact]
    public async Task A_generic_type_that_is_neither_list_nor_map_is_refused()
    {
        var message = await MessageOfAsync(() => new Of<List<string>>());

        Assert.Contains(
            "contains invalid type System.Collections.Generic.List`1[[System.String", message, StringComparison.Ordinal);
        Assert.EndsWith(
            "The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_from_anything_but_text_is_refused() => Assert.EndsWith(
        "The only allowed ImmutableDictionary 'TKey' type is 'String'.",
        await MessageOfAsync(() => new Of<ImmutableDictionary<int, string>>()), StringComparison.Ordinal);

    [Fact]
    public async Task A_class_without_the_constructor_for_an_answer_is_refused() => Assert.Equal(
        $"{Name}+TwoWays had [OutputTypeAttribute], but did not contain constructor marked with [OutputConstructorAttribute].",
        await MessageOfAsync(() => new Of<TwoWays>()));

    [Fact]
    public async Task An_enum_struct_needs_a_constructor_and_the_way_back()
    {
        Assert.Equal(
            $"{Name}+NoConstructor had [EnumTypeAttribute], but did not contain constructor with a single String or Double parameter.",
            await MessageOfAsync(() => new Of<NoConstructor>()));
        Assert.Equal(
            $"{Name}+NoWayBack had [EnumTypeAttribute], but did not contain an explicit conversion operator to System.String.",
            await MessageOfAsync(() => new Of<NoWayBack>()));
        Assert.Equal(
            $"{Name}+WrongWayBack had [EnumTypeAttribute], but did not contain an explicit conversion operator to System.Double.",
            await MessageOfAsync(() => new Of<WrongWayBack>()));
    }

    [Fact]
    public async Task The_outputs_of_a_component_may_be_anything()
        => Assert.NotNull(await MockRun.MakeAsync(() => new FreeComponent()));

    private static async Task<TException> RefusalOfAsync<TException>(Func<Resource> make) where TException : Exception
        => await MockRun.MakeAsync(() => Assert.Throws<TException>(make));

    private static async Task<string> MessageOfAsync(Func<Resource> make)
        => (await RefusalOfAsync<InvalidOperationException>(make)).Message.ReplaceLineEndings("\n");

    private abstract class Demo() : CustomResource("demo:index:Demo", "d", null, new CustomResourceOptions());

    private sealed class Of<T> : Demo
    {
        [Output("value")]
        public Output<T> Value { get; private set; } = null!;
    }

    private sealed class Rich : Demo
    {
        [Output("a")]
        public Output<ImmutableDictionary<string, ImmutableArray<Union<string, Recursive>>>> A { get; private set; } = null!;

        [Output("b")]
        public Output<int?> B { get; private set; } = null!;

        [Output("c")]
        public Output<DayOfWeek> C { get; private set; } = null!;

        [Output("d")]
        public Output<Output<Widget>> D { get; private set; } = null!;

        [Output("e")]
        public Output<Archive> E { get; private set; } = null!;

        [Output]
        public Output<JsonElement> F { get; private set; } = null!;
    }

    private sealed class PlainText : Demo
    {
        [Output("text")]
        public string Text { get; private set; } = "";
    }

    private sealed class ListOfOutputs : Demo
    {
        [Output("text")]
        public ImmutableArray<Output<string>> Text { get; private set; } = [];
    }

    private sealed class ReadOnly : Demo
    {
        [Output("text")]
        public Output<string> Text { get; } = null!;
    }

    private sealed class FreeComponent() : ComponentResource("demo:index:Free", "f")
    {
        [Output("a")]
        public Output<long> A { get; } = Output.Create(1L);

        [Output("b")]
        public string B { get; } = "b";
    }

    private sealed class Unmarked;

    private enum DayOfTheWeekByte : byte
    {
        Monday,
    }

    [OutputType]
    private sealed class Nested
    {
        [OutputConstructor]
        private Nested(DateTime when) => When = when;

        public DateTime When { get; }
    }

    [OutputType]
    private sealed class Recursive
    {
        [OutputConstructor]
        private Recursive(ImmutableArray<Recursive> children) => Children = children;

        public ImmutableArray<Recursive> Children { get; }
    }

    [OutputType]
    private sealed class TwoWays
    {
        public TwoWays()
        {
        }

        public TwoWays(string text) => Text = text;

        public string Text { get; } = "";
    }

    [EnumType]
    private readonly struct NoConstructor;

    [EnumType]
    private readonly struct NoWayBack(string text)
    {
        public string Text { get; } = text;
    }

    [EnumType]
    private readonly struct WrongWayBack(double number)
    {
        private readonly double _number = number;

        public static explicit operator string(WrongWayBack value) => $"{value._number}";
    }
}
