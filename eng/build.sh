# Builds when sources changed. Expects common.sh and $dotnet; sets $cli.
cli=$root/src/PmoBackup.Cli/bin/Release/net10.0/pmo-backup.dll

# Names, times and sizes of all inputs of the CLI: a deleted or an older file counts as a change too.
fingerprint() {
    (cd "$root" && find src Directory.* global.json \( -name bin -o -name obj \) -prune -o -type f -printf '%p %T@ %s\n') \
        | LC_ALL=C sort | cksum
}

is_built() {
    [[ -f $cli && -f $root/.pmo/built && $(<"$root/.pmo/built") == "$(fingerprint)" ]]
}

build_cli() {
    is_built || with_build_lock build_unless_built
}

# with_build_lock COMMAND...: one build at a time in this checkout.
with_build_lock() {
    local lock status=0
    mkdir -p "$root/.pmo"
    exec {lock}>"$root/.pmo/build.lock"
    flock "$lock"
    build_lock=$lock "$@" || status=$?
    exec {lock}>&-
    return $status
}

build_unless_built() {
    # Another call may have built while this one waited.
    ! is_built || return 0
    local inputs
    # Taken before the build: what is edited meanwhile is built next time.
    inputs=$(fingerprint)
    build "$root/src/PmoBackup.Cli" || exit $exit_internal
    printf '%s\n' "$inputs" >"$root/.pmo/built"
}

# build TARGET [ARGUMENTS]: quiet when it succeeds, its errors when not. Leaves no build server running.
build() {
    require_sdk
    stop_groups_on_signal
    [[ ! -t 2 ]] || say "building ${1#"$root"/}"
    if ! in_group "$dotnet" build "$@" -c Release -nologo -verbosity:quiet --disable-build-servers \
        >"$root/.pmo/build.log" 2>&1 {build_lock}>&-; then
        grep -E ': (error|warning) ' "$root/.pmo/build.log" | sort -u >&2 || cat "$root/.pmo/build.log" >&2
        say "The build of ${1#"$root"/} failed."
        return 1
    fi
    trap - INT TERM HUP
}
