//! A program that uses one version of an API compiles against the next, which has more operations,
//! parameters, statuses, media types, models, properties, values, errors, tags, scopes, grants,
//! credentials and webhook events before, between and behind the old ones.

use licit::oauth_provider;

#[oauth_provider(spec = "tests/specs/versions/first.json")]
pub mod first {
    #[scopes("books:read", "books:write")]
    pub struct Reading;
}

#[oauth_provider(spec = "tests/specs/versions/second.json")]
pub mod second {
    #[scopes("books:read", "books:write")]
    pub struct Reading;
}

/// The same program for both versions. It names every type instead of inferring it.
macro_rules! program {
    ($version:ident) => {
        mod $version {
            use crate::versions::$version::{
                App, Client, Error, Reading, Tokens, model, request, scope, webhook,
            };

            pub(super) fn log_in(app: &App, tokens: Tokens<Reading>) -> Client<Reading> {
                let _ = app.authorize::<Reading>();
                Client::new(app, tokens)
            }

            pub(super) fn app() -> Result<App, Error> {
                App::new("id", "secret", "https://us.example/callback")
            }

            pub(super) async fn lend(client: &Client<Reading>) -> Result<model::Book, Error> {
                let loan: model::Loan = model::Loan::new("7").days(14);
                let request: request::LendABook = client.loans().lend_a_book(&loan);
                request.send().await
            }

            pub(super) fn received(event: webhook::Event) -> Option<String> {
                match event {
                    webhook::Event::BookAdded(book) => Some(book.title),
                    _ => None,
                }
            }

            pub(super) async fn run(client: &Client<Reading>) -> Result<String, Error> {
                let request: request::GetABook = client.books().get("1");
                let book: model::GetABookReply = request.send().await?;
                let cover: Option<model::GetABookReplyCover> = book.cover;
                let request: request::GetBooks = client.books().list();
                let books: Vec<model::Book> =
                    request.order(&model::GetBooksOrder::Newest).send().await?;
                let held: request::CheckHeld = client.loans().check_held("1");
                let held: Vec<bool> = held.send().await?;
                let added: request::AddBook = client.books().add("A title");
                let added: model::Book = added.send().await?;
                let is_held = added.state == Some(model::BookState::Held);
                Ok(format!("{cover:?} {books:?} {held:?} {is_held}"))
            }

            pub(super) fn reason(error: Error) -> Option<String> {
                match error {
                    Error::BadRequestBad { body, .. } => {
                        let body: model::Bad = *body;
                        body.reason
                    }
                    Error::GetABookNotFound { body, .. } => {
                        let body: model::GetABookNotFound = *body;
                        body.reason
                    }
                    _ => None,
                }
            }

            pub(super) fn scopes<S: scope::BooksRead + scope::BooksWrite>()
            -> &'static [&'static str] {
                <S as scope::ScopeSet>::SCOPES
            }
        }
    };
}

mod programs {
    program!(first);
    program!(second);

    pub(super) fn scopes() -> [&'static [&'static str]; 2] {
        // Used, so that they are compiled.
        let _ = (first::run, first::reason, second::run, second::reason);
        let _ = (first::log_in, first::app, second::log_in, second::app);
        let _ = (first::lend, first::received, second::lend, second::received);
        [
            first::scopes::<super::first::Reading>(),
            second::scopes::<super::second::Reading>(),
        ]
    }
}

#[test]
fn a_program_for_one_version_compiles_against_the_next() {
    assert_eq!(programs::scopes(), [["books:read", "books:write"]; 2]);
}
