# For the scripts that measure and prove the sending engine. Sourced, never run: sets up a folder, the tools,
# a release binary and, when wanted, a PostgreSQL, and runs one of the Python programs in this folder.
#
#   set_the_stage NAME PROGRAM WANTS_POSTGRES ARGUMENTS…
#
# BENCH_BINARY=PATH uses that binary instead of building one; BENCH_DIR=PATH is where the work folder is made.
# On exit everything is stopped and removed, however the program ended.

export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
export PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH:/usr/local/sbin:/usr/sbin:/sbin
while read -r name; do unset "$name"; done < <(compgen -e POSTRIDER_ || true)

child=''
work=''

. "$root/scripts/lib/tools.sh"

clear_the_stage() {
    local code=$?
    trap - EXIT INT TERM
    if [ -n "$child" ] && kill -TERM "$child" 2>/dev/null; then wait "$child" 2>/dev/null || true; fi
    if [ -n "$work" ]; then
        stop_postgres
        leave_the_system_tidy
        rm -rf "$work" 2>/dev/null || as_root rm -rf "$work"
    fi
    exit "$code"
}
trap clear_the_stage EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Durable as in production; the rest is what a small machine that does little else would be given.
postgres_settings='-c fsync=on -c synchronous_commit=on -c shared_buffers=512MB -c max_wal_size=4GB'

# Makes the work folder, installs what is missing and, when wanted, starts a PostgreSQL.
#
#   prepare NAME WANTS_POSTGRES
prepare() {
    local name=$1 wants_postgres=$2
    work=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/postrider-$name.XXXXXX")
    chmod 755 "$work"
    say 'Debian packages' >&2
    # shellcheck disable=SC2086 # a list of words
    install_packages build-essential python3 postfix ${wants_postgres:+postgresql} ${extra_packages:-} >&2
    [ -n "$wants_postgres" ] || return 0
    say 'PostgreSQL' >&2
    start_postgres "$postgres_settings" >&2
    export POSTRIDER_STAGE_POSTGRES_URL=$postgres_url POSTRIDER_STAGE_POSTGRES_BIN=$postgres_bin
    export POSTRIDER_STAGE_POSTGRES_SETTINGS=${postgres_settings//-c /}
    POSTRIDER_STAGE_POSTGRES_PID=$(as_root head -n 1 "$work/postgres/data/postmaster.pid")
    export POSTRIDER_STAGE_POSTGRES_PID
}

set_the_stage() {
    local name=$1 program=$2 wants_postgres=$3
    shift 3
    prepare "$name" "$wants_postgres"
    if [ -z "${BENCH_BINARY:-}" ]; then
        say 'cargo build --release' >&2
        have cargo || fail 'cargo is not in PATH: install Rust with rustup (https://rustup.rs)'
        (cd "$root" && cargo build --release --locked) >&2
        BENCH_BINARY=${CARGO_TARGET_DIR:-$root/target}/release/postrider
    fi
    BENCH_BINARY=$(realpath "$BENCH_BINARY")
    [ -x "$BENCH_BINARY" ] || fail "$BENCH_BINARY cannot be run"
    export BENCH_BINARY POSTRIDER_STAGE_DIR=$work POSTRIDER_STAGE_NAME=scripts/$name
    say "$name" >&2
    # In the background, so that a signal to this script is acted upon at once.
    python3 "$root/scripts/lib/$program" "$@" &
    child=$!
    local code=0
    wait "$child" || code=$?
    child=''
    return "$code"
}

# Whether PostgreSQL is among the databases that "--database LIST" chooses; it is by default.
chooses_postgres() {
    local words=" $* "
    case $words in
    *' --database '* | *' --database='*)
        case $words in *[\ =,]postgres[,\ ]*) printf yes ;; esac
        ;;
    *) printf yes ;;
    esac
}
