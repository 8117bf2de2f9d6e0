//! A program that uses one version of an API compiles against the next, which has more operations,
//! parameters, statuses, models, properties and scopes before, between and behind the old ones.

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
            use crate::versions::$version::{Client, Error, Reading, model, request, scope};

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
