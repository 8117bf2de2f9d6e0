//! Tests webhooks end to end: the emulator signs them as the spec declares, and the generated
//! verifier accepts them. The specs in `tests/specs/webhooks` use the signature schemes of
//! well-known providers.

use std::time::{Duration, SystemTime};

use licit::rt::webhook::WebhookError;
use licit_emulator::{Emulator, Running, Webhook};
use licit_generated_examples::{money_button, moneykit};

async fn emulator(spec: &str) -> Running {
    let emulator = Emulator::from_file(format!("{spec}.json"));
    let emulator = emulator.unwrap_or_else(|report| panic!("{report}"));
    let emulator = emulator.webhook_url("https://us.example/hooks?of=them");
    emulator.start().await.expect("an emulator")
}

/// A modification of a webhook in transit.
fn tampered(webhook: &Webhook) -> Vec<(&'static str, Webhook)> {
    let changed = |change: &dyn Fn(&mut Webhook)| {
        let mut webhook = webhook.clone();
        change(&mut webhook);
        webhook
    };
    vec![
        ("a body with a byte more", changed(&|w| w.body.push(b' '))),
        ("no body", changed(&|w| w.body.clear())),
        ("no headers", changed(&|w| w.headers.clear())),
        (
            "headers cut",
            changed(&|w| {
                for (_, value) in &mut w.headers {
                    value.truncate(value.len().saturating_sub(2));
                }
            }),
        ),
        (
            "headers twice",
            changed(&|w| w.headers.extend(w.headers.clone())),
        ),
    ]
}

/// The events of a provider whose webhooks are verified with a secret.
macro_rules! keyed {
    ($($test:ident: $module:ident, $spec:literal, $($event:literal => $variant:ident),+;)*) => {$(
        #[licit::oauth_provider(spec = $spec)]
        pub mod $module {}

        #[tokio::test]
        async fn $test() {
            let emulator = emulator($spec.trim_end_matches(".json")).await;
            let secret = emulator.webhook_secret().expect("a secret");
            let verifier = $module::webhook::Verifier::new(secret).expect("a verifier");
            let stranger = $module::webhook::Verifier::new("bm90IHRoZSBzZWNyZXQ=").expect("a verifier");
            $(
                let webhook = emulator.webhook($event).expect("an event");
                let headers = || webhook.headers.iter().map(|(name, value)| (name, value));
                let delivery = verifier.verify(headers(), &webhook.body);
                let delivery = delivery.unwrap_or_else(|error| panic!("{}: {error}", $event));
                assert!(
                    matches!(delivery.event, $module::webhook::Event::$variant(_)),
                    "{}: {:?}", $event, delivery.event,
                );
                let error = stranger.verify(headers(), &webhook.body).unwrap_err();
                assert!(!error.is_authentic() && error.status() == 401, "{error}");
                for (name, tampered) in tampered(&webhook) {
                    let headers = tampered.headers.iter().map(|(name, value)| (name, value));
                    let taken = verifier.verify(headers, &tampered.body);
                    assert!(taken.is_err(), "{}: {name}", $event);
                }
            )+
        }
    )*};
}

keyed! {
    moneybird_signs_a_timestamp_and_the_body: moneybird, "specs/moneybird.json",
        "contact_created" => ContactCreated,
        "sales_invoice_state_changed_to_paid" => SalesInvoiceStateChangedToPaid,
        "workflow_updated" => WorkflowUpdated;
    github_names_the_event_in_a_header: github, "tests/specs/webhooks/github.json",
        "issue_opened" => IssueOpened, "issue" => Issue, "push" => Push;
    stripe_lists_timestamp_and_signatures: stripe, "tests/specs/webhooks/stripe.json",
        "invoice_paid" => InvoicePaid, "customer_created" => CustomerCreated;
    slack_has_a_header_for_the_timestamp: slack, "tests/specs/webhooks/slack.json",
        "url_verification" => UrlVerification, "app_mention" => AppMention,
        "event_callback" => EventCallback;
    shopify_writes_base64: shopify, "tests/specs/webhooks/shopify.json",
        "orders_create" => OrdersCreate, "app_uninstalled" => AppUninstalled;
    standard_webhooks_sign_an_id_and_encode_the_secret: svix, "tests/specs/webhooks/svix.json",
        "user_created" => UserCreated;
    linear_has_the_timestamp_in_the_body: linear, "tests/specs/webhooks/linear.json",
        "issue" => Issue;
    twitch_writes_the_time_as_text: twitch, "tests/specs/webhooks/twitch.json",
        "verification" => Verification, "notification" => Notification, "revocation" => Revocation;
    intercom_uses_sha_1: intercom, "tests/specs/webhooks/intercom.json",
        "contact_created" => ContactCreated;
}

#[tokio::test]
async fn money_button_sends_the_secret_in_the_body() {
    use money_button::webhook::{Event, Verifier};
    let emulator = emulator("specs/money-button").await;
    let verifier = Verifier::new(emulator.webhook_secret().expect("a secret")).expect("a verifier");
    let nothing = || std::iter::empty::<(&str, &str)>();
    let webhook = emulator.webhook("payment").expect("an event");
    let delivery = verifier
        .verify(nothing(), &webhook.body)
        .expect("a webhook");
    assert!(matches!(delivery.event, Event::Payment(_)));
    for secret in ["", "another"] {
        let forged = emulator.webhook_with("payment", |body| body["secret"] = secret.into());
        let taken = verifier.verify(nothing(), &forged.expect("an event").body);
        assert!(
            matches!(taken, Err(WebhookError::SecretMismatch)),
            "{secret}"
        );
    }
}

#[licit::oauth_provider(spec = "tests/specs/webhooks/gitlab.json")]
pub mod gitlab {}

#[tokio::test]
async fn gitlab_sends_the_secret_in_a_header() {
    let emulator = emulator("tests/specs/webhooks/gitlab").await;
    let secret = emulator.webhook_secret().expect("a secret");
    let verifier = gitlab::webhook::Verifier::new(secret).expect("a verifier");
    let webhook = emulator.webhook("push").expect("an event");
    let headers = || webhook.headers.iter().map(|(name, value)| (name, value));
    assert!(verifier.verify(headers(), &webhook.body).is_ok());
    let without = headers().filter(|(name, _)| *name != "X-Gitlab-Token");
    assert!(verifier.verify(without, &webhook.body).is_err());
}

#[licit::oauth_provider(spec = "tests/specs/webhooks/hubspot.json")]
pub mod hubspot {}

#[tokio::test]
async fn hubspot_signs_method_and_url() {
    let emulator = emulator("tests/specs/webhooks/hubspot").await;
    let secret = emulator.webhook_secret().expect("a secret");
    let verifier = hubspot::webhook::Verifier::new(secret).expect("a verifier");
    let webhook = emulator.webhook("changes").expect("an event");
    let take = |method: &str, url: &str| {
        let headers = webhook.headers.iter().map(|(name, value)| (name, value));
        verifier.verify(method, url, headers, &webhook.body)
    };
    let delivery = take("POST", "https://us.example/hooks?of=them").expect("a webhook");
    let hubspot::webhook::Event::Changes(changes) = delivery.event else {
        panic!("another event");
    };
    assert!(!changes.is_empty());
    for (method, url) in [
        ("PUT", "https://us.example/hooks?of=them"),
        ("POST", "https://us.example/hooks?of=others"),
        ("POST", "/hooks?of=them"),
    ] {
        assert!(take(method, url).is_err(), "{method} {url}");
    }
}

#[tokio::test]
async fn moneykit_signs_a_token_with_keys_that_are_fetched() {
    let emulator = emulator("specs/moneykit").await;
    let verifier = moneykit::webhook::Verifier::builder()
        .environment(moneykit::Environment::Sandbox)
        .origin(emulator.origin())
        .build()
        .expect("a verifier");
    let webhooks = [
        "link_state_changed",
        "link_product_refresh",
        "product_state_changed",
        "transactions_updates_available",
    ]
    .map(|event| (event, emulator.webhook(event).expect("an event")));
    for (event, webhook) in &webhooks {
        let headers = || webhook.headers.iter().map(|(name, value)| (name, value));
        let delivery = verifier.verify(headers(), &webhook.body).await;
        let delivery = delivery.unwrap_or_else(|error| panic!("{event}: {error}"));
        assert!(delivery.id.is_some() && delivery.signed_at.is_some());
        assert!(
            !matches!(delivery.event, moneykit::webhook::Event::Other(_)),
            "{event}"
        );
    }
    let fetched = emulator.requests();
    assert_eq!(fetched.len(), 1, "keys are fetched once: {fetched:?}");
    for (_, webhook) in &webhooks {
        for (name, tampered) in tampered(webhook) {
            let headers = tampered.headers.iter().map(|(name, value)| (name, value));
            let taken = verifier.verify(headers, &tampered.body).await;
            assert!(taken.is_err(), "{name}");
        }
    }
    // A key may have been replaced under the same identifier, so forged tokens cause a few fetches.
    assert!(emulator.requests().len() <= 5, "beyond the budget");
}

#[tokio::test]
async fn the_payload_is_typed_and_an_unknown_event_is_preserved() {
    use moneybird::webhook::{Event, Verifier};
    let emulator = emulator("specs/moneybird").await;
    let verifier = Verifier::new(emulator.webhook_secret().expect("a secret")).expect("a verifier");
    let take = |webhook: &Webhook| {
        let headers = webhook.headers.iter().map(|(name, value)| (name, value));
        verifier.verify(headers, &webhook.body)
    };

    let webhook = emulator.webhook("contact_created").expect("an event");
    let delivery = take(&webhook).expect("a webhook");
    let Event::ContactCreated(contact) = delivery.event else {
        panic!("another event");
    };
    assert_eq!(contact.action, "contact_created");
    let sent = webhook
        .headers
        .iter()
        .find(|(name, _)| name == "Idempotency-Key");
    assert_eq!(delivery.id.as_ref(), sent.map(|(_, value)| value));
    let age = SystemTime::now().duration_since(delivery.signed_at.expect("a time"));
    assert!(age.expect("the past") < Duration::from_secs(60));

    let unknown = emulator.webhook_with("contact_created", |body| {
        body["action"] = "contact_vanished".into();
    });
    let delivery = take(&unknown.expect("an event")).expect("a webhook");
    assert!(matches!(delivery.event, Event::Other(body) if body["action"] == "contact_vanished"));

    let malformed = emulator.webhook_with("contact_created", |body| body["action"] = 7.into());
    let delivery = take(&malformed.expect("an event")).expect("a webhook");
    assert!(matches!(delivery.event, Event::Other(_)));

    let wrong = emulator.webhook_with("contact_created", |body| body["webhook_token"] = 7.into());
    let error = take(&wrong.expect("an event")).unwrap_err();
    let WebhookError::Body(inner) = &error else {
        panic!("{error}");
    };
    assert_eq!(inner.path(), "webhook_token");
}

#[tokio::test]
async fn a_clock_difference_is_a_distinct_error() {
    use moneybird::webhook::Verifier;
    let emulator = emulator("specs/moneybird").await;
    let secret = emulator.webhook_secret().expect("a secret");
    let webhook = emulator.webhook("contact_created").expect("an event");
    let take = |clock: fn() -> SystemTime| {
        let verifier = Verifier::builder(secret)
            .clock(clock)
            .build()
            .expect("a verifier");
        let headers = webhook.headers.iter().map(|(name, value)| (name, value));
        verifier.verify(headers, &webhook.body).unwrap_err()
    };
    let late = take(|| SystemTime::now() + Duration::from_secs(400));
    assert!(matches!(late, WebhookError::TooOld { .. }), "{late}");
    let early = take(|| SystemTime::now() - Duration::from_secs(400));
    assert!(
        matches!(early, WebhookError::FromTheFuture { .. }),
        "{early}"
    );
}

#[tokio::test]
async fn the_emulator_sends_a_webhook_over_a_socket() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let url = format!(
        "http://{}/hooks?x=1",
        listener.local_addr().expect("an address")
    );
    let emulator = Emulator::from_file("specs/moneybird.json").unwrap_or_else(|r| panic!("{r}"));
    let emulator = emulator.webhook_url(&url).webhook_secret("s3cret");
    let emulator = emulator.start().await.expect("an emulator");
    let receiver = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut bytes = Vec::new();
        loop {
            stream.read_buf(&mut bytes).await.expect("bytes");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n")
                && head
                    .lines()
                    .filter_map(|line| line.split_once(": "))
                    .any(|(name, value)| {
                        name.eq_ignore_ascii_case("content-length")
                            && value.parse() == Ok(body.len())
                    })
            {
                let reply = b"HTTP/1.1 204 Taken\r\nconnection: close\r\n\r\n";
                stream.write_all(reply).await.expect("a reply");
                return (head.to_owned(), body.to_owned());
            }
        }
    });
    let webhook = emulator.webhook("contact_created").expect("an event");
    assert_eq!(webhook.send().await.expect("an answer"), 204);
    let (head, body) = receiver.await.expect("a request");
    assert!(head.starts_with("POST /hooks?x=1 HTTP/1.1\r\n"), "{head}");
    let headers = head.lines().filter_map(|line| line.split_once(": "));
    let verifier = moneybird::webhook::Verifier::new("s3cret").expect("a verifier");
    assert!(verifier.verify(headers, body.as_bytes()).is_ok());
}
