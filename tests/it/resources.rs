//! When the system gives no more: a full or read-only disk, a sync that fails, a ledger that is locked or away, too
//! few file descriptors, too little memory.
//!
//! No dialogue begins that is not written down, sign-ups are answered with 503 and kept or not as the answer
//! says, wishes to leave are kept in the spool, and everything goes on by itself when the fault ends:
//! nobody is lost or doubled.

mod newsroom;
mod syncs;

use std::sync::Arc;
use std::time::Duration;

use crate::harness::database::TestDatabase;
use crate::harness::postgres_server::PostgresServer;
use crate::harness::system_faults::{FailingCalls, SmallDisk, can_trace, limit};
use newsroom::{Expected, Fault, Newsroom};

use crate::harness::newsroom::execute;

/// What SQLite writes with; sockets are written to in other ways.
const WRITES: &str = "pwrite64,ftruncate,fallocate";
const SYNCS: &str = "fsync,fdatasync";

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_for_a_while_loses_and_doubles_nobody() {
    let Some(disk) = SmallDisk::mount("a full disk", 8) else {
        return;
    };
    let disk = Arc::new(disk);
    let room = Newsroom::open(TestDatabase::sqlite_in(disk.path()), |_| {}).await;
    // The file beside the database still has room that was used before, so some may still be written.
    let expected = Expected {
        at_once: false,
        leaving_works: true,
    };
    let (full, empty) = (Arc::clone(&disk), Arc::clone(&disk));
    let fault = Fault::new(
        move |_| {
            full.fill();
            Box::new(())
        },
        move || empty.relieve(),
    );
    room.outlives(fault, expected).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_cannot_be_written_for_a_while_loses_and_doubles_nobody() {
    if !can_trace("a disk that cannot be written") {
        return;
    }
    let walk = |error: &'static str| async move {
        let room = Newsroom::open(TestDatabase::sqlite(), |_| {}).await;
        let fault = Fault::new(
            move |server| Box::new(FailingCalls::begin(server, WRITES, error)),
            || {},
        );
        let expected = Expected {
            at_once: true,
            leaving_works: true,
        };
        room.outlives(fault, expected).await;
    };
    tokio::join!(walk("ENOSPC"), walk("EROFS"), walk("EDQUOT"), walk("EIO"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_answered_or_sent_while_syncs_fail() {
    if !can_trace("syncs that fail") {
        return;
    }
    let room = Newsroom::open(TestDatabase::sqlite(), |_| {}).await;
    let fault = Fault::new(
        |server| Box::new(FailingCalls::begin(server, SYNCS, "EIO")),
        || {},
    );
    // The spool cannot be synced either, so nobody is told that a wish was kept.
    let expected = Expected {
        at_once: true,
        leaving_works: false,
    };
    room.outlives(fault, expected).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_that_somebody_else_locks_loses_and_doubles_nobody() {
    use diesel::connection::SimpleConnection as _;
    use diesel::{Connection as _, SqliteConnection};
    let room = Newsroom::open(TestDatabase::sqlite(), |settings| {
        settings.set("database.busy_timeout_seconds", "1");
        settings.set("database.acquire_timeout_seconds", "2");
    })
    .await;
    let file = room.database.url().replace("sqlite://", "");
    let fault = Fault::new(
        move |_| {
            let mut other = SqliteConnection::establish(&file).unwrap();
            let lock = "PRAGMA busy_timeout = 20000; BEGIN EXCLUSIVE";
            other.batch_execute(lock).unwrap();
            Box::new(other)
        },
        || {},
    );
    let expected = Expected {
        at_once: true,
        leaving_works: true,
    };
    room.outlives(fault, expected).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_that_dies_and_comes_back_loses_and_doubles_nobody() {
    let Some(server) = PostgresServer::start("a PostgreSQL that dies") else {
        return;
    };
    let server = Arc::new(server);
    let room = Newsroom::open(server.database(), |settings| {
        settings.set("database.acquire_timeout_seconds", "1");
    })
    .await;
    let (dies, comes_back) = (Arc::clone(&server), Arc::clone(&server));
    let fault = Fault::new(
        move |_| {
            dies.die();
            Box::new(())
        },
        move || comes_back.come_back(),
    );
    let expected = Expected {
        at_once: true,
        leaving_works: true,
    };
    room.outlives(fault, expected).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_that_takes_no_writes_for_a_while_loses_and_doubles_nobody() {
    let Some(database) = TestDatabase::postgres("a PostgreSQL that takes no writes") else {
        return;
    };
    let TestDatabase::Postgres { admin_url, name } = &database else {
        unreachable!("a PostgreSQL database");
    };
    let (admin_url, name) = (admin_url.clone(), name.clone());
    let room = Newsroom::open(database, |_| {}).await;
    // As a standby that was promoted to nothing: the connections that are open are cut, the next ones only read.
    let set = move |value: &str| {
        let admin = TestDatabase::Postgres {
            admin_url: admin_url.clone(),
            name: "postgres".to_owned(),
        };
        execute(
            &admin,
            &format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}"),
        );
        execute(
            &admin,
            &format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            ),
        );
        // Dropping it would drop the administrative database.
        std::mem::forget(admin);
    };
    let set = Arc::new(set);
    let (begin, end) = (Arc::clone(&set), set);
    let fault = Fault::new(
        move |_| {
            begin("on");
            Box::new(())
        },
        move || end("off"),
    );
    let expected = Expected {
        at_once: true,
        leaving_works: true,
    };
    room.outlives(fault, expected).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_may_open_no_more_files_goes_on_when_it_may_again() {
    let mut room = Newsroom::open(TestDatabase::sqlite(), |_| {}).await;
    room.arrives(40).await;
    let open = std::fs::read_dir(format!("/proc/{}/fd", room.server.id()));
    let open = open.unwrap().count();
    limit(&room.server, &format!("--nofile={open}:"));
    // Connections of readers wait until they can be taken; the relay's are open already.
    let reader = room.asks_to_sign_up("patient");
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(
        room.server.is_running(),
        "it ended for want of file descriptors"
    );
    limit(&room.server, "--nofile=1024:");
    assert_eq!(reader.await.unwrap(), Some(202));
    room.ends(&["patient".to_owned()], None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_gets_no_more_memory_may_die_and_loses_nobody() {
    let mut room = Newsroom::open(TestDatabase::sqlite(), |settings| {
        settings.set("sending.lease_seconds", "3");
        settings.set("sending.in_doubt_wait_seconds", "1");
    })
    .await;
    room.arrives(40).await;
    let status = std::fs::read_to_string(format!("/proc/{}/status", room.server.id())).unwrap();
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kilobytes: usize = size
        .and_then(|size| size.trim().strip_suffix(" kB"))
        .and_then(|size| size.trim().parse().ok())
        .unwrap();
    limit(&room.server, &format!("--as={}:", kilobytes * 1024));
    // What asks for much at once is the first to feel it.
    let sign_ups: Vec<_> = (0..40)
        .map(|n| room.asks_to_sign_up(&format!("hungry{n}")))
        .collect();
    let mut kept = Vec::new();
    for (n, sign_up) in sign_ups.into_iter().enumerate() {
        if sign_up.await.unwrap() == Some(202) {
            kept.push(format!("hungry{n}"));
        }
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    if room.server.is_running() {
        limit(&room.server, "--as=unlimited:");
    } else {
        room.server = room.installation.serve().await;
    }
    room.ends(&kept, None).await;
}

#[tokio::test]
async fn a_ledger_on_a_read_only_disk_is_refused_with_its_reason() {
    let Some(disk) = SmallDisk::mount("a read-only disk", 8) else {
        return;
    };
    let database = TestDatabase::sqlite_in(disk.path());
    let installation = crate::harness::server::Installation::new(&database, "smtp://127.0.0.1:9");
    installation.cli(&["migrate"]);
    disk.remount("ro");
    let spoken = installation.cli_raw(&["serve"]);
    disk.remount("rw");
    assert_ne!(spoken.code, Some(0));
    let said = spoken.stderr;
    let file = database.url().replace("sqlite://", "");
    assert!(said.contains("must be able to write"), "{said}");
    assert!(said.contains(&file), "{said}");
}
