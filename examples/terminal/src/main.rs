//! `watchlist`: a terminal program whose user logs in with a browser or, if there is none, on
//! another device. The login is saved for the next run.
//!
//! ```sh
//! cargo licit emulate examples/terminal/films.json --port 4000
//! FILMS_ORIGIN=http://127.0.0.1:4000 cargo run -p licit-example-terminal
//! ```
//!
//! `watchlist --device` always uses another device. `watchlist logout` revokes the grant.

mod folder;
mod login;

use std::env;
use std::process::ExitCode;
use std::sync::Arc;

use licit::oauth_provider;
use licit::rt::store::FileStore;

/// The provider.
#[oauth_provider(spec = "films.json")]
pub mod films {
    /// The scopes that the program requests.
    #[operations(list_watchlist)]
    pub struct Watching;
}

use films::{Client, Error, Watching};

/// The program's client identifier. It is a public client: a program on the user's machine cannot
/// keep a client secret (RFC 8252 §8.5). PKCE protects the code instead.
const CLIENT_ID: &str = "licit-client";

/// The subject of the only grant.
const SUBJECT: &str = "me";

type Failure = Box<dyn std::error::Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [] => watchlist(login::Way::Best).await,
        ["--device"] => watchlist(login::Way::Device).await,
        ["logout"] => log_out().await,
        _ => Err("usage: watchlist [--device | logout]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints what the user wants to watch.
async fn watchlist(way: login::Way) -> Result<(), Failure> {
    let store = store()?;
    let app = app(login::NO_CALLBACK, &store)?;
    let client = match saved_client(&app).await? {
        Some(client) => client,
        None => login::log_in(way, &store).await?,
    };
    let mut films = client.list_watchlist().items();
    while let Some(film) = films.next().await {
        println!("{}", film?.title);
    }
    app.settle().await;
    Ok(())
}

/// Revokes the grant and deletes the login.
async fn log_out() -> Result<(), Failure> {
    let app = app(login::NO_CALLBACK, &store()?)?;
    match saved_client(&app).await? {
        Some(client) => client.session().revoke().await?,
        None => eprintln!("Not logged in."),
    }
    Ok(())
}

/// Loads the client of an earlier login, if its grant still exists.
async fn saved_client(app: &films::App) -> Result<Option<Client<Watching>>, Error> {
    match app.load_grant::<Watching>(SUBJECT).await {
        Ok(tokens) => Ok(tokens.map(|tokens| Client::new(app, tokens))),
        Err(error) if error.needs_login() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Creates the application. Each login has its own redirect URI.
fn app(redirect_uri: &str, store: &Arc<FileStore>) -> Result<films::App, Error> {
    let app = films::App::builder(CLIENT_ID, redirect_uri).store(Arc::clone(store) as _);
    match env::var("FILMS_ORIGIN") {
        Ok(origin) => app.origin(&origin).build(),
        Err(_) => app.build(),
    }
}

/// Opens the store: a file in the user's data directory that only the user can read.
fn store() -> Result<Arc<FileStore>, Failure> {
    let folder = folder::of_user().ok_or("cannot find the user's data folder")?;
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("watchlist").join("login.json");
    Ok(Arc::new(FileStore::open(path)?))
}
