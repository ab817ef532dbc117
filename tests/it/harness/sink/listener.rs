//! The sink's thread: listens, and starts a task for each connection.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::State;
use super::dialogue::converse;

/// Serves until `stopped` resolves; the runtime takes the open dialogues with it.
pub(super) fn run(
    state: Arc<State>,
    address: SocketAddr,
    bound: oneshot::Sender<SocketAddr>,
    stopped: oneshot::Receiver<()>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let listener = listen(address).await;
        bound
            .send(listener.local_addr().expect("a bound port"))
            .ok();
        tokio::select! {
            () = accept(state, listener) => {}
            _ = stopped => {}
        }
    });
}

/// A relay that comes back takes its old port, which may need a moment to become free.
async fn listen(address: SocketAddr) -> TcpListener {
    for _ in 0..50 {
        if let Ok(listener) = TcpListener::bind(address).await {
            return listener;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("cannot listen on {address}");
}

async fn accept(state: Arc<State>, listener: TcpListener) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        stream.set_nodelay(true).ok();
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            // A client may break off at any point; what it had finished by then is on record.
            converse(&state, stream).await.ok();
        });
    }
}
