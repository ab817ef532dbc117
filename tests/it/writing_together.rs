//! Writing at the same time: nobody pays for another's failure, and what was answered is there.

use postrider::services::digest::{self, IssueError};
use postrider::services::signup;

use crate::harness::database::both_databases;
use crate::harness::house::{BY, House, LIST, wish};

both_databases! {
    async fn stories_that_fail_leave_those_beside_them_alone(database: TestDatabase) {
        let house = House::open(database).await;
        let sign_ups = (0..40).map(|n| {
            let house = &house;
            async move { house.request(LIST, wish(&format!("reader{n}@reader.example"))).await }
        });
        let schedules = (0..40).map(|n| {
            let (app, name) = (&house.app, format!("name{}", n % 4));
            async move { digest::add_schedule(app, &BY, LIST, &name, "0 9 * * *", None).await }
        });
        let (signed_up, added) = tokio::join!(
            futures_util::future::join_all(sign_ups),
            futures_util::future::join_all(schedules)
        );
        assert!(signed_up.iter().all(Result::is_ok));
        let taken = added.iter().filter(|one| matches!(one, Err(IssueError::ScheduleTaken(_)))).count();
        assert_eq!((added.iter().filter(|one| one.is_ok()).count(), taken), (4, 36));
        assert_eq!(house.number("SELECT COUNT(*) FROM signups"), 40);
        while signup::work_off_inbox(&house.app).await.unwrap() > 0 {}
        assert_eq!(house.number("SELECT COUNT(*) FROM subscriptions WHERE state = 'pending'"), 40);
    }
}
