#!/usr/bin/env bash
# Runs the drill of a database as a task of the stack, and ends as it ends: 0 is a recovery that was proven. Its words are in
# the tasks' log. Needs jq, the AWS CLI with the deploy role, and AWS_REGION, STACK, DATABASE and BACKUP.
set -euo pipefail

# refuse VARIABLE PATTERN: what people typed becomes part of names and words.
refuse_unless() {
    [[ ${!1:-} =~ ^($2)$ ]] || { echo "$1 is '${!1:-}', which is none." >&2; exit 2; }
}
refuse_unless STACK '[a-z][a-z0-9-]*'
refuse_unless DATABASE '[a-z][a-z0-9-]*'
refuse_unless BACKUP 'latest|[A-Za-z0-9][A-Za-z0-9_.-]*'

# Where the monthly drill runs, this one runs: its schedule knows the network.
network=$(aws scheduler get-schedule --region "$AWS_REGION" --group-name "pmo-backup-$STACK" --name "monthly-drill-$DATABASE" \
    --query 'Target.EcsParameters.NetworkConfiguration.awsvpcConfiguration' --output json)

export TASK_REGION=$AWS_REGION TASK_CLUSTER=pmo-backup-$STACK TASK_FAMILY=pmo-backup-$STACK-task-monthly-drill-$DATABASE
TASK_SUBNETS=$(jq -er '.Subnets | join(",")' <<<"$network")
TASK_SECURITY_GROUP=$(jq -er '.SecurityGroups[0]' <<<"$network")
TASK_OVERRIDES=$(jq -nc --arg backup "$BACKUP" --arg database "$DATABASE" \
    '{containerOverrides: [{name: "pmo-backup", command: ["drill", $backup, "--database", $database, "--timeout", "1h"]}]}')
export TASK_SUBNETS TASK_SECURITY_GROUP TASK_OVERRIDES
echo "Its words: aws logs tail /pmo-backup-$STACK/tasks --since 1h --log-stream-name-prefix monthly-drill-$DATABASE" >&2
sh infra/Components/PreDeployBackup/run-task.sh
