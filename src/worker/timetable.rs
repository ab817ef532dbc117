//! The timetable: stories that are due by themselves, called again and again.
//!
//! tokio-cron-scheduler is the metronome and nothing more. Once a second it rings the bells of the
//! duties; a duty is an idempotent story that looks into the ledger for what is due. Each duty has a
//! task of its own that waits for its bell, so a duty never overlaps itself, and a slow one (a feed
//! that takes half a minute) delays no other.
//!
//! The metronome's own "repeated" jobs are not used: they count whole seconds from the last slot, and
//! one that falls behind by more than its interval, as after a suspended machine, never runs again. A
//! cron job always looks forward from the present.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};

use super::{Bells, raised};
use crate::services::{
    App, StoreError, delivery, digest, dkim, exports, idempotency, imports, ingest, instance,
    neighbours, operators, preferences, relays, signup, subscribers, timekeeping, today,
    unsubscribe, websub,
};
use crate::telemetry::meter;

/// The beat of the metronome: every second.
const EVERY_SECOND: &str = "* * * * * *";
/// Milliseconds between two beats.
const BEAT_MILLISECONDS: u32 = 1_000;

/// How long a nudge waits. A new address is more work than a known one, and work that began before the answer to
/// its sign-up had left would tell by the time of that answer which it was.
const AFTER_THE_ANSWER: Duration = Duration::from_millis(50);

/// The running timetable.
pub(super) struct Timetable {
    metronome: JobScheduler,
    tasks: JoinSet<()>,
}

impl Timetable {
    /// Stops the metronome and whatever duty is under way; all of them can be cut short anywhere.
    pub(super) async fn end(mut self) {
        self.tasks.shutdown().await;
        if let Err(error) = self.metronome.shutdown().await {
            tracing::warn!(%error, "the metronome did not stop in good order");
        }
    }
}

/// A story with its name and the bell that calls it.
struct Duty {
    name: &'static str,
    bell: Arc<Notify>,
    /// After this long without its bell it is done all the same: the metronome follows the wall clock, and one
    /// that is set back must not keep it waiting.
    patience: Duration,
    again: Again,
    story: Story,
}

type Story = Box<dyn Fn() -> BoxFuture<'static, Result<usize, StoreError>> + Send + Sync>;

/// What follows a call that found something to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    /// The next call: there may be more than one call works off.
    AtOnce,
    /// Nothing until the bell rings.
    AtTheBell,
}

/// Starts the metronome and the tasks of the duties. They end when `stop` is raised, except the
/// heartbeat, which goes on until [`Timetable::end`] because draining needs its signs of life.
pub(super) async fn start(
    app: &Arc<App>,
    bells: &Arc<Bells>,
    stop: &watch::Receiver<bool>,
) -> Result<Timetable, JobSchedulerError> {
    // Before anything is begun: the ledger may be an older copy, and an issue may have lain for days.
    if let Err(error) = before_the_start(app).await {
        tracing::error!(%error, "the ledger could not be looked at before the start");
    }
    let duties = duties(app);
    let pulse_bell: Arc<Notify> = Arc::default();
    let inbox = Arc::clone(&duties[0].bell);
    let ticked: Vec<Arc<Notify>> = duties.iter().map(|duty| Arc::clone(&duty.bell)).collect();
    let metronome = JobScheduler::new().await?;
    let tick = app.config.worker.tick_milliseconds;
    metronome
        .add(beat(tick, move || {
            for bell in &ticked {
                bell.notify_one();
            }
        })?)
        .await?;
    let pulse = app
        .config
        .worker
        .heartbeat_seconds
        .saturating_mul(BEAT_MILLISECONDS);
    let heart = Arc::clone(bells);
    let ledgers = Arc::clone(&pulse_bell);
    metronome
        .add(beat(pulse, move || {
            heart.heartbeat.notify_one();
            ledgers.notify_one();
        })?)
        .await?;

    let mut tasks = JoinSet::new();
    let beating = Duty {
        bell: pulse_bell,
        patience: patience(pulse),
        ..duty("the ledger's heartbeat", Again::AtTheBell, app, |app| {
            Box::pin(async move { instance::beat(&app).await.map(|()| 0) })
        })
    };
    for duty in duties.into_iter().chain([beating]) {
        // What fell due while nobody worked is not left waiting for the first beat.
        duty.bell.notify_one();
        tasks.spawn(attend(duty, Arc::clone(bells), stop.clone()));
    }
    tasks.spawn(pass_on_nudges(Arc::clone(app), inbox, Arc::clone(bells)));
    metronome.start().await?;
    Ok(Timetable { metronome, tasks })
}

async fn before_the_start(app: &App) -> Result<(), StoreError> {
    let found = instance::look(app).await?;
    if let Some(reason) = found.instance.held_reason {
        tracing::error!(
            reason,
            "the ledger is held: nothing is planned or sent; see: postrider ledger show"
        );
    }
    timekeeping::mend_at_the_start(app).await?;
    digest::pause_too_old(app).await?;
    // Letters wait for what is seen of their keys: a moment, where the resolvers answer.
    dkim::rotation::tend(app).await.map(|_| ())
}

/// The duties; the sign-ups first, because a nudge calls them too.
fn duties(app: &Arc<App>) -> Vec<Duty> {
    let worker: Arc<str> = app.new_worker_name().into();
    vec![
        duty("sign-ups", Again::AtOnce, app, |app| {
            Box::pin(async move { signup::work_off_inbox(&app).await })
        }),
        duty("wishes for links", Again::AtOnce, app, |app| {
            Box::pin(async move { preferences::links::work_off_wishes(&app).await })
        }),
        duty("changes to many readers", Again::AtOnce, app, |app| {
            Box::pin(async move { subscribers::bulk::work(&app).await })
        }),
        duty("operators' wishes for links", Again::AtOnce, app, |app| {
            Box::pin(async move { operators::asking::work_off_wishes(&app).await })
        }),
        duty("what is over at the desk", Again::AtTheBell, app, |app| {
            Box::pin(async move { operators::tidy(&app).await.map(|()| 0) })
        }),
        duty("pauses that are over", Again::AtOnce, app, |app| {
            Box::pin(async move { preferences::resting::end_due_pauses(&app).await })
        }),
        duty("spooled wishes to leave", Again::AtTheBell, app, |app| {
            Box::pin(async move { unsubscribe::work_off_spool(&app).await })
        }),
        duty("held issues", Again::AtTheBell, app, |app| {
            Box::pin(async move { digest::tend_held(&app).await })
        }),
        duty("issues", Again::AtTheBell, app, |app| {
            Box::pin(async move { plan_due_issues(&app).await })
        }),
        duty("feeds", Again::AtTheBell, app, move |app| {
            let worker = Arc::clone(&worker);
            Box::pin(async move { ingest::poll_due_feeds(&app, &worker).await })
        }),
        duty("held articles", Again::AtOnce, app, |app| {
            Box::pin(async move { ingest::release_due(&app).await })
        }),
        duty("hubs", Again::AtTheBell, app, |app| {
            Box::pin(async move { websub::ask_due(&app).await.map(|_| 0) })
        }),
        duty("abandoned letters", Again::AtTheBell, app, |app| {
            Box::pin(async move { delivery::tend(&app).await.map(|()| 0) })
        }),
        duty("published DKIM keys", Again::AtTheBell, app, |app| {
            Box::pin(async move { dkim::rotation::tend(&app).await })
        }),
        duty("providers of recipients", Again::AtTheBell, app, |app| {
            Box::pin(async move {
                neighbours::look_up(&app).await;
                Ok(0)
            })
        }),
        duty("imports", Again::AtOnce, app, |app| {
            Box::pin(async move { imports::work(&app).await })
        }),
        duty("questions to imported readers", Again::AtOnce, app, |app| {
            Box::pin(async move { signup::ask_imported(&app).await })
        }),
        duty("exports", Again::AtOnce, app, |app| {
            Box::pin(async move { exports::work(&app).await })
        }),
        duty("sheets that are over", Again::AtTheBell, app, |app| {
            Box::pin(async move {
                imports::tend(&app).await?;
                exports::tend(&app).await.map(|()| 0)
            })
        }),
        duty("the desk of sign-ups", Again::AtTheBell, app, |app| {
            Box::pin(async move { signup::tend(&app).await.map(|()| 0) })
        }),
        duty("figures of the day", Again::AtOnce, app, |app| {
            Box::pin(async move { today::tend(&app).await })
        }),
        duty("what relays said", Again::AtTheBell, app, |app| {
            Box::pin(async move { relays::write_down(&app).await.map(|()| 0) })
        }),
        duty("old answers of the API", Again::AtOnce, app, |app| {
            Box::pin(async move { idempotency::forget_old(&app).await })
        }),
        duty("old issues", Again::AtTheBell, app, |app| {
            Box::pin(async move { digest::pause_too_old(&app).await.map(|_| 0) })
        }),
    ]
}

async fn plan_due_issues(app: &App) -> Result<usize, StoreError> {
    let started = Instant::now();
    let planned = digest::plan_due_issues(app).await?;
    let count: i64 = planned.iter().map(|issue| issue.planned_count).sum();
    if count > 0 {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        meter::issues_planned(count, started.elapsed().as_secs_f64());
    }
    Ok(planned.len())
}

fn duty(
    name: &'static str,
    again: Again,
    app: &Arc<App>,
    story: impl Fn(Arc<App>) -> BoxFuture<'static, Result<usize, StoreError>> + Send + Sync + 'static,
) -> Duty {
    let patience = patience(app.config.worker.tick_milliseconds);
    let app = Arc::clone(app);
    Duty {
        name,
        bell: Arc::default(),
        patience,
        again,
        story: Box::new(move || story(Arc::clone(&app))),
    }
}

/// Two beats and a little more.
fn patience(beat_milliseconds: u32) -> Duration {
    Duration::from_millis(u64::from(beat_milliseconds.max(BEAT_MILLISECONDS)) * 2 + 500)
}

/// A job that calls `ring` every `milliseconds`. A cron expression knows no less than a second: a
/// shorter interval divides each second, a longer one lets beats pass.
fn beat(
    milliseconds: u32,
    ring: impl Fn() + Send + Sync + 'static,
) -> Result<Job, JobSchedulerError> {
    let ring = Arc::new(ring);
    let skip = (milliseconds / BEAT_MILLISECONDS).max(1);
    let rings = (BEAT_MILLISECONDS / milliseconds.max(1)).max(1);
    let pause = Duration::from_millis(milliseconds.into());
    let mut beats = 0_u32;
    Job::new_async(EVERY_SECOND, move |_id, _scheduler| {
        let due = beats.is_multiple_of(skip);
        beats = beats.wrapping_add(1);
        let ring = Arc::clone(&ring);
        Box::pin(async move {
            for turn in 0..if due { rings } else { 0 } {
                if turn > 0 {
                    tokio::time::sleep(pause).await;
                }
                ring();
            }
        })
    })
}

/// Does one duty whenever its bell rings. Trouble is logged when it begins and when it ends, not at
/// every beat between.
async fn attend(duty: Duty, bells: Arc<Bells>, mut stop: watch::Receiver<bool>) {
    let mut in_trouble = false;
    loop {
        tokio::select! {
            _rung_or_not = tokio::time::timeout(duty.patience, duty.bell.notified()) => {}
            () = raised(&mut stop) => return,
        }
        // A task of its own, so that a panic in a story ends the call and not the duty.
        let mut call = tokio::spawn((duty.story)());
        let ended = tokio::select! {
            ended = &mut call => ended,
            () = raised(&mut stop) => {
                call.abort();
                return;
            }
        };
        let trouble = match ended {
            Ok(Ok(done)) => {
                if done > 0 {
                    bells.letters.notify_one();
                }
                if done > 0 && duty.again == Again::AtOnce {
                    duty.bell.notify_one();
                }
                None
            }
            Ok(Err(error)) => Some(error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        match (&trouble, in_trouble) {
            (Some(error), false) => tracing::error!(
                duty = duty.name,
                error,
                "a duty failed; it is tried again at every beat"
            ),
            (Some(error), true) => tracing::debug!(duty = duty.name, error, "a duty failed again"),
            (None, true) => tracing::info!(duty = duty.name, "a duty that had failed works again"),
            (None, false) => {}
        }
        in_trouble = trouble.is_some();
    }
}

/// Stories nudge when they leave something to do; it is done without waiting for the next beat.
async fn pass_on_nudges(app: Arc<App>, inbox: Arc<Notify>, bells: Arc<Bells>) {
    loop {
        app.nudge.notified().await;
        tokio::time::sleep(AFTER_THE_ANSWER).await;
        inbox.notify_one();
        bells.letters.notify_one();
    }
}
