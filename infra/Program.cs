return await Pulumi.Deployment.RunAsync<PmoBackup.Infra.BackupStack>();
