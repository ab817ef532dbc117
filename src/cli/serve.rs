//! `postrider serve` and `postrider work`: the processes that stay.
//!
//! The first SIGTERM or SIGINT ends them in good order: the front door takes no more requests and
//! answers those it has, the worker drains. A second signal ends them at once: what is open is cut, and
//! written down as in doubt if the ledger takes it within three seconds.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use super::failure::{Code, Failure};
use super::output::print;
use crate::clock::{SystemClock, SystemEntropy};
use crate::config::{Config, Mode};
use crate::services::{App, operators, relays, sample};
use crate::telemetry::meter;
use crate::web::{self, Closing};
use crate::worker;

/// The exit code after a second signal, as a shell has it for SIGINT.
const INTERRUPTED: u8 = 130;
/// How long the last writes may take after a second signal.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// Runs `postrider serve`: the front door and the worker.
pub(super) async fn serve(config: Config) -> Result<ExitCode, Failure> {
    let signals = Signals::listen()?;
    meter::start().map_err(|error| {
        Failure::new(Code::Failed, "the metrics cannot be started").because(error)
    })?;
    let (listener, bound) = bind("server.listen", config.server.listen)?;
    let try_out = config.mode == Mode::TryOut;
    let app = App::open(
        config,
        Arc::new(SystemClock),
        Arc::new(SystemEntropy),
        bound,
    )
    .await?;
    if try_out {
        sample::seed(&app).await.map_err(|error| {
            Failure::new(Code::Failed, "the sample newspaper could not be set up").because(error)
        })?;
    }
    let server = web::server(Arc::clone(&app), listener).map_err(|error| {
        Failure::new(Code::Failed, "the web server could not be started").because(error)
    })?;
    let handle = server.handle();
    let stop = watch::Sender::new(false);
    let first = operators::links::setup_link(&app).await?;
    print(&greeting(&app, bound, try_out, first.as_deref()))?;

    let hurry = watch::Sender::new(false);
    let told = stop.subscribe();
    let front_door = async {
        let ended = server.run().await;
        // A front door that falls shut by itself takes the worker with it.
        stop.send_replace(true);
        ended
    };
    let doorkeeper = async {
        let mut hurried = hurry.subscribe();
        wait_for(signals, &stop, &hurry, told).await;
        tokio::select! {
            () = handle.stop(Closing::Graceful) => {}
            _ = hurried.wait_for(|hurried| *hurried) => handle.stop(Closing::Abrupt).await,
        }
    };
    let night_shift = async {
        relays::tell_of_strays(&app).await;
        let ended = worker::run(app, stop.subscribe(), hurry.subscribe()).await;
        // And a worker that cannot work closes the front door.
        stop.send_replace(true);
        ended
    };
    let (door, shift, ()) = tokio::join!(front_door, night_shift, doorkeeper);
    shift.map_err(|error| Failure::new(Code::Failed, &error.to_string()))?;
    door.map_err(|error| Failure::new(Code::Failed, "the web server failed").because(error))?;
    Ok(exit_code(&hurry))
}

/// Runs `postrider work`: the worker without a front door.
pub(super) async fn work(config: Config) -> Result<ExitCode, Failure> {
    let signals = Signals::listen()?;
    let listen = config.server.listen;
    let monitor = config.worker.monitor_listen;
    let monitor = monitor.map(|listen| bind("worker.monitor_listen", listen));
    let monitor = monitor.transpose()?;
    if monitor.is_some() {
        meter::start().map_err(|error| {
            Failure::new(Code::Failed, "the metrics cannot be started").because(error)
        })?;
    }
    let app = App::open(
        config,
        Arc::new(SystemClock),
        Arc::new(SystemEntropy),
        listen,
    )
    .await?;
    let stop = watch::Sender::new(false);
    print("working; SIGTERM or Ctrl-C ends it in good order")?;
    if let Some((listener, bound)) = monitor {
        let server = web::monitor(Arc::clone(&app), listener).map_err(|error| {
            Failure::new(Code::Failed, "the figures cannot be shown").because(error)
        })?;
        print(&format!("figures at http://{bound}/metrics"))?;
        // It ends with the process: figures are worth having until the last letter is written down.
        tokio::spawn(server.run());
    }
    let hurry = watch::Sender::new(false);
    let told = stop.subscribe();
    let shift = async {
        relays::tell_of_strays(&app).await;
        let ended = worker::run(app, stop.subscribe(), hurry.subscribe()).await;
        stop.send_replace(true);
        ended
    };
    let (worked, ()) = tokio::join!(shift, wait_for(signals, &stop, &hurry, told));
    worked.map_err(|error| Failure::new(Code::Failed, &error.to_string()))?;
    Ok(exit_code(&hurry))
}

fn exit_code(hurry: &watch::Sender<bool>) -> ExitCode {
    if *hurry.borrow() {
        ExitCode::from(INTERRUPTED)
    } else {
        ExitCode::SUCCESS
    }
}

fn bind(key: &str, listen: SocketAddr) -> Result<(TcpListener, SocketAddr), Failure> {
    let bound = TcpListener::bind(listen).and_then(|listener| {
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    });
    bound.map_err(|error| {
        let remedy = if error.kind() == io::ErrorKind::AddrInUse {
            "end the program that listens there, or choose another address"
        } else {
            "choose an address of this machine"
        };
        let remedy = match key {
            "server.listen" => format!("{remedy} with --listen or server.listen"),
            key => format!("{remedy} with {key}"),
        };
        Failure::new(
            Code::Failed,
            &format!("{key} = {listen} cannot be listened on"),
        )
        .because(error)
        .try_this(remedy)
    })
}

/// The signals that end a process.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn listen() -> Result<Self, Failure> {
        let listen = || {
            Ok(Self {
                terminate: signal(SignalKind::terminate())?,
                interrupt: signal(SignalKind::interrupt())?,
            })
        };
        listen().map_err(|error: io::Error| {
            Failure::new(Code::Failed, "the process cannot listen for signals").because(error)
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Waits for a signal, or until something else has ended; raises `stop`; raises `hurry` at a second signal and
/// ends the process if that is not enough.
async fn wait_for(
    mut signals: Signals,
    stop: &watch::Sender<bool>,
    hurry: &watch::Sender<bool>,
    mut told: watch::Receiver<bool>,
) {
    tokio::select! {
        () = signals.next() => {}
        _ = told.wait_for(|stopped| *stopped) => {}
    }
    tracing::info!("stopping; a second signal ends the process at once");
    stop.send_replace(true);
    let hurry = hurry.clone();
    tokio::spawn(async move {
        signals.next().await;
        hurry.send_replace(true);
        tokio::time::sleep(LAST_WORDS).await;
        std::process::exit(INTERRUPTED.into());
    });
}

fn greeting(app: &App, bound: SocketAddr, try_out: bool, first: Option<&str>) -> String {
    let ready = format!("listening on http://{bound}");
    if !try_out {
        return match first {
            Some(link) => format!("{}\n{ready}", first_owner(app, link)),
            None => ready,
        };
    }
    let desk = match first {
        Some(link) => first_owner(app, link),
        None => format!("the desk: {}/desk", app.public_url),
    };
    let (url, list) = (&app.public_url, sample::LIST_SLUG);
    let relay = !app.config.relays.is_empty();
    let outbox = if relay {
        "your mailbox".to_owned()
    } else {
        format!("{url}/outbox")
    };
    format!(
        "{ready}

Postrider is in try-out mode: everything is kept under var/, and mail goes to {outbox}.

  1. Subscribe                        {url}/lists/{list}
  2. Read the confirmation letter     {outbox}
  3. Confirm                          with the button behind the letter's link
  4. Press \"send the digest now\"      {url}/outbox
  5. Read the digest                  {outbox}
  6. Unsubscribe                      by the link at the digest's foot

{desk}

Ctrl-C ends it."
    )
}

/// The way to the first account. It stands on standard output and nowhere else: the log holds no token.
fn first_owner(app: &App, link: &str) -> String {
    let hours = app.config.desk.setup_hours;
    format!(
        "the desk has no owner yet; open this link within {hours} hours to become it, once:\n{link}"
    )
}
