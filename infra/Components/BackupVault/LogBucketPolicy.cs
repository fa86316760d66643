using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>Who may write logs about the vault: S3 and CloudTrail, for this vault and this trail. Nobody removes any.</summary>
public static class LogBucketPolicy
{
    /// <summary>The folder of S3's access logs.</summary>
    public const string AccessFolder = "access/";

    /// <summary>The folder of the trail.</summary>
    public const string TrailFolder = "trail";

    /// <summary>The policy.</summary>
    public static PolicyDocument For(StackSettings settings, StackNames names)
    {
        var breakGlass = names.RoleArn(VaultRole.BreakGlass);
        var trail = Principal.Service("cloudtrail.amazonaws.com");
        var fromTrail = new Condition("ArnEquals", "aws:SourceArn", names.TrailArn);
        return new(
            BucketStatements.WithoutTls(names.LogBucketArn),
            BucketStatements.OldTls(names.LogBucketArn),
            Statement.Allow("AccessLogs", ["s3:PutObject"], [$"{names.LogBucketArn}/{AccessFolder}*"]) with
            {
                Principals = [Principal.Service("logging.s3.amazonaws.com")],
                Conditions =
                [
                    new("ArnEquals", "aws:SourceArn", names.BucketArn),
                    new("StringEquals", "aws:SourceAccount", settings.AccountId),
                ],
            },
            Statement.Allow("TrailLooks", ["s3:GetBucketAcl"], [names.LogBucketArn]) with
            {
                Principals = [trail],
                Conditions = [fromTrail],
            },
            Statement.Allow(
                "Trail", ["s3:PutObject"], [$"{names.LogBucketArn}/{TrailFolder}/AWSLogs/{settings.AccountId}/*"]) with
            {
                Principals = [trail],
                Conditions = [fromTrail, new("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control")],
            },
            BucketStatements.Deletes(names.LogBucketArn, breakGlass),
            BucketStatements.Configuration(names.LogBucketArn, names.RoleArn(VaultRole.Deploy), breakGlass));
    }
}
