//! A news site for tests: feed documents that can change, with `ETag` and 304, and every kind of trouble.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::http::{StatusCode, header};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, dev::ServerHandle, web};
use tokio::sync::oneshot;

/// One document, as it is served until it is published anew.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// The status; 200 unless a test wants trouble.
    pub(crate) status: u16,
    /// The media type.
    pub(crate) content_type: String,
    /// The body before padding.
    pub(crate) body: Vec<u8>,
    /// Further headers, such as `Location` or `Retry-After`.
    pub(crate) headers: Vec<(String, String)>,
    /// How long the answer takes.
    pub(crate) delay: Duration,
    /// Spaces are added at the end until the body has this many bytes.
    pub(crate) padded_bytes: usize,
    /// Whether an `ETag` is sent and honoured.
    pub(crate) validator: Validator,
}

/// Whether a document can be asked for conditionally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Validator {
    /// A strong `ETag` made from the body.
    ETag,
    /// None: every answer is in full.
    None,
}

impl Document {
    /// A document with an `ETag`, served at once.
    pub(crate) fn new(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            content_type: content_type.to_owned(),
            body: body.into(),
            headers: Vec::new(),
            delay: Duration::ZERO,
            padded_bytes: 0,
            validator: Validator::ETag,
        }
    }

    /// An RSS 2.0 document.
    pub(crate) fn rss(title: &str, entries: &[Entry]) -> Self {
        let mut items = String::new();
        for entry in entries {
            items.push_str(&entry.item());
        }
        let title = escape(title);
        let body = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>\
             <title>{title}</title><link>https://news.example/</link>\
             <description>{title}</description>\n{items}</channel></rss>\n"
        );
        Self::new("application/rss+xml; charset=utf-8", body)
    }

    /// A bare status with a short text.
    pub(crate) fn status(status: u16) -> Self {
        let mut document = Self::new("text/plain", format!("status {status}\n"));
        document.status = status;
        document.validator = Validator::None;
        document
    }

    /// A redirect to `target`.
    pub(crate) fn redirect(status: u16, target: &str) -> Self {
        let mut document = Self::status(status);
        document.headers = vec![("Location".to_owned(), target.to_owned())];
        document
    }

    /// The same document, later.
    #[must_use]
    pub(crate) fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The same document, padded with spaces.
    #[must_use]
    pub(crate) fn padded_to(mut self, bytes: usize) -> Self {
        self.padded_bytes = bytes;
        self
    }
}

/// One entry of an RSS document.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The guid, which is not a link.
    pub(crate) guid: String,
    /// The title in plain text.
    pub(crate) title: String,
    /// The article's address.
    pub(crate) link: String,
    /// The description in HTML.
    pub(crate) summary: String,
    /// The date as RFC 2822 has it; empty leaves it out.
    pub(crate) published: String,
    /// A section; empty leaves it out.
    pub(crate) category: String,
}

impl Entry {
    /// An entry published at this RFC 2822 date, everything else made from its number.
    pub(crate) fn numbered(number: u32, published: &str) -> Self {
        Self {
            guid: format!("article-{number}"),
            title: format!("Article number {number}"),
            link: format!("https://news.example/articles/{number}"),
            summary: format!("<p>What article {number} is about.</p>"),
            published: published.to_owned(),
            category: String::new(),
        }
    }

    fn item(&self) -> String {
        let element = |begin: &str, name: &str, text: &str| match text {
            "" => String::new(),
            text => format!("<{begin}>{}</{name}>", escape(text)),
        };
        format!(
            "<item>{}{}{}{}{}{}</item>\n",
            element("guid isPermaLink=\"false\"", "guid", &self.guid),
            element("title", "title", &self.title),
            element("link", "link", &self.link),
            element("description", "description", &self.summary),
            element("category", "category", &self.category),
            element("pubDate", "pubDate", &self.published),
        )
    }
}

/// What a client asked and was told.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The path and query.
    pub(crate) path: String,
    /// The request's headers, names in lower case.
    pub(crate) headers: HashMap<String, String>,
    /// The body of the request.
    pub(crate) body: String,
    /// The status of the answer.
    pub(crate) status: u16,
}

#[derive(Default)]
struct State {
    documents: HashMap<String, Document>,
    asked: Vec<Asked>,
}

type Shared = Arc<Mutex<State>>;

/// A running server; it stops when dropped.
pub(crate) struct FeedServer {
    address: SocketAddr,
    state: Shared,
    handle: ServerHandle,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl FeedServer {
    /// Starts with nothing but 404 on a free loopback port, on a thread of its own.
    pub(crate) async fn start() -> Self {
        let state = Shared::default();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let shared = Arc::clone(&state);
        let (send, ready) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async {
                let server = HttpServer::new(move || {
                    App::new()
                        .app_data(web::Data::new(Arc::clone(&shared)))
                        .default_service(web::to(answer))
                })
                .workers(1)
                .disable_signals()
                .shutdown_timeout(0)
                .listen(listener)
                .expect("the socket is bound")
                .run();
                send.send(server.handle()).ok();
                server.await.ok();
            });
        });
        Self {
            address,
            state,
            handle: ready.await.expect("the feed server starts"),
            thread: Some(thread),
        }
    }

    /// The address of a document.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// `host:port`, for `feeds.allow_private`.
    pub(crate) fn host_and_port(&self) -> String {
        self.address.to_string()
    }

    /// Serves this document at this path from now on.
    pub(crate) fn publish(&self, path: &str, document: Document) {
        let mut state = self.state.lock().expect("the state");
        state.documents.insert(path.to_owned(), document);
    }

    /// Everything that was asked for at this path, in order.
    pub(crate) fn asked(&self, path: &str) -> Vec<Asked> {
        let state = self.state.lock().expect("the state");
        let here = state.asked.iter().filter(|asked| asked.path == path);
        here.cloned().collect()
    }
}

impl Drop for FeedServer {
    fn drop(&mut self) {
        // The command is sent when `stop` is called; its future only tells when it was obeyed.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

async fn answer(request: HttpRequest, body: web::Bytes, state: web::Data<Shared>) -> HttpResponse {
    let path = request.uri().to_string();
    let document = {
        let state = state.lock().expect("the state");
        state.documents.get(&path).cloned()
    };
    let document = document.unwrap_or_else(|| Document::status(404));
    tokio::time::sleep(document.delay).await;
    let etag = etag(&document.body);
    let known = request.headers().get(header::IF_NONE_MATCH);
    let unchanged = document.validator == Validator::ETag
        && known.is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let status = if unchanged { 304 } else { document.status };
    note(&state, &request, &body, path, status);
    let status = StatusCode::from_u16(status).expect("a status");
    let mut response = HttpResponse::build(status);
    if document.validator == Validator::ETag {
        response.insert_header((header::ETAG, etag));
    }
    if unchanged {
        return response.finish();
    }
    for header in document.headers {
        response.append_header(header);
    }
    let mut body = document.body;
    body.resize(body.len().max(document.padded_bytes), b' ');
    response.content_type(document.content_type).body(body)
}

fn note(state: &Shared, request: &HttpRequest, body: &[u8], path: String, status: u16) {
    let headers = request.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    state.lock().expect("the state").asked.push(Asked {
        path,
        headers: headers.collect(),
        body: String::from_utf8_lossy(body).into_owned(),
        status,
    });
}

fn etag(body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
