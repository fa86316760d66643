using PmoBackup.Infra.Iam;

namespace PmoBackup.Infra.Tests.Evaluation;

/// <summary>The judge itself.</summary>
public class GivenPolicyTests
{
    private static readonly Request s_get = new("s3:GetObject", "arn:aws:s3:::acme/x");

    [Fact]
    public void An_operator_that_is_not_known_fails_the_test() =>
        Assert.Throws<NotSupportedException>(() => When("StringAlike", "aws:PrincipalArn", "x").Allows(
            s_get.Saying("aws:PrincipalArn", "x")));

    [Fact]
    public void A_key_that_is_not_known_fails_the_test() =>
        Assert.Throws<NotSupportedException>(() => When("StringEquals", "aws:PrincipleArn", "x").Allows(s_get));

    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "b", false)]
    [InlineData("StringEquals", "a", null, false)]
    [InlineData("StringEqualsIfExists", "a", null, true)]
    [InlineData("StringNotEquals", "a", null, true)]
    [InlineData("StringNotEqualsIfExists", "a", "b", true)]
    [InlineData("StringNotEqualsIfExists", "a", "a", false)]
    [InlineData("ArnEquals", "arn:aws:iam::1:role/x-*", "arn:aws:iam::1:role/x-y", true)]
    [InlineData("ArnNotEquals", "arn:aws:iam::1:role/x", "arn:aws:iam::1:role/y", true)]
    [InlineData("NumericLessThan", "7", "6", true)]
    [InlineData("NumericLessThan", "7", "7", false)]
    [InlineData("NumericGreaterThan", "7", "10", true)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Null", "true", null, true)]
    [InlineData("Null", "true", "a", false)]
    public void Conditions_hold_as_IAM_says(string name, string value, string? said, bool holds)
    {
        var request = said is null ? s_get : s_get.Saying("aws:PrincipalArn", said);

        Assert.Equal(holds, When(name, "aws:PrincipalArn", value).Allows(request));
    }

    [Fact]
    public void All_conditions_must_hold_and_one_value_is_enough()
    {
        var policy = Of(Statement.Allow("S", ["s3:Get*"], ["*"]) with
        {
            Conditions = [new("StringEquals", "aws:PrincipalArn", "a", "b"), new("Bool", "aws:SecureTransport", "true")],
        });

        Assert.True(policy.Allows(s_get.Saying("aws:PrincipalArn", "b").Saying("aws:SecureTransport", "true")));
        Assert.False(policy.Allows(s_get.Saying("aws:PrincipalArn", "b").Saying("aws:SecureTransport", "false")));
    }

    [Fact]
    public void A_permission_for_the_account_is_not_one_for_the_caller()
    {
        var policy = Of(Statement.Allow("S", ["s3:*"], ["*"]) with { Principals = [Principal.Account("1")] });

        Assert.Equal(Reach.Account, policy.Gives(s_get with { Caller = "arn:aws:iam::1:role/x" }));
        Assert.Equal(Reach.None, policy.Gives(s_get with { Caller = "arn:aws:iam::2:role/x" }));
    }

    private static GivenPolicy When(string name, string key, string value) =>
        Of(Statement.Allow("S", ["s3:GetObject"], ["arn:aws:s3:::acme/*"]) with
        {
            Conditions = [
            new Condition(name, key, value)]
        });

    private static GivenPolicy Of(Statement statement) => new(new PolicyDocument(statement).ToJson());
}
