//! Redirects from each endpoint that receives secrets (RFC 9700 §4.12), and from the API. No secret
//! is forwarded.

use licit_runtime::tables::{DeviceCode, Operation, Redirect, Registration};
use licit_runtime::{Client, Error, Secret};

use crate::acme::{self, Reading};
use crate::answered::{self, held};
use crate::login;
use crate::row::{GRANTED, Row, row};
use crate::suite::Theme;
use crate::support::{Answer, Server};
use crate::{markers, verdict, witness};

const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

pub(crate) async fn cases(theme: &mut Theme) {
    let elsewhere = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    answered::cases(theme, redirects(&elsewhere.origin())).await;
    for status in STATUSES {
        for endpoint in [Endpoint::Device, Endpoint::Pushed, Endpoint::Revocation] {
            let name = format!("{status} from the endpoint for {}", endpoint.name());
            theme
                .case(
                    name,
                    "Redirect",
                    asked(endpoint, status, elsewhere.origin()),
                )
                .await;
        }
        let name = format!("{status} from the API");
        theme
            .case(
                name,
                "undocumented error",
                called(status, elsewhere.origin()),
            )
            .await;
        let name = format!("{status} from a download that may be redirected");
        theme
            .case(
                name,
                "followed, and the token left behind",
                downloaded(status),
            )
            .await;
    }
    let untouched = async move {
        let requests = elsewhere.requests();
        format!("{} requests", requests.len())
    };
    theme
        .case(
            "requests received at the redirect targets",
            "0 requests",
            untouched,
        )
        .await;
}

#[rustfmt::skip]
fn redirects(elsewhere: &str) -> Vec<Row> {
    let to = |status| Answer::json(status, "").with("location", elsewhere);
    vec![
        row("301 to another host", to(301), "Redirect"),
        row("302 to another host", to(302), "Redirect"),
        row("303 to another host", to(303), "Redirect"),
        row("307 to another host", to(307), "Redirect"),
        row("308 to another host", to(308), "Redirect"),
        row("a token at 302", Answer::json(302, GRANTED), "Redirect"),
    ]
}

static REGISTRATION: Registration = Registration {
    authorization_code: Some(licit_runtime::tables::AuthorizationCode {
        pushed_authorization_request_endpoint: Some("https://acme.example/par"),
        ..acme::REGISTRATION_VALUE.authorization_code.unwrap()
    }),
    device_code: Some(DeviceCode {
        device_authorization_endpoint: "https://acme.example/device",
        grant: acme::REGISTRATION_VALUE.refresh_token.unwrap().grant,
        ..DeviceCode::DEFAULT
    }),
    ..acme::REGISTRATION_VALUE
};

static GET: Operation = Operation {
    name: "get",
    path: "things/7",
    ..Operation::DEFAULT
};

static DOWNLOAD: Operation = Operation {
    redirect: Redirect::Follow,
    ..GET
};

/// An endpoint that receives the client secret.
#[derive(Clone, Copy)]
enum Endpoint {
    Device,
    Pushed,
    Revocation,
}

impl Endpoint {
    fn name(self) -> &'static str {
        match self {
            Self::Device => "devices",
            Self::Pushed => "pushed requests",
            Self::Revocation => "revocation",
        }
    }
}

fn to(status: u16, location: &str) -> Answer {
    Answer::json(status, GRANTED).with("location", location)
}

async fn asked(endpoint: Endpoint, status: u16, elsewhere: String) -> String {
    let server = Server::answering(vec![to(status, &elsewhere)]).await;
    let app = login::app_of(&REGISTRATION, &server);
    let outcome = match endpoint {
        Endpoint::Device => app.device::<Reading, Error>().await.map(drop),
        Endpoint::Pushed => {
            let logins = app.clone().for_logins().unwrap();
            logins.authorize::<Reading>().push().await.map(drop)
        }
        Endpoint::Revocation => app.revoke(&Secret::new(markers::REFRESH)).await,
    };
    assert_eq!(server.requests().len(), 1);
    verdict::of_error(&outcome.unwrap_err())
}

async fn called(status: u16, elsewhere: String) -> String {
    let server = Server::answering(vec![to(status, &elsewhere)]).await;
    let client = Client::new(&login::app(&server), held(3600));
    let outcome = client.call(&GET).request_bytes::<Error>().send().await;
    witness::saw(&client);
    assert_eq!(server.requests().len(), 1);
    let verdict = verdict::of_error(&outcome.unwrap_err());
    verdict
        .strip_suffix(&format!(" {status}"))
        .unwrap_or(&verdict)
        .to_owned()
}

async fn downloaded(status: u16) -> String {
    let server = Server::start(move |request| {
        if request.target.starts_with("/cdn.example/") {
            return Answer::body(200, "image/png", "picture");
        }
        to(status, "https://cdn.example/picture")
    })
    .await;
    let client = Client::new(&login::app(&server), held(3600));
    client
        .call(&DOWNLOAD)
        .request_bytes::<Error>()
        .send()
        .await
        .unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    let sent = format!("{:?}", requests[1]);
    if markers::forms().iter().any(|(form, _)| sent.contains(form)) {
        return format!("sent on: {sent}");
    }
    "followed, and the token left behind".to_owned()
}
