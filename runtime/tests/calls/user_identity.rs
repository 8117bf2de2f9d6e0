//! Who is logged in, for providers without OpenID Connect.

use licit_runtime::tables::{
    Api, EmailsRequest, Grant, IdentityRequest, Operation, Provider, Refresh, Registration,
    Variable, VariableFormat,
};
use licit_runtime::{App, Client, Error, ScopeSet, Tokens, UserIdentity};
use serde_json::{Value, json};

use crate::support::{Answer, Request, Server};

const REQUEST: IdentityRequest = IdentityRequest {
    operation: Operation {
        name: "get_user",
        path: "user",
        ..Operation::DEFAULT
    },
    subject: "/id",
    name: Some("/name"),
    email: Some("/email"),
    email_verified: Some("/verified"),
    picture: Some("/avatar"),
    ..IdentityRequest::DEFAULT
};

#[expect(
    clippy::large_types_passed_by_value,
    reason = "moved into a static before the program runs"
)]
const fn provider(identity: Option<IdentityRequest>) -> Provider {
    Provider {
        name: "acme",
        title: "Acme",
        identity,
        variables: &[Variable {
            name: "team",
            default: Some("blue"),
            format: VariableFormat::Label,
            ..Variable::DEFAULT
        }],
        api: Api {
            base_url: "https://api.acme.example",
            ..Api::DEFAULT
        },
        ..Provider::DEFAULT
    }
}

const fn registration(provider: &'static Provider) -> Registration {
    Registration {
        refresh_token: Some(Refresh {
            grant: Grant {
                token_endpoint: "https://acme.example/token",
                ..Grant::DEFAULT
            },
            ..Refresh::DEFAULT
        }),
        ..Registration::of(provider)
    }
}

static ONE: Provider = provider(Some(REQUEST));
static ONE_APP: Registration = registration(&ONE);

static TWO: Provider = provider(Some(IdentityRequest {
    emails: Some(EmailsRequest {
        operation: Operation {
            name: "list_emails",
            path: "emails",
            ..Operation::DEFAULT
        },
        scopes: &[&["emails", "everything"]],
        items: "/values",
        email_verified: Some("/confirmed"),
        primary: Some("/primary"),
        ..EmailsRequest::DEFAULT
    }),
    ..REQUEST
}));
static TWO_APP: Registration = registration(&TWO);

static TENANT: Provider = provider(Some(IdentityRequest {
    subject: "{team}:{/user/id}",
    name: Some("{/first} {/last}"),
    picture: Some("https://cdn.acme.example/{/user/id}/{/hash}.png"),
    ..REQUEST
}));
static TENANT_APP: Registration = registration(&TENANT);

static NONE: Provider = provider(None);
static NONE_APP: Registration = registration(&NONE);

struct Profile;

impl ScopeSet for Profile {
    const NAME: &'static str = "Profile";
    const SCOPES: &'static [&'static str] = &["profile"];
}

struct WithEmails;

impl ScopeSet for WithEmails {
    const NAME: &'static str = "WithEmails";
    const SCOPES: &'static [&'static str] = &["everything"];
}

fn client<S: ScopeSet>(server: &Server, registration: &'static Registration) -> Client {
    let app = App::builder(registration)
        .client_id("id")
        .client_secret("secret")
        .origin(&server.origin())
        .build()
        .unwrap();
    Client::new(&app, Tokens::<S>::from_access_token("token"))
}

async fn identity(
    registration: &'static Registration,
    reply: Value,
) -> Result<UserIdentity, Error> {
    let server = Server::start(move |_| Answer::json(200, reply.to_string())).await;
    client::<Profile>(&server, registration)
        .user_identity()
        .await
}

#[tokio::test]
async fn a_reply_becomes_the_common_shape_and_a_number_its_text() {
    let reply = json!({
        "id": 583_231, "name": " Ada ", "email": "ada@acme.example", "verified": true,
        "avatar": "https://acme.example/ada.png",
    });
    let user = identity(&ONE_APP, reply).await.unwrap();
    assert_eq!(user.key(), "acme||583231");
    assert_eq!(user.name.as_deref(), Some("Ada"));
    assert_eq!(user.verified_email(), Some("ada@acme.example"));
    assert_eq!(
        user.picture.as_deref(),
        Some("https://acme.example/ada.png")
    );
}

#[tokio::test]
async fn what_the_reply_lacks_is_absent() {
    let reply = json!({
        "id": "u1", "name": "", "email": null, "verified": true, "avatar": "javascript:alert(1)",
    });
    let user = identity(&ONE_APP, reply).await.unwrap();
    assert_eq!(user.subject, "u1");
    assert_eq!(
        (&user.name, &user.email, &user.picture),
        (&None, &None, &None)
    );
    assert_eq!(user.email_verified, None, "of no address");
    for (written, expected) in [
        (json!("true"), Some(true)),
        (json!(false), Some(false)),
        (json!(1), None),
    ] {
        let reply = json!({ "id": "u1", "email": "ada@acme.example", "verified": written });
        let user = identity(&ONE_APP, reply).await.unwrap();
        assert_eq!(user.email_verified, expected);
    }
}

#[tokio::test]
async fn a_reply_without_an_exact_identifier_is_an_error() {
    for id in [
        json!(null),
        json!(""),
        json!(1.5),
        json!(true),
        json!({}),
        json!(1e30),
    ] {
        let error = identity(&ONE_APP, json!({ "id": id })).await.unwrap_err();
        let Error::Decode(error) = error else {
            panic!("{error}")
        };
        assert_eq!(error.path(), "id", "{id}");
    }
    let error = identity(&TENANT_APP, json!({ "user": {} }))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("`user.id`"), "{error}");
}

#[tokio::test]
async fn templates_combine_values_and_do_not_change_the_path_of_a_url() {
    let reply =
        json!({ "user": { "id": 7 }, "first": "Ada", "last": "Lovelace", "hash": "a/../b" });
    let user = identity(&TENANT_APP, reply).await.unwrap();
    assert_eq!(user.subject, "blue:7");
    assert_eq!(user.name.as_deref(), Some("Ada Lovelace"));
    assert_eq!(
        user.picture.as_deref(),
        Some("https://cdn.acme.example/7/a%2F..%2Fb.png")
    );
    let reply = json!({ "user": { "id": 7 }, "first": "Ada" });
    let user = identity(&TENANT_APP, reply).await.unwrap();
    assert_eq!((user.name, user.picture), (None, None));
}

fn two_requests(request: &Request) -> Answer {
    let reply = if request.target.ends_with("/emails") {
        json!({ "values": [
            { "email": "old@acme.example", "primary": false, "confirmed": true },
            { "email": "ada@acme.example", "primary": true, "confirmed": false },
        ] })
    } else {
        json!({ "id": 1, "email": "public@acme.example" })
    };
    Answer::json(200, reply.to_string())
}

#[tokio::test]
async fn the_second_request_is_sent_if_the_granted_scopes_cover_it() {
    let server = Server::start(two_requests).await;
    let user = client::<WithEmails>(&server, &TWO_APP)
        .user_identity()
        .await;
    let user = user.unwrap();
    assert_eq!(user.email.as_deref(), Some("ada@acme.example"));
    assert_eq!(user.email_verified, Some(false));

    let user = client::<Profile>(&server, &TWO_APP).user_identity().await;
    let user = user.unwrap();
    assert_eq!(user.email.as_deref(), Some("public@acme.example"));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_provider_that_does_not_say_who_is_logged_in_is_an_error() {
    let error = identity(&NONE_APP, json!({})).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("neither `identity` nor `openid`")
    );
}
