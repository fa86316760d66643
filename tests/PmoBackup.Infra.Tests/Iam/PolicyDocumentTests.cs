using PmoBackup.Infra.Iam;

namespace PmoBackup.Infra.Tests;

public class PolicyDocumentTests
{
    [Fact]
    public void A_document_is_written_as_IAM_reads_it()
    {
        var document = new PolicyDocument(
            Statement.Allow("Reads", ["s3:GetObject"], ["arn:aws:s3:::acme/*"]),
            Statement.Deny("WithoutTls", ["s3:*"], ["arn:aws:s3:::acme"]) with
            {
                Conditions = [
                new("Bool", "aws:SecureTransport", "false")]
            });

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":["""
            + """{"Sid":"Reads","Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::acme/*"]},"""
            + """{"Sid":"WithoutTls","Effect":"Deny","Principal":"""
            + """{"AWS":["*"]},"Action":["s3:*"],"Resource":["arn:aws:s3:::acme"]"""
            + ""","Condition":{"Bool":{"aws:SecureTransport":["false"]}}}]}""",
            document.ToJson());
    }

    [Fact]
    public void The_order_of_what_is_a_set_is_no_difference()
    {
        static string Text(params string[] actions) => new PolicyDocument(Statement.Allow("Reads", actions, ["*"])).ToJson();

        Assert.Equal(Text("s3:A", "s3:B"), Text("s3:B", "s3:A", "s3:B"));
    }

    [Fact]
    public void A_trust_policy_names_whom_it_trusts_and_no_resource()
    {
        var document = new PolicyDocument(Statement.Trust("S3", Principal.Service("s3.amazonaws.com")));

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":["""
            + """{"Sid":"S3","Effect":"Allow","Principal":{"Service":["s3.amazonaws.com"]},"Action":["sts:AssumeRole"]}]}""",
            document.ToJson());
    }

    [Fact]
    public void Conditions_of_one_operator_are_written_together()
    {
        var document = new PolicyDocument(Statement.Trust("S3", Principal.Anyone) with
        {
            Conditions = [new("StringEquals", "b", "2"), new("StringEquals", "a", "1", "0")],
        });

        Assert.Contains("""{"StringEquals":{"a":["0","1"],"b":["2"]}}""", document.ToJson(), StringComparison.Ordinal);
    }
}
