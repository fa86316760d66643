# What the scripts share. Expects $root.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# Tests set this to play with another machine's /usr and /etc.
system=${PMO_SYSTEM_ROOT:-}

# The codes are those of src/PmoBackup/Errors/ExitCode.cs.
readonly exit_missing_tool=3 exit_busy=8 exit_internal=70 exit_cancelled=130

say() {
    printf 'pmo: %s\n' "$@" >&2
}

# fail CODE SENTENCE [WHAT TO DO]
fail() {
    say "${@:2}"
    exit "$1"
}

# Sets $dotnet.
find_dotnet() {
    dotnet=$(type -P dotnet || true)
    local folder
    for folder in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" "$system"/usr/{share,lib}/dotnet; do
        [[ -n $dotnet || ! -x $folder/dotnet ]] || dotnet=$folder/dotnet
    done
    [[ -n $dotnet ]] || missing_sdk "The .NET SDK is not installed."
}

# A runtime without an SDK, or an older SDK, is found out only where something is to be built.
require_sdk() {
    (cd "$root" && "$dotnet" --version) >/dev/null 2>&1 \
        || missing_sdk "There is a dotnet at $dotnet, but not the SDK that global.json asks for."
}

missing_sdk() {
    fail $exit_missing_tool "$1" \
        "Install the .NET SDK 10: apt-get install -y dotnet-sdk-10.0, or https://dotnet.microsoft.com/download/dotnet/10.0"
}

# Starts a command in a process group of its own, so that an interrupt ends it with everything that it started.
start_group() {
    set -m
    "$@" </dev/null &
    set +m
    groups+=($!)
}
groups=()

in_group() {
    start_group "$@"
    wait $!
}

stop_groups() {
    local group
    for group in "${groups[@]}"; do
        kill -TERM -- "-$group" 2>/dev/null || true
    done
    wait
}

stop_groups_on_signal() {
    trap 'stop_groups; exit $exit_cancelled' INT TERM HUP
}
