#!/usr/bin/env bash
# push-image.sh TAG: builds the image and pushes it into the stack's repository, unless that has the tag already: tags there never
# move. Needs docker, the AWS CLI, its credentials, STACK and REGISTRY.
set -euo pipefail
tag=${1:?push-image.sh TAG}
repository=pmo-backup-${STACK:?}
image=${REGISTRY:?}/$repository:$tag
if aws ecr describe-images --repository-name "$repository" --image-ids "imageTag=$tag" >/dev/null 2>&1; then
    echo "$image is there already."
    exit 0
fi
docker build --platform linux/amd64 --provenance=false --build-arg "REVISION=$(git rev-parse HEAD)" --tag "$image" .
aws ecr get-login-password | docker login --username AWS --password-stdin "$REGISTRY"
docker push "$image"
