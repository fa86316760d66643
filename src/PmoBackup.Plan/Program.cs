using PmoBackup.Cli;
using PmoBackup.Plan;

var app = App.OfThisProcess();
return await CommandLine.RunAsync(app, [PlanCommand.Create(app)], args);
