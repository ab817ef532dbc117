//! Chapter 6, the front door: pages for readers, the API for developers, health for machines.
//!
//! Everything actix and nothing else. A handler parses what came in, calls one story of `services`
//! and turns the outcome into a page or into JSON. GET and HEAD change nothing, except that a
//! hub's question is noted (`hooks`). `guard` stands
//! around every request: it sets the security headers and writes one log line that names the route's
//! pattern, never the path, because paths hold tokens.

mod across;
mod api;
mod archive;
mod confirmation;
mod desk;
mod docs;
mod downloads;
mod embedding;
mod entry;
mod figures;
mod forms;
mod guard;
mod health;
mod hooks;
mod lists;
mod pages;
mod preferences;
mod problem;
mod routes;
mod tryout;
mod unsubscribe;

pub use embedding::snippet;
pub use pages::snippet::Snippet;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev;
use actix_web::middleware::from_fn;
use actix_web::{HttpServer, web};
use tokio::sync::watch;

use crate::services::App;

/// The front door, built and not yet open.
pub struct Server {
    server: dev::Server,
    /// Raised when the door closes: answers that would go on for ever end.
    closing: Arc<watch::Sender<bool>>,
}

/// Closes the front door from elsewhere. Cheap to clone.
#[derive(Clone)]
pub struct Handle {
    server: dev::ServerHandle,
    closing: Arc<watch::Sender<bool>>,
}

/// How the door is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Requests under way get `server.shutdown_seconds` to finish.
    Graceful,
    /// At once.
    Abrupt,
}

/// Builds the server on a listener that is bound already. It reacts to no signal: whoever runs it
/// closes it through [`Server::handle`]. Call it inside a Tokio runtime.
pub fn server(app: Arc<App>, listener: TcpListener) -> io::Result<Server> {
    let settings = app.config.server.clone();
    let patience = Duration::from_secs(settings.request_timeout_seconds.into());
    let mode = app.config.mode;
    let closing = Arc::new(watch::Sender::new(false));
    let streams = web::Data::new(api::issues::Streams::new(&app, closing.subscribe()));
    let allowances = web::Data::new(api::allowance::Allowances::new(&app));
    let data = web::Data::from(app);
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(data.clone())
            .app_data(streams.clone())
            .app_data(allowances.clone())
            .wrap(from_fn(problem::in_words))
            .wrap(from_fn(guard::around))
            .configure(|routes| routes::all(routes, mode))
            .default_service(web::to(problem::no_such_route))
    })
    .workers(settings.workers as usize)
    .client_request_timeout(patience)
    .shutdown_timeout(settings.shutdown_seconds.into())
    .disable_signals()
    .listen(listener)?;
    Ok(Server {
        server: server.run(),
        closing,
    })
}

/// Builds the small server of a worker that has no front door: figures and health, nothing else.
pub fn monitor(app: Arc<App>, listener: TcpListener) -> io::Result<Server> {
    let patience = Duration::from_secs(app.config.server.request_timeout_seconds.into());
    let data = web::Data::from(app);
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(data.clone())
            .wrap(from_fn(guard::around))
            .configure(routes::for_monitors)
            .default_service(web::to(problem::no_such_route))
    })
    .workers(1)
    .client_request_timeout(patience)
    .disable_signals()
    .listen(listener)?;
    Ok(Server {
        server: server.run(),
        closing: Arc::new(watch::Sender::new(false)),
    })
}

impl Server {
    /// What closes this server.
    #[must_use]
    pub fn handle(&self) -> Handle {
        Handle {
            server: self.server.handle(),
            closing: Arc::clone(&self.closing),
        }
    }

    /// Serves until the handle closes it.
    pub async fn run(self) -> io::Result<()> {
        self.server.await
    }
}

impl Handle {
    /// Takes no more connections and returns when the server has ended.
    pub async fn stop(&self, closing: Closing) {
        self.closing.send_replace(true);
        self.server.stop(closing == Closing::Graceful).await;
    }
}
