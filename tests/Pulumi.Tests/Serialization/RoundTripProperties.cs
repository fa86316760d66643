using FsCheck.Xunit;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>What is sent and comes back is what it was.</summary>
[Properties(Arbitrary = [typeof(PlainValue)])]
public sealed class RoundTripProperties
{
    [Property]
    public async Task Plain_values_come_back_as_they_were(PlainValue plain)
        => Assert.Equal(PlainValue.Text(plain.Value), PlainValue.Text(Read<object?>(await WriteAsync(plain.Value)).Fitting));

    [Property]
    public async Task Secrets_come_back_as_secrets(PlainValue plain)
    {
        var read = Read<object?>(await WriteAsync(Output.CreateSecret(plain.Value)));

        Assert.True(read is { IsKnown: true, IsSecret: true });
        Assert.Equal(PlainValue.Text(plain.Value), PlainValue.Text(read.Value));
    }

    [Property(MaxTest = 20)]
    public async Task Inputs_come_to_the_provider_and_back_as_they_were(PlainValue plain)
    {
        Widget? widget = null;
        var mocks = await MockRun.UpdateAsync(() => widget = new Widget("w", new WidgetArgs { Any = plain.Value }));

        Assert.Equal(PlainValue.Text(plain.Value), PlainValue.Text(mocks["w"].Inputs.GetValueOrDefault("any")));
        Assert.Equal(PlainValue.Text(plain.Value), PlainValue.Text(await widget!.Any.ValueAsync()));
    }
}
