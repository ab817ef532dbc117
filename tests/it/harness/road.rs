//! A road to a relay, with its accidents: it lies between the service and a relay in good order.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};

/// What happens on the road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accident {
    /// Nothing does.
    None,
    /// The connection is taken and nothing passes.
    BlackHole,
    /// The relay's octets pass one by one.
    SlowOctets,
    /// The relay's side closes after its greeting; ours stays open.
    HalfClose,
    /// The connection is reset once the client has said this.
    ResetAfter(&'static str),
    /// Nothing passes back to the client once it has said this.
    SilenceAfter(&'static str),
}

/// A running road; it ends when dropped.
pub(crate) struct Road {
    address: SocketAddr,
    accident: Arc<Mutex<Accident>>,
    /// How many connections met an accident.
    met: watch::Receiver<u64>,
    running: Option<(oneshot::Sender<()>, std::thread::JoinHandle<()>)>,
}

impl Road {
    /// A road without accidents to the relay at this address.
    pub(crate) async fn to(relay: SocketAddr) -> Self {
        let accident = Arc::new(Mutex::new(Accident::None));
        let (bound, ready) = oneshot::channel();
        let (stop, stopped) = oneshot::channel();
        let (meets, met) = watch::channel(0);
        let shared = Arc::clone(&accident);
        let thread = std::thread::spawn(move || run(relay, &shared, &meets, bound, stopped));
        Self {
            address: ready.await.expect("the road has a port"),
            accident,
            met,
            running: Some((stop, thread)),
        }
    }

    /// The value for `POSTRIDER_SMTP_URL`.
    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.address.port())
    }

    /// Waits until a connection has met the present accident.
    ///
    /// # Panics
    ///
    /// When none comes.
    pub(crate) async fn until_met(&mut self) {
        let met = tokio::time::timeout(Duration::from_secs(20), self.met.changed()).await;
        assert!(met.is_ok_and(|met| met.is_ok()), "nobody took the road");
    }

    /// What happens to connections that are opened from now on.
    pub(crate) fn happens(&mut self, accident: Accident) {
        self.met.mark_unchanged();
        *self.accident.lock().unwrap_or_else(PoisonError::into_inner) = accident;
    }
}

impl Drop for Road {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            stop.send(()).ok();
            thread.join().ok();
        }
    }
}

fn run(
    relay: SocketAddr,
    accident: &Mutex<Accident>,
    meets: &watch::Sender<u64>,
    bound: oneshot::Sender<SocketAddr>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("a bound port");
        bound.send(address).ok();
        let accept = async {
            loop {
                let Ok((client, _)) = listener.accept().await else {
                    continue;
                };
                let accident = *accident.lock().unwrap_or_else(PoisonError::into_inner);
                if accident != Accident::None {
                    meets.send_modify(|meets| *meets += 1);
                }
                tokio::spawn(pass(client, relay, accident));
            }
        };
        tokio::select! {
            () = accept => {}
            _ = stopped => {}
        }
    });
}

/// One connection.
async fn pass(client: TcpStream, relay: SocketAddr, accident: Accident) {
    client.set_nodelay(true).ok();
    if accident == Accident::BlackHole {
        let mut client = client;
        // Until the client loses its patience.
        let mut octets = [0; 1024];
        while client.read(&mut octets).await.is_ok_and(|count| count > 0) {}
        return;
    }
    let Ok(relay) = TcpStream::connect(relay).await else {
        return;
    };
    relay.set_nodelay(true).ok();
    if let Accident::ResetAfter(_) = accident {
        client.set_zero_linger().ok();
    }
    let (from_client, to_client) = client.into_split();
    let (from_relay, to_relay) = relay.into_split();
    let silent = Arc::new(AtomicBool::new(false));
    let back = tokio::spawn(pass_back(
        from_relay,
        to_client,
        accident,
        Arc::clone(&silent),
    ));
    pass_on(from_client, to_relay, accident, &silent).await;
    // Both halves are dropped with it, and the system resets what has no linger.
    back.abort();
}

/// From the client to the relay, until the client closes or an accident ends it.
async fn pass_on(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    accident: Accident,
    silent: &AtomicBool,
) {
    let mut said = Vec::new();
    let mut octets = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut octets).await {
        said.extend_from_slice(&octets[..count]);
        match accident {
            Accident::SilenceAfter(words) if holds(&said, words) => {
                silent.store(true, Ordering::SeqCst);
            }
            _ => {}
        }
        if to.write_all(&octets[..count]).await.is_err() {
            return;
        }
        match accident {
            Accident::ResetAfter(words) if holds(&said, words) => {
                // The relay has time to take what it was given; its answer is lost.
                silent.store(true, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(100)).await;
                return;
            }
            _ => {}
        }
    }
}

/// From the relay to the client, until nothing passes any more.
async fn pass_back(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    accident: Accident,
    silent: Arc<AtomicBool>,
) {
    let mut octets = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut octets).await {
        if silent.load(Ordering::SeqCst) {
            continue;
        }
        let passed = match accident {
            Accident::SlowOctets => slowly(&mut to, &octets[..count]).await,
            _ => to.write_all(&octets[..count]).await,
        };
        if passed.is_err() {
            return;
        }
        if accident == Accident::HalfClose {
            to.shutdown().await.ok();
        }
    }
    // Dropping this half would tell the client something.
    std::future::pending::<()>().await;
}

async fn slowly(to: &mut OwnedWriteHalf, octets: &[u8]) -> std::io::Result<()> {
    for octet in octets {
        to.write_all(std::slice::from_ref(octet)).await?;
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}

fn holds(said: &[u8], words: &str) -> bool {
    said.windows(words.len())
        .any(|part| part == words.as_bytes())
}
