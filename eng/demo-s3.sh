# ./pmo demo --store s3: the demo against a real S3 with locks, gone afterwards unless --keep. Expects prerequisites.sh, $dotnet and $program.
ensure_programs s3
s3_folder=$(mktemp -d "${TMPDIR:-/tmp}/pmo-s3-XXXXXX")

free_port() {
    local port
    while port=$((20000 + RANDOM % 120 * 100)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo $port
}

stop_s3() {
    "$root/eng/s3-server.sh" stop "$s3_folder"
}

trap stop_s3 EXIT
say "starting an S3 on this machine"
s3_environment=$("$root/eng/s3-server.sh" start "$s3_folder" "$(free_port)")
set -a
eval "$s3_environment"
set +a
# The keys come from standard input, as everywhere: arguments can be seen by all.
curl -fsS --noproxy '*' -X PUT -H 'x-amz-bucket-object-lock-enabled: true' \
    -H "x-amz-content-sha256: $(sha256sum </dev/null | cut -d ' ' -f 1)" --aws-sigv4 "aws:amz:$AWS_REGION:s3" \
    --config - "$AWS_ENDPOINT_URL/demo" <<<"user = \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\""
s3_arguments=("$@")
for i in "${!s3_arguments[@]}"; do
    [[ ${s3_arguments[i]} != s3 ]] || s3_arguments[i]='s3://demo?lock=governance'
done
"$dotnet" "$program" "${s3_arguments[@]}"
if [[ " $* " == *" --keep "* ]]; then
    trap - EXIT
    printf '%s\n' "The S3 is still there too. To use it:" "$(grep ^AWS_ <<<"$s3_environment" | sed "s/^/  export /")" \
        "To remove it:" "  $root/eng/s3-server.sh stop $s3_folder" >&2
fi
