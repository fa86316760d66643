#!/bin/sh
# Runs one of the stack's tasks with other words and waits for its end. Prints the task's ARN, and nothing else, on standard output.
# Needs the AWS CLI, its credentials, and TASK_REGION, TASK_CLUSTER, TASK_FAMILY, TASK_SUBNETS, TASK_SECURITY_GROUP, TASK_OVERRIDES.
set -eu

ecs() {
    aws ecs "$@" --region "$TASK_REGION" --output text
}

describe() {
    ecs describe-tasks --cluster "$TASK_CLUSTER" --tasks "$task" --query "$1"
}

task=$(ecs run-task --cluster "$TASK_CLUSTER" --task-definition "$TASK_FAMILY" --launch-type FARGATE --count 1 \
    --network-configuration "awsvpcConfiguration={subnets=[$TASK_SUBNETS],securityGroups=[$TASK_SECURITY_GROUP],assignPublicIp=DISABLED}" \
    --overrides "$TASK_OVERRIDES" --query 'tasks[0].taskArn')
case $task in
    arn:*) ;;
    *) echo "$TASK_FAMILY could not be started in $TASK_CLUSTER: ECS has no place for it" >&2; exit 1 ;;
esac
# One wait lasts ten minutes. The task has a deadline of its own, so this ends.
until ecs wait tasks-stopped --cluster "$TASK_CLUSTER" --tasks "$task"; do
    case $(describe 'tasks[0].lastStatus') in
        STOPPED) break ;;
        None | '') echo "$task is unknown to ECS" >&2; exit 1 ;;
    esac
done
code=$(describe 'tasks[0].containers[0].exitCode')
if [ "$code" != 0 ]; then
    echo "$task ended with exit code $code: $(describe 'tasks[0].stoppedReason')" >&2
    exit 1
fi
printf '%s\n' "$task"
