# The image of the scheduled tasks: the CLI, and everything that it starts. docs/deploy.md says how it is built and pushed.
#
# The bases are pinned by digest, so that what was tested is what runs. Both are lists for several processors that Microsoft
# published in dotnet/versions (build-info/docker/image-info.dotnet-dotnet-docker-main.json, 2026-08-20). The next patch of .NET is
# the next digest there. Packages are not pinned: they are PostgreSQL's and Ubuntu's newest fixes on the day of the build.
FROM mcr.microsoft.com/dotnet/sdk:10.0.400-noble@sha256:e1ffd2a92ae84c1291bc1b6887501f8af98e6331e7af6d4c8d37168c5e87a64c AS build
WORKDIR /source
COPY .editorconfig BannedSymbols.txt Directory.Build.props Directory.Packages.props README.md global.json ./
COPY src/ src/
RUN dotnet publish src/PmoBackup.Cli --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/runtime:10.0.11-noble@sha256:a365ce6a50b09176855d085c69da3fc1204a48432e36087e9a208f6e5860e235 AS runtime

# In a stage of its own: what fetches and checks the key is not needed afterwards.
FROM runtime AS repository
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ca-certificates curl gnupg
COPY eng/postgres-repository.sh /eng/
RUN /eng/postgres-repository.sh

FROM runtime
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="pmo-backup" \
      org.opencontainers.image.description="Backup and recovery of managed PostgreSQL" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=repository /etc/apt/keyrings/postgresql.asc /etc/apt/keyrings/
COPY --from=repository /etc/apt/sources.list.d/postgresql.sources /etc/apt/sources.list.d/
# pg_dump and pg_restore of every supported version; servers for local drills, of the version that stacks have by default and of
# the newest, which takes backups of all. Neither cluster nor service is made: a drill makes its own.
RUN mkdir -p /etc/postgresql-common \
    && echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get install -y --no-install-recommends \
        -o Dpkg::Options::=--force-confold \
        age \
        ca-certificates \
        locales \
        postgresql-16 \
        postgresql-18 \
        postgresql-client-14 \
        postgresql-client-15 \
        postgresql-client-16 \
        postgresql-client-17 \
        postgresql-client-18 \
        zstd \
    && localedef -i en_US -c -f UTF-8 -A /usr/share/locale/locale.alias en_US.UTF-8 \
    && rm -rf /var/lib/apt/lists/*
# The user and the only place to write to, as infra/Components/ScheduledTasks/TaskContainer.cs has them: a volume gets the owner
# that its folder has in the image.
RUN groupadd --gid 10001 pmo \
    && useradd --uid 10001 --gid 10001 --home-dir /scratch --no-create-home --shell /usr/sbin/nologin pmo \
    && install --directory --owner=10001 --group=10001 --mode=0700 /scratch
COPY --from=build /app/ /app/
RUN ln -s /app/pmo-backup /usr/local/bin/pmo-backup
ENV HOME=/scratch TMPDIR=/scratch DOTNET_EnableDiagnostics=0
VOLUME /scratch
WORKDIR /scratch
USER 10001:10001
# A task ends; its exit code says how.
HEALTHCHECK NONE
ENTRYPOINT ["pmo-backup"]
CMD ["--help"]
