//! A browser without a screen: fetches pages, follows nothing by itself, keeps cookies, submits forms.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, SET_COOKIE};
use reqwest::{Client, Method, RequestBuilder, redirect};
use url::Url;

use super::markup::{self, Form, Link};

/// An answer of the server.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// Where it came from.
    pub(crate) url: Url,
    /// The status code.
    pub(crate) status: u16,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body, bytes that are not UTF-8 replaced.
    pub(crate) body: String,
}

impl Page {
    /// The value of a header; empty when absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The body as JSON.
    ///
    /// # Panics
    ///
    /// When it is not JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("{} is not JSON ({error}): {}", self.url, self.body))
    }

    /// The words a reader sees.
    pub(crate) fn text(&self) -> String {
        markup::visible_text(&self.body)
    }

    /// The links of the page.
    pub(crate) fn links(&self) -> Vec<Link> {
        markup::links(&self.body)
    }

    /// The forms of the page.
    pub(crate) fn forms(&self) -> Vec<Form> {
        markup::forms(&self.body)
    }

    /// The first form that posts.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub(crate) fn form(&self) -> Form {
        let posts = self.forms().into_iter().find(|form| form.method == "post");
        posts.unwrap_or_else(|| panic!("no form that posts on {}: {}", self.url, self.body))
    }

    /// The page, if its status is this one.
    ///
    /// # Panics
    ///
    /// When it is another one.
    pub(crate) fn expect_status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.url, self.body);
        self
    }
}

/// A client with a cookie jar. Redirects are shown, not followed.
pub(crate) struct Browser {
    client: Client,
    base: Url,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Browser {
    /// A browser that resolves paths against this address.
    pub(crate) fn new(base: &str) -> Self {
        Self::bound(base, None)
    }

    /// The same on a machine with this address.
    pub(crate) fn at(base: &str, address: IpAddr) -> Self {
        Self::bound(base, Some(address))
    }

    fn bound(base: &str, address: Option<IpAddr>) -> Self {
        let client = Client::builder()
            .local_address(address)
            .redirect(redirect::Policy::none())
            .timeout(Duration::from_secs(30))
            // The server closes what idles for five seconds, perhaps at the very moment of the next request.
            .pool_idle_timeout(Duration::from_secs(2))
            .no_proxy()
            .build()
            .expect("a client");
        Self {
            client,
            base: Url::parse(base).expect("an absolute address"),
            cookies: Mutex::default(),
        }
    }

    /// Fetches a path or a full address.
    pub(crate) async fn get(&self, address: &str) -> Page {
        self.send(self.request(Method::GET, address)).await
    }

    /// Posts form fields.
    pub(crate) async fn post_form(&self, address: &str, fields: &[(String, String)]) -> Page {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let kind = "application/x-www-form-urlencoded";
        self.post(address, kind, body.into_bytes()).await
    }

    /// Posts JSON.
    pub(crate) async fn post_json(&self, address: &str, value: &serde_json::Value) -> Page {
        self.post(address, "application/json", value.to_string().into_bytes())
            .await
    }

    /// Posts JSON with an API key.
    pub(crate) async fn post_json_as(
        &self,
        key: &str,
        address: &str,
        value: &serde_json::Value,
    ) -> Page {
        let request = self.request(Method::POST, address).bearer_auth(key);
        let request = request.header(CONTENT_TYPE, "application/json");
        self.send(request.body(value.to_string())).await
    }

    /// Posts any bytes at all.
    pub(crate) async fn post(&self, address: &str, content_type: &str, body: Vec<u8>) -> Page {
        let request = self.request(Method::POST, address);
        self.send(request.header(CONTENT_TYPE, content_type).body(body))
            .await
    }

    /// Submits a form of this page.
    ///
    /// # Panics
    ///
    /// When the form's action is no address.
    pub(crate) async fn submit(&self, page: &Page, form: &Form) -> Page {
        let mut target = page.url.join(&form.action).expect("the form's action");
        if form.method == "post" {
            return self.post_form(target.as_str(), &form.fields).await;
        }
        target.query_pairs_mut().clear().extend_pairs(&form.fields);
        self.get(target.as_str()).await
    }

    /// A request that the caller goes on to shape; `send` it afterwards.
    pub(crate) fn request(&self, method: Method, address: &str) -> RequestBuilder {
        let url = self.base.join(address).expect("an address");
        self.client.request(method, url)
    }

    /// Sends a request with the cookies of the jar.
    ///
    /// # Panics
    ///
    /// When there is no answer at all.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Page {
        let request = match self.cookie_header() {
            Some(cookies) => request.header(COOKIE, cookies),
            None => request,
        };
        let response = request.send().await.expect("an answer");
        self.keep_cookies(response.headers());
        Page {
            url: response.url().clone(),
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: String::from_utf8_lossy(&response.bytes().await.expect("a body")).into_owned(),
        }
    }

    /// The names and values of the cookies kept so far.
    pub(crate) fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.lock().expect("the jar").clone()
    }

    fn cookie_header(&self) -> Option<HeaderValue> {
        let cookies = self.cookies();
        if cookies.is_empty() {
            return None;
        }
        let pairs = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        HeaderValue::from_str(&pairs.collect::<Vec<_>>().join("; ")).ok()
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut jar = self.cookies.lock().expect("the jar");
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap_or_default();
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                jar.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
}
