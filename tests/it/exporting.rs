//! Sheets that leave the house: their bytes, how long they are there, and that they come back in.

use postrider::domain::actor::Actor;
use postrider::domain::export::{ExportFilter, ExportFormat, ExportKind, ExportState};
use postrider::domain::import::Program;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::exports::{self, ExportError};
use postrider::services::imports::Upload;
use postrider::services::signup::Wish;
use postrider::services::subscribers;

use crate::harness::database::both_databases;
use crate::harness::house::{House, LIST, wish};

async fn written(
    house: &House,
    kind: ExportKind,
    format: ExportFormat,
    filter: ExportFilter,
) -> (i64, String) {
    let actor = Actor::CommandLine;
    let export = exports::order(&house.app, &actor, kind, format, filter)
        .await
        .unwrap();
    assert_eq!(exports::work(&house.app).await.unwrap(), 1);
    let download = exports::download(&house.app, &actor, export.id)
        .await
        .unwrap();
    let text = std::fs::read_to_string(download.path).unwrap();
    assert_eq!(text.len() as u64, download.bytes);
    (export.id, text)
}

fn addresses(sheet: &str) -> Vec<&str> {
    let rows = sheet.lines().skip(1);
    rows.map(|row| row.split(',').next().unwrap()).collect()
}

both_databases! {
    async fn a_sheet_holds_readers_with_their_proof_and_no_formula(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_TRANSFER_EXPORT_BATCH", "2")]).await;
        let formula = Wish { name: Some("=HYPERLINK(\"http://evil.example\")".to_owned()), language: Some("de".to_owned()),
            topics: vec!["sport".to_owned()], source: Some("＝1+1".to_owned()), ..wish("a@reader.example") };
        house.subscribe_to(LIST, formula).await;
        house.subscribe("+b@other.example").await;
        house.subscribe("c_d@reader.example").await;
        house.subscribe("cxd@reader.example").await;
        subscribers::unsubscribe(&house.app, "cxd@reader.example", None).await.unwrap();
        house.sign_up("e@reader.example").await;
        subscribers::suppress(&house.app, "e@reader.example", Some("-1".to_owned())).await.unwrap();

        let all = ExportFilter { list: Some(LIST.to_owned()), ..ExportFilter::default() };
        let (id, sheet) = written(&house, ExportKind::Subscribers, ExportFormat::Csv, all.clone()).await;
        assert!(sheet.starts_with("\u{feff}address,list,state,name,topics,"), "{sheet}");
        let lines: Vec<&str> = sheet.split("\r\n").collect();
        assert_eq!(lines.len(), 7, "{sheet}");
        assert!(lines[1].starts_with("a@reader.example,harbour,active,\"'=HYPERLINK(\"\"http://evil.example\"\")\",sport,,de,,'＝1+1,2026-03-02T08:00:00Z,2026-03-02T08:00:00Z,,2026-03-02T08:00:00Z,form,'＝1+1,"), "{}", lines[1]);
        assert!(lines[1].ends_with(",1,"), "{}", lines[1]);
        assert!(lines[2].starts_with("'+b@other.example,"), "{}", lines[2]);
        assert!(lines[5].ends_with(",operator"), "{}", lines[5]);

        let (_, found) = written(&house, ExportKind::Subscribers, ExportFormat::Csv, ExportFilter {
            search: Some("C_D@".to_owned()), domain: Some("reader.example".to_owned()), ..all.clone() }).await;
        assert_eq!(addresses(&found), ["c_d@reader.example"]);
        let (_, active) = written(&house, ExportKind::Subscribers, ExportFormat::JsonLines, ExportFilter {
            states: vec![SubscriptionState::Active], language: Some("de".to_owned()), topic: Some("sport".to_owned()), ..all }).await;
        let rows: Vec<serde_json::Value> = active.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["name"], "=HYPERLINK(\"http://evil.example\")");
        assert_eq!((&rows[0]["topics"], &rows[0]["consent"]["terms_version"]), (&serde_json::json!(["sport"]), &serde_json::json!(1)));
        let (_, suppressed) = written(&house, ExportKind::Suppressions, ExportFormat::Csv, ExportFilter::default()).await;
        assert_eq!(suppressed, "\u{feff}address,reason,note,created_at\r\ne@reader.example,operator,'-1,2026-03-02T08:00:00Z\r\n");

        // What was exported can be imported, and is known again.
        let mut upload = Upload::begin(&house.app, LIST, "../../etc/subscribers.csv").await.unwrap();
        upload.take(sheet.into_bytes()).await.unwrap();
        let import = upload.finish(&house.app, &Actor::CommandLine).await.unwrap();
        assert_eq!((import.program, import.file_name.as_str()), (Program::Postrider, "subscribers.csv"));

        house.advance(24 * 3_600);
        exports::tend(&house.app).await.unwrap();
        assert_eq!(exports::find(&house.app, id).await.unwrap().state, ExportState::Expired);
        assert!(matches!(exports::download(&house.app, &Actor::CommandLine, id).await, Err(ExportError::Elsewhere { .. })));
        let spool = std::fs::read_dir(house.path("spool")).unwrap();
        let left: Vec<_> = spool.map(|file| file.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name.to_string_lossy().starts_with("import-")), "{left:?}");
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_log WHERE action = 'export.download'"), 4);

        // What was looked for names nobody who was forgotten, and the log, which keeps its lines, named nobody before.
        assert_eq!(house.number("SELECT COUNT(*) FROM exports WHERE LOWER(filter) LIKE '%d@%'"), 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_log WHERE LOWER(detail) LIKE '%d@%'"), 0);
        assert!(postrider::services::forgetting::forget_address(&house.app, "c_d@reader.example").await.unwrap());
        assert_eq!(house.number("SELECT COUNT(*) FROM exports WHERE LOWER(filter) LIKE '%c_d@%'"), 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM exports WHERE filter LIKE '%erased@erased.invalid%'"), 1);
    }

    async fn an_export_whose_writer_died_is_written_by_another(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe("a@reader.example").await;
        let actor = Actor::CommandLine;
        let order = async || exports::order(&house.app, &actor, ExportKind::Subscribers, ExportFormat::Csv, ExportFilter::default()).await.unwrap().id;
        let id = order().await;
        house.run_sql(&format!("UPDATE exports SET state = 'running', claimed_by = 'dead', claimed_until = {} WHERE id = {id}",
            house.app.now().plus_seconds(60).micros())).unwrap();
        assert_eq!(exports::work(&house.app).await.unwrap(), 0, "its writer may be alive");
        house.advance(61);
        assert_eq!(exports::work(&house.app).await.unwrap(), 1);
        let export = exports::find(&house.app, id).await.unwrap();
        assert_eq!((export.state, export.rows_written), (ExportState::Ready, 1));
        exports::cancel(&house.app, &actor, id).await.unwrap();
        assert_eq!(std::fs::read_dir(house.path("spool")).unwrap().count(), 0);
        let id = order().await;
        exports::cancel(&house.app, &actor, id).await.unwrap();
        assert_eq!(exports::work(&house.app).await.unwrap(), 0);
    }
}
