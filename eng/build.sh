# Builds when sources changed. Expects common.sh and $dotnet.

# select_program cli|plan: sets $program (what is run), $project, $inputs (folders) and $stamp.
select_program() {
    case $1 in
        cli) project=$root/src/PmoBackup.Cli program=pmo-backup inputs=(src) stamp=built ;;
        plan) project=$root/src/PmoBackup.Plan program=pmo-plan inputs=(src infra sdks) stamp=built-plan ;;
    esac
    program=$project/bin/Release/net10.0/$program.dll
    stamp=$root/.pmo/$stamp
}

# Names, times and sizes of all inputs: a deleted or an older file counts as a change too.
fingerprint() {
    (cd "$root" && find "${inputs[@]}" Directory.* global.json \( -name bin -o -name obj \) -prune -o -type f -printf '%p %T@ %s\n') \
        | LC_ALL=C sort | cksum
}

is_built() {
    [[ -f $program && -f $stamp && $(<"$stamp") == "$(fingerprint)" ]]
}

# build_program cli|plan: sets $program.
build_program() {
    select_program "$1"
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
    local sources
    # Taken before the build: what is edited meanwhile is built next time.
    sources=$(fingerprint)
    build "$project" || exit $exit_internal
    printf '%s\n' "$sources" >"$stamp"
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
