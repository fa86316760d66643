namespace Pulumi.Tests.Wire;

public sealed class UpdateTraceTests() : TraceTests(isPreview: false);
