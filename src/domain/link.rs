//! Links: the many ways in which one address is written, and what in it only follows readers about.

use url::Url;

/// Parts of a query that tell where a reader came from, and nothing about what is read.
const TRACKING: [&str; 34] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "at_campaign",
    "at_medium",
    "cmpid",
    "dclid",
    "epik",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "oly_anon_id",
    "oly_enc_id",
    "ref_src",
    "srsltid",
    "s_kwcid",
    "ttclid",
    "twclid",
    "vero_conv",
    "vero_id",
    "wbraid",
    "wickedid",
    "wt.mc_id",
    "xtor",
    "yclid",
];
/// Beginnings of such names.
const TRACKING_FAMILIES: [&str; 5] = ["utm_", "mtm_", "pk_", "piwik_", "hsa_"];

/// A link as it is compared: host and path without `www.`, scheme, default port, fragment, a slash at the
/// end and tracking parameters; the rest of the query in order. Nothing for the front page of a site.
#[must_use]
pub fn canonical_link(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let host = url.host_str()?.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    let mut query: Vec<&str> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|part| !part.is_empty() && !is_tracking(part))
        .collect();
    query.sort_unstable();
    if path.is_empty() && query.is_empty() {
        return None;
    }
    let port = url.port().map(|port| format!(":{port}"));
    let mut canonical = format!("{host}{}{path}", port.unwrap_or_default());
    if !query.is_empty() {
        canonical.push('?');
        canonical.push_str(&query.join("&"));
    }
    Some(canonical)
}

/// The same address without the parts of its query that only follow readers about.
#[must_use]
pub fn without_tracking(link: &str) -> String {
    let Some(Ok(mut url)) = link.contains('?').then(|| Url::parse(link)) else {
        return link.to_owned();
    };
    let query = url.query().unwrap_or_default();
    let kept: Vec<&str> = query.split('&').filter(|part| !is_tracking(part)).collect();
    if kept.len() == query.split('&').count() {
        return link.to_owned();
    }
    let kept = kept.join("&");
    url.set_query((!kept.is_empty()).then_some(kept.as_str()));
    url.into()
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or(part).to_ascii_lowercase();
    TRACKING.contains(&name.as_str())
        || TRACKING_FAMILIES
            .iter()
            .any(|family| name.starts_with(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_article_has_one_canonical_link() {
        let same = [
            "https://news.example/a/1",
            "http://news.example/a/1",
            "HTTPS://NEWS.example:443/a/1/",
            "https://www.news.example/a/1#comments",
            "https://news.example/a/1?utm_source=rss&utm_medium=feed&fbclid=x&gclid=y&mc_eid=z",
            "https://news.example/a/1?UTM_Campaign=x",
        ];
        for link in same {
            assert_eq!(
                canonical_link(link).as_deref(),
                Some("news.example/a/1"),
                "{link}"
            );
        }
        assert_eq!(
            canonical_link("https://e.example/?p=2&a=1&utm_source=x").as_deref(),
            Some("e.example?a=1&p=2")
        );
        for none in [
            "https://e.example/",
            "https://e.example",
            "ftp://e.example/a",
            "a",
        ] {
            assert_eq!(canonical_link(none), None, "{none}");
        }
        assert_ne!(
            canonical_link("https://e.example:8443/a"),
            canonical_link("https://e.example/a")
        );
    }

    #[test]
    fn tracking_goes_and_the_rest_of_an_address_stays_as_it_is() {
        assert_eq!(
            without_tracking("https://e.example/a?b=%20c&utm_source=x&d#e"),
            "https://e.example/a?b=%20c&d#e"
        );
        assert_eq!(
            without_tracking("https://e.example/?utm_source=x"),
            "https://e.example/"
        );
        assert_eq!(
            without_tracking("https://e.example/?ab=1"),
            "https://e.example/?ab=1"
        );
    }
}
