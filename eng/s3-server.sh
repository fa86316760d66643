#!/usr/bin/env bash
# A real S3 of one machine, for tests, the demo and the bench: Ceph's object gateway with a monitor and one store, all on loopback.
#
#   s3-server.sh start FOLDER PORT [DAY]   starts it, keeps everything in FOLDER, and prints the environment of a client;
#                                          uses PORT to PORT+40; a day of a lifecycle rule lasts DAY seconds (default: a day)
#   s3-server.sh stop FOLDER               stops it and removes FOLDER
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
source "$root/eng/common.sh"
(($# >= 2)) || fail 2 "Usage: s3-server.sh start FOLDER PORT [DAY] | stop FOLDER"
action=$1 folder=$(realpath -m "$2")
conf=$folder/ceph.conf
gateway=client.rgw.s3

# Keys that open nothing but this server, which only this machine can reach.
access_key=LOCALVAULTWRITER0001 secret_key=local-vault-writer-secret-0000000000000001
other_access_key=LOCALVAULTOTHER00001 other_secret_key=local-vault-other-secret-00000000000000001

# A process id is only ours when its command line names our configuration.
running() {
    local id
    id=$(cat "$folder/$1.pid" 2>/dev/null) && tr '\0' ' ' 2>/dev/null <"/proc/$id/cmdline" | grep -qF -- "$conf"
}

stop() {
    local daemon tries
    for daemon in rgw osd mon; do
        running $daemon || continue
        kill "$(<"$folder/$daemon.pid")"
        for tries in {1..100}; do
            running $daemon || break
            ((tries < 100)) || kill -KILL "$(<"$folder/$daemon.pid")"
            sleep 0.1
        done
    done
}

broken() {
    tail -n 5 "$folder"/*.log >&2 || true
    stop
    fail $exit_missing_tool "The S3 server did not start: $1." "Its messages are in $folder."
}

# until_true SECONDS WHAT COMMAND...
until_true() {
    local tries what=$2
    for ((tries = 0; tries < $1 * 5; tries++)); do
        "${@:3}" >>"$folder/wait.log" 2>&1 && return
        sleep 0.2
    done
    broken "$what"
}

write_configuration() {
    local day=$1
    cat >"$conf" <<CONF
[global]
fsid = $(</proc/sys/kernel/random/uuid)
mon_host = [v2:127.0.0.1:$((port + 1))]
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
# Without authentication there is nothing to encrypt with; the gateway would insist on it.
ms_mon_client_mode = crc
ms_bind_msgr1 = false
ms_bind_port_min = $((port + 10))
ms_bind_port_max = $((port + 40))
run_dir = $folder
admin_socket =
log_file = $folder/\$name.log
mon_cluster_log_file = $folder/cluster.log
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pg_autoscale_mode = off
rgw_rados_pool_pg_num_min = 4
mon_allow_pool_size_one = true
osd_crush_chooseleaf_type = 0
mon_max_pg_per_osd = 1000
[mon]
mon_data = $folder/mon
mon_data_avail_crit = 1
mon_data_avail_warn = 2
[osd]
osd_data = $folder/osd
osd_objectstore = bluestore
osd_memory_target = 1073741824
bluestore_block_size = 17179869184
[$gateway]
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_relaxed_region_enforcement = true
rgw_lc_debug_interval = $day
rgw_lifecycle_work_time = 00:00-23:59
rgw_gc_obj_min_wait = 5
rgw_gc_processor_period = 10
rgw_crypt_require_ssl = false
rgw_crypt_s3_kms_backend = testing
rgw_crypt_s3_kms_encryption_keys = vault-key=$(head -c 32 /dev/zero | base64)
rgw_exit_timeout_secs = 2
CONF
}

cluster() { timeout 30 ceph -c "$conf" "$@"; }
administer() { timeout 120 radosgw-admin -c "$conf" -n $gateway "$@" >>"$folder/admin.log" 2>&1; }
is_up() { cluster osd stat | grep -q '1 up'; }
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port"); }

start_cluster() {
    monmaptool --create --fsid "$(sed -n 's/^fsid = //p' "$conf")" --addv a "[v2:127.0.0.1:$((port + 1))]" "$folder/monmap" >/dev/null
    ceph-mon -c "$conf" -i a --mkfs --monmap "$folder/monmap" || broken 'the monitor has no store'
    ceph-mon -c "$conf" -i a --pid-file "$folder/mon.pid" || broken 'the monitor'
    until_true 30 'the monitor does not answer' cluster mon stat
    local id
    id=$(</proc/sys/kernel/random/uuid)
    cluster osd new "$id" >/dev/null || broken 'the store is not known'
    ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$id" >>"$folder/osd.log" 2>&1 || broken 'the store cannot be made'
    ceph-osd -c "$conf" -i 0 --pid-file "$folder/osd.pid" >>"$folder/osd.log" 2>&1 || broken 'the store'
    until_true 60 'the store does not come up' is_up
}

start_gateway() {
    # The first word to the gateway's administration makes its zone, and fails at times on the way.
    administer user list || administer user list || broken 'the zone'
    administer zonegroup placement add --rgw-zonegroup default --placement-id default-placement --storage-class STANDARD_IA \
        || broken 'the storage class'
    administer zone placement add --rgw-zone default --placement-id default-placement --storage-class STANDARD_IA \
        --data-pool default.rgw.buckets.data || broken 'the storage class'
    administer user create --uid writer --display-name writer --access-key "$access_key" --secret-key "$secret_key" || broken 'the user'
    administer user create --uid other --display-name other --access-key "$other_access_key" --secret-key "$other_secret_key" \
        || broken 'the other user'
    radosgw -c "$conf" -n $gateway --pid-file "$folder/rgw.pid" || broken 'the gateway'
    until_true 60 'the gateway does not answer' answers
}

case $action in
    start)
        port=${3:?start wants a port}
        source "$root/eng/prerequisites.sh"
        ensure_programs s3
        mkdir -p "$folder"/{mon,osd}
        write_configuration "${4:--1}"
        # What comes later must not wait for the daemons to close the output that they inherit.
        { start_cluster && start_gateway; } >&2
        cat <<ENV
AWS_ENDPOINT_URL=http://127.0.0.1:$port
AWS_REGION=us-east-1
AWS_ACCESS_KEY_ID=$access_key
AWS_SECRET_ACCESS_KEY=$secret_key
OTHER_ACCESS_KEY_ID=$other_access_key
OTHER_SECRET_ACCESS_KEY=$other_secret_key
ENV
        ;;
    stop)
        [[ -f $conf ]] || exit 0
        stop
        rm -rf -- "$folder"
        ;;
    *) fail 2 "s3-server.sh knows start and stop." ;;
esac
