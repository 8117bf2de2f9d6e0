//! The first page: what the tokens are for.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use licit::rt;

use crate::Site;
use crate::library::{Client, Error, Loans, model::Loan};
use crate::page::{self, escaped};

const SIGN_IN: &str = r#"<form method="post" action="/sign-in">
<label>Your name <input name="name" required></label> <button>Sign in</button></form>"#;
const CONNECT: &str =
    r#"<form method="post" action="/connect"><button>Connect your library</button></form>"#;
const DISCONNECT: &str =
    r#"<form method="post" action="/disconnect"><button>Disconnect</button></form>"#;
const SIGN_OUT: &str = r#"<form method="post" action="/sign-out"><button>Sign out</button></form>"#;

/// GET /
pub(crate) async fn show(State(site): State<Site>, headers: HeaderMap) -> Response {
    let notice = site
        .sessions()
        .with(&headers, |session| session.notice.take())
        .flatten();
    let notice = notice.map_or_else(String::new, |text| {
        format!("<p role=\"status\">{}</p>\n", escaped(&text))
    });
    let Some(user) = site.sessions().user(&headers) else {
        return page::shown(&format!("{notice}{SIGN_IN}"));
    };
    let part = match loans(&site, &user).await {
        Ok(Some(loans)) => format!("{}{DISCONNECT}", list(&loans)),
        Ok(None) => CONNECT.to_owned(),
        // The user took it back at the provider, or it ran out: only they can give it again.
        Err(Error::Runtime(rt::Error::GrantLost(_))) => {
            format!("<p>Your library is not connected any more.</p>\n{CONNECT}")
        }
        Err(error) => {
            eprintln!("loans cannot be shown: {error}");
            "<p>The library does not answer at the moment.</p>\n".to_owned()
        }
    };
    let user = escaped(&user);
    page::shown(&format!(
        "{notice}<p>Hello, {user}!</p>\n{part}\n{SIGN_OUT}"
    ))
}

/// What a user has borrowed; `None` when their library is not connected.
async fn loans(site: &Site, user: &str) -> Result<Option<Vec<Loan>>, Error> {
    let Some(tokens) = site.app().load_grant::<Loans>(user).await? else {
        return Ok(None);
    };
    // Renewed on the way when it has ended; what that brings is in the store, too.
    let client = Client::new(site.app(), tokens);
    client.list_loans().send().await.map(Some)
}

fn list(loans: &[Loan]) -> String {
    let items = loans.iter().map(|loan| {
        let title = escaped(&loan.title);
        format!("<li>{title}, until {}</li>\n", loan.due)
    });
    format!("<ul>\n{}</ul>\n", items.collect::<String>())
}
