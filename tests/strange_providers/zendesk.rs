//! `zendesk.json`.

use crate::support::{last, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/zendesk.json")]
pub mod zendesk {}

#[tokio::test]
async fn zendesk_requires_the_scope_in_a_json_token_request_of_the_tenant() {
    let emulator = start("zendesk").await;
    let app = builder!(zendesk, emulator, "https://acme.zendesk.com/")
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<zendesk::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.path, "/acme.zendesk.com/oauth/tokens");
    let sent = exchange.json().expect("JSON");
    assert_eq!(sent["expires_in"], "172800");
    assert!(
        sent["scope"]
            .as_str()
            .is_some_and(|scope| scope.contains("tickets:read")),
        "{sent}"
    );
    let client = zendesk::Client::new(&app, tokens);
    let mut tickets = client.list_tickets().page_size(2).items();
    let mut count = 0;
    while let Some(ticket) = tickets.next().await {
        ticket.expect("a ticket");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_tickets").len() > 1);
    assert!(
        last(&emulator, "list_tickets")
            .parameter("page[after]")
            .is_some()
    );
    emulator.expire_access_tokens();
    let comment = zendesk::model::TicketInputComment::new("It breaks");
    let input = zendesk::model::TicketInput::new(comment).subject("Help");
    let created = client
        .create_ticket(&input)
        .send()
        .await
        .expect("refreshed, then a ticket");
    assert_eq!(created.ticket.subject.as_deref(), Some("Help"));
    assert!(
        last(&emulator, "token")
            .json()
            .is_some_and(|sent| sent["grant_type"] == "refresh_token")
    );
    emulator
        .fail_next("get_ticket", "RecordNotFound")
        .expect("a documented error");
    let refused = client.get_ticket(7).send().await;
    assert!(
        matches!(refused, Err(zendesk::Error::RecordNotFound(_))),
        "{refused:?}"
    );
}
