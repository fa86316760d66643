namespace Pulumi.Tests.Wire;

public sealed class PreviewTraceTests() : TraceTests(isPreview: true)
{
    [Fact]
    public void Every_program_has_its_traces_and_every_trace_its_program()
    {
        var expected = TraceFiles.Programs.SelectMany(program =>
            new[] { TraceFiles.NameOf(program, isPreview: true), TraceFiles.NameOf(program, isPreview: false) });

        Assert.Equal(expected, TraceFiles.Traces);
    }
}
