//! The home page.

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
        // The grant was revoked or has expired, so the user must connect again.
        Err(Error::Runtime(rt::Error::GrantLost(_))) => {
            format!("<p>Your library is no longer connected.</p>\n{CONNECT}")
        }
        Err(error) => {
            eprintln!("cannot list loans: {error}");
            "<p>The library is not available at the moment.</p>\n".to_owned()
        }
    };
    let user = escaped(&user);
    page::shown(&format!(
        "{notice}<p>Hello, {user}!</p>\n{part}\n{SIGN_OUT}"
    ))
}

/// The user's loans, or `None` if their library is not connected.
async fn loans(site: &Site, user: &str) -> Result<Option<Vec<Loan>>, Error> {
    let Some(tokens) = site.app().load_grant::<Loans>(user).await? else {
        return Ok(None);
    };
    // An expired token is refreshed automatically, and the new one is stored.
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
