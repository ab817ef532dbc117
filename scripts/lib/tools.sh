# What the scripts beside this folder share: Debian packages, and a PostgreSQL of their own. Sourced, never run.
#
# Whoever sources it has set $work (a directory that everybody may enter, removed at the end), and calls
# `stop_postgres` and `leave_the_system_tidy` when it ends, however it ends.

postgres_started=''
policy_written=''
no_cluster_written=''

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\nscripts/%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_be_root() { [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }

# PostgreSQL refuses to run as root. Whoever is not root already is unprivileged.
as_nobody() {
    if [ "$(id -u)" -ne 0 ]; then
        (cd / && "$@")
    elif have setpriv; then
        (cd / && setpriv --reuid="$unprivileged" --regid="$(id -g "$unprivileged")" --clear-groups -- "$@")
    else
        (cd / && runuser -u "$unprivileged" -- "$@")
    fi
}

find_postgres() {
    local directory
    for directory in "$(pg_config --bindir 2>/dev/null || true)" \
        $(compgen -G '/usr/lib/postgresql/*/bin' | sort -rV) \
        "$(dirname "$(readlink -f "$(command -v initdb || true)")" 2>/dev/null || true)"; do
        if [ -n "$directory" ] && [ -x "$directory/initdb" ] && [ -x "$directory/pg_ctl" ]; then
            printf '%s\n' "$directory"
            return
        fi
    done
}

# Whether what a Debian package is wanted for is here already, from wherever it came.
is_installed() {
    case $1 in
    build-essential) have cc ;;
    postfix) have smtp-sink && have smtp-source ;;
    postgresql) [ -n "$(find_postgres)" ] ;;
    linux-perf) have perf ;;
    faketime) compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null ;;
    default-jre-headless) have java ;;
    nodejs) have node ;;
    fonts-wqy-zenhei) have fc-list && [ -n "$(fc-list :lang=zh family)" ] ;;
    python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    *) have "$1" ;;
    esac
}

what_for() {
    case $1 in
    build-essential) printf 'compiles the bundled SQLite and libpq' ;;
    postfix) printf 'for smtp-sink and smtp-source, which we did not write; no mail service is started' ;;
    postgresql) printf 'for the stories on PostgreSQL; no system-wide server is started' ;;
    chromium) printf 'for the pages in a real browser' ;;
    spamassassin) printf 'judges letters as a receiving server would; no service is started' ;;
    default-jre-headless) printf 'runs the Nu HTML checker' ;;
    fonts-wqy-zenhei) printf 'so that Chromium shows the Chinese letters' ;;
    nodejs | npm) printf 'runs axe-core, caniemail and what drives Chromium' ;;
    curl) printf 'for the examples of the README' ;;
    faketime) printf 'for clocks that jump' ;;
    strace) printf 'for system calls that fail' ;;
    python3) printf 'for the measuring programs' ;;
    linux-perf) printf 'for the profile' ;;
    python3-venv) printf 'for dkimpy, which verifies what Postrider signs, and schemathesis, which fuzzes the API' ;;
    esac
}

# Installs those of the named Debian packages that are missing, after saying what and why.
install_packages() {
    local package missing=()
    for package in "$@"; do is_installed "$package" || missing+=("$package"); done
    if [ "${#missing[@]}" -eq 0 ]; then
        printf 'Everything is installed.\n'
        return
    fi
    printf 'Missing Debian packages: %s\n' "${missing[*]}"
    for package in "${missing[@]}"; do printf '  %-16s %s\n' "$package" "$(what_for "$package")"; done
    have apt-get || fail "apt-get is not here: install ${missing[*]} and run this again"
    can_be_root || fail "neither root nor password-less sudo: run apt-get install ${missing[*]} and then this again"
    # Debian starts the services it installs unless this file forbids it (invoke-rc.d(8)).
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        printf '#!/bin/sh\nexit 101\n' >"$work/policy-rc.d"
        chmod 755 "$work/policy-rc.d"
        policy_written=/usr/sbin/policy-rc.d
        as_root cp "$work/policy-rc.d" "$policy_written"
    fi
    as_root apt-get update -q
    # Without a system-wide cluster: the scripts make one of their own.
    no_cluster_written=/etc/postgresql-common/createcluster.d/postrider-test.conf
    as_root mkdir -p "$(dirname "$no_cluster_written")"
    echo 'create_main_cluster = false' | as_root tee "$no_cluster_written" >/dev/null
    echo 'postfix postfix/main_mailer_type select No configuration' | as_root debconf-set-selections
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
    leave_the_system_tidy
}

# Takes back what only the installation needed.
leave_the_system_tidy() {
    local file
    for file in $policy_written $no_cluster_written; do as_root rm -f "$file"; done
    policy_written=''
    no_cluster_written=''
}

# What drives and judges pages in Chromium, from npm: into $DRIVE_TOOLS, which keeps it, or under $work; sets $tools.
install_browser_tools() {
    tools=${DRIVE_TOOLS:-$work/tools}
    if [ -d "$tools/node_modules/axe-core" ] && [ -d "$tools/node_modules/playwright-core" ]; then return; fi
    printf 'From npm: axe-core (accessibility), playwright-core (drives Chromium)\n'
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-save --no-audit --no-fund --silent axe-core@4.14.1 playwright-core@1.65.1
}

# Starts a PostgreSQL of our own under $work, as an unprivileged user on a free loopback port, with the
# settings given ("-c name=value" each), and sets $postgres_url.
start_postgres() {
    local attempt port
    postgres_bin=$(find_postgres)
    [ -n "$postgres_bin" ] || fail 'PostgreSQL is installed, but initdb and pg_ctl are nowhere to be found'
    unprivileged=nobody
    if id postgres >/dev/null 2>&1; then unprivileged=postgres; fi
    mkdir "$work/postgres"
    if [ "$(id -u)" -eq 0 ]; then chown "$unprivileged" "$work/postgres"; fi
    as_nobody "$postgres_bin/initdb" -D "$work/postgres/data" -U postrider --auth=trust \
        --encoding=UTF8 --no-locale >"$work/initdb.log"
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        port=$((20000 + (RANDOM % 12000)))
        # The port may be taken; the server itself is the only one who can tell without a race.
        if as_nobody "$postgres_bin/pg_ctl" -D "$work/postgres/data" -l "$work/postgres/log" -w -t 30 -o \
            "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/postgres -c max_connections=300 $*" \
            start >/dev/null; then
            postgres_started=yes
            postgres_url=postgres://postrider@127.0.0.1:$port/postgres
            printf '%s as %s on port %s.\n' "$("$postgres_bin/postgres" --version)" "$(as_nobody id -un)" "$port"
            return
        fi
    done
    cat "$work/postgres/log"
    return 1
}

stop_postgres() {
    [ -n "$postgres_started" ] || return 0
    postgres_started=''
    as_nobody "$postgres_bin/pg_ctl" -D "$work/postgres/data" -m immediate -w stop >/dev/null || true
}
