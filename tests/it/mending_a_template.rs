//! A template that fails when a letter is due: the issue waits for an operator, and no reader is blamed.

use std::time::Duration;

use crate::harness::database::TestDatabase;
use crate::harness::newsroom::{
    LIST, add_readers, api_key, assert_ledger_is_closed, count, open_list,
};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

#[tokio::test]
async fn an_issue_whose_template_fails_is_paused_and_goes_on_when_it_is_mended() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    let templates = installation.directory().join("templates");
    let subject = templates.join("digest/subject.txt");
    std::fs::create_dir_all(subject.parent().unwrap()).unwrap();
    // No sample has three articles, so the check at the start cannot find this.
    std::fs::write(
        &subject,
        "{% if articles|length == 3 %}{{ nothing }}{% endif %}News\n",
    )
    .unwrap();
    installation.set("mail.templates_dir", &templates.display().to_string());
    installation.set("sending.relay_pause_seconds", "1");
    open_list(&installation);
    add_readers(&database, 20);
    let server = installation.serve().await;
    let key = api_key(&installation);
    for n in 1..=3 {
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": n.to_string(),
            "url": format!("https://daily-news.net/{n}"), "title": format!("Article number {n}")});
        server
            .browser()
            .post_json_as(&key, "/api/v1/articles", &article)
            .await
            .expect_status(200);
    }
    installation.cli(&["issue", "send-now", LIST]);
    until(|| count(&database, "issues WHERE state = 'paused'") == 1).await;
    until(|| {
        count(
            &database,
            "deliveries WHERE state = 'queued' AND attempts = 0",
        ) == 20
    })
    .await;

    server.terminate(Duration::from_secs(15)).await;
    std::fs::write(&subject, "News\n").unwrap();
    let server = installation.serve().await;
    installation.cli(&["issue", "resume", "1"]);
    sink.wait_for(20, Duration::from_secs(30)).await;
    until(|| count(&database, "issues WHERE state = 'finished'") == 1).await;
    server.terminate(Duration::from_secs(15)).await;
    assert_ledger_is_closed(&database);
}

async fn until(holds: impl Fn() -> bool) {
    for _ in 0..300 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it did not come about");
}
