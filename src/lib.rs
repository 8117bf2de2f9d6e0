//! Typed clients for OAuth 2 providers, compiled from one JSON file each.
//!
//! A *spec* says how a provider's OAuth and API work. [`oauth_provider`] turns it into a module
//! whose types know what that provider allows: a call that the scopes of a token do not cover does
//! not compile, a grant that the provider lacks is not there, and an error that it documents is a
//! variant to match on.
//!
//! This page is the guide for applications that use a provider. To describe a provider, read
//! `docs/spec-format.md` in the repository; to work on licit itself, `docs/architecture.md`.
//!
//! - [In short](#in-short)
//! - [Declare a provider](#declare-a-provider)
//! - [Scope sets](#scope-sets)
//! - [Log a user in](#log-a-user-in)
//! - [In a web application](#in-a-web-application)
//! - [In a terminal or on a desktop](#in-a-terminal-or-on-a-desktop)
//! - [In a service](#in-a-service)
//! - [Call](#call)
//! - [Pages](#pages)
//! - [Errors](#errors)
//! - [Tokens and their renewal](#tokens-and-their-renewal)
//! - [Keep tokens](#keep-tokens)
//! - [See what happens to tokens](#see-what-happens-to-tokens)
//! - [The application's own tokens](#the-applications-own-tokens)
//! - [Static tokens](#static-tokens)
//! - [Environments and hosts](#environments-and-hosts)
//! - [Webhooks](#webhooks)
//! - [Test with the emulator](#test-with-the-emulator)
//! - [The second day](#the-second-day)
//! - [Build script and command line](#build-script-and-command-line)
//! - [Another name, other types](#another-name-other-types)
//! - [TLS and HTTP](#tls-and-http)
//! - [Questions and pitfalls](#questions-and-pitfalls)
//!
//! # In short
//!
//! ```no_run
//! use licit::oauth_provider;
//!
//! #[oauth_provider(spec = "specs/moneybird.json")]
//! pub mod moneybird {
//!     /// What our invoicing service asks its users for.
//!     #[scopes(sales_invoices, documents)]
//!     pub struct Invoicing;
//! }
//!
//! use moneybird::{App, Client, Error, Invoicing};
//!
//! # async fn story(callback_url: &str) -> Result<(), Error> {
//! let app = App::new("client id", "client secret", "https://us.example/callback")?;
//!
//! // 1. Send the user to consent, and keep `pending` in their session.
//! let login = app.authorize::<Invoicing>();
//! println!("go to {}", login.url());
//! let pending = login.into_pending();
//!
//! // 2. They come back.
//! let tokens = app.finish(pending, callback_url).await?;
//!
//! // 3. Call. A token that ends is renewed on the way.
//! let client = Client::new(&app, tokens);
//! let contacts = client.administration("123").list_contacts().per_page(50).send().await?;
//! # let _ = contacts; Ok(()) }
//! # fn main() {}
//! ```
//!
//! `Invoicing` does not have the `bank` scope, so this does not compile:
//!
//! ```compile_fail,E0277
//! # #[licit::oauth_provider(spec = "specs/moneybird.json")]
//! # pub mod moneybird {
//! #     #[scopes(sales_invoices, documents)]
//! #     pub struct Invoicing;
//! # }
//! fn look(client: &moneybird::Client<moneybird::Invoicing>) {
//!     let _ = client.administration("123").list_financial_mutations();
//! }
//! # fn main() {}
//! ```
//!
//! ```text
//! error[E0277]: `Invoicing` does not grant the `bank` scope
//! ```
//!
//! # Declare a provider
//!
//! The attribute stands on an inline module and fills it. What stands in the module stays; the
//! path of the spec is relative to the folder of your `Cargo.toml`. When the spec changes, Cargo
//! compiles your crate again.
//!
//! The module then has:
//!
//! | | |
//! | --- | --- |
//! | `App` | your application's registration: begins and ends logins, asks for tokens. `UserApp`, `ServiceApp` and so on where the provider has several registrations |
//! | `Client<S>` | the API, for tokens of the scope set `S`; one method for each operation |
//! | `Tokens<S>` | an access token and what came with it |
//! | `Error` | everything that can go wrong |
//! | `model`, `request`, `scope` | the API's types, request builders, and the scopes as traits |
//! | `AllScopes`, `DefaultScopes` | scope sets that are always there; the second where the spec has defaults |
//! | `Api` | the API for static tokens, where the provider has them |
//!
//! `cargo doc` shows all of it, with the descriptions of the spec. To read the code itself, run
//! `cargo licit gen`, or look into `generated-examples` in the repository.
//!
//! What is wrong with the spec is a compiler error that shows the place in the spec.
//!
//! # Scope sets
//!
//! A scope set is a type: what one part of your application asks its users for. It is declared by
//! its scopes, or by the operations that it must be enough for; licit then works out the scopes that
//! grant least and are enough.
//!
//! ```
//! #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! pub mod textbook {
//!     /// Scopes with punctuation stand in quotes.
//!     #[scopes("library:read", profile, offline_access)]
//!     pub struct Reading;
//!
//!     #[operations(list_books, lend_book)]
//!     pub struct Lending;
//! }
//! use textbook::scope::{LibraryRead, ScopeSet};
//!
//! assert_eq!(<textbook::Lending as ScopeSet>::SCOPES, ["library:write", "profile"]);
//!
//! /// Code that is generic over scope sets names what it needs.
//! async fn titles<S: LibraryRead>(
//!     client: &textbook::Client<S>,
//! ) -> Result<Vec<String>, textbook::Error> {
//!     let books = client.list_books().send().await?;
//!     Ok(books.into_iter().map(|book| book.title).collect())
//! }
//! # let _ = titles::<textbook::Reading>;
//! // `library:write` implies `library:read`: the spec says so.
//! let _ = titles::<textbook::Lending>;
//! ```
//!
//! - A token remembers its set. If less was granted than was asked for, [`finish`] is an error that
//!   lists what is missing, [`ScopeNarrowed`]; the tokens are inside, for a smaller set.
//! - `client.narrow::<Part>()` gives a client of fewer scopes, checked by the compiler.
//!   `client.widen::<Other>()?` gives one of other scopes, checked against what was granted.
//! - Unknown scopes and operations are compiler errors at that very word, with the nearest name.
//!
//! [`finish`]: rt::App::finish
//! [`ScopeNarrowed`]: rt::error::ScopeNarrowed
//!
//! # Log a user in
//!
//! Two handlers of a web application. Between them stands the *pending login*: `state`, the PKCE
//! verifier, and what was asked for. It can be serialised. Keep it where only the user's own browser
//! leads to, which is their session, and use it once: that is what binds the callback to the user
//! who began.
//!
//! ```
//! use licit::rt::serde_json;
//! use licit_emulator::{Authorized, Emulator};
//!
//! #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! pub mod textbook {
//!     #[scopes("library:read", profile)]
//!     pub struct Reading;
//! }
//! use textbook::{App, Client, Reading};
//!
//! /// What your web framework keeps for a browser.
//! type Session = std::collections::HashMap<&'static str, String>;
//!
//! /// GET /login: where to redirect to.
//! fn login(app: &App, session: &mut Session) -> serde_json::Result<String> {
//!     let login = app.authorize::<Reading>();
//!     let url = login.url().to_string();
//!     session.insert("login", serde_json::to_string(&login.into_pending())?);
//!     Ok(url)
//! }
//!
//! /// GET /callback?code=…&state=…
//! async fn callback(
//!     app: &App,
//!     session: &mut Session,
//!     url: &str,
//! ) -> Result<Client<Reading>, Box<dyn std::error::Error>> {
//!     // `remove`: a pending login is used once.
//!     let pending = session.remove("login").ok_or("nobody began a login here")?;
//!     let tokens = app.finish(serde_json::from_str(&pending)?, url).await?;
//!     Ok(Client::new(app, tokens))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let emulator = Emulator::from_file("docs/examples/textbook.json")?.start().await?;
//! # let registered = emulator.client("app").ok_or("no registration")?.clone();
//! # let secret = registered.client_secret.as_deref().unwrap_or_default();
//! # let app = App::builder(&registered.client_id, secret, &registered.redirect_uri)
//! #     .origin(emulator.origin()).build()?;
//! # let mut session = Session::new();
//! # let url = login(&app, &mut session)?;
//! # let Authorized::Callback(url) = emulator.authorize(&url).await? else { return Err("no callback".into()) };
//! # let client = callback(&app, &mut session, &url).await?;
//! # assert!(!client.list_books().send().await?.is_empty());
//! # assert!(session.is_empty());
//! # Ok(()) }
//! ```
//!
//! `finish` takes the callback's URL, whole or from its path on. It checks `state` and `iss` before
//! it believes anything else, then exchanges the code. A user who says no is an error for which
//! `is_access_denied()` is true.
//!
//! Parameters of the provider's own are setters of the login, typed as the spec says:
//! `app.authorize::<Reading>().login_hint("ada@example.com")`.
//!
//! # Who the user is
//!
//! Where the spec says `openid`, a login that asks for the scope `openid` brings an ID token, with the
//! feature `jose`. It is verified before there are any tokens, and kept with them.
//!
//! ```
//! use licit_emulator::{Authorized, Emulator};
//!
//! #[licit::oauth_provider(spec = "tests/specs/protocols/openid.json")]
//! pub mod known {
//!     #[scopes(openid, email)]
//!     pub struct Signed;
//! }
//! use known::{App, Client, Signed};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let emulator = Emulator::from_file("tests/specs/protocols/openid.json")?.start().await?;
//! # let registered = emulator.client("app").ok_or("no registration")?.clone();
//! # let secret = registered.client_secret.as_deref().unwrap_or_default();
//! # let app = App::builder(&registered.client_id, secret, &registered.redirect_uri)
//! #     .origin(emulator.origin()).build()?;
//! # let login = app.authorize::<Signed>();
//! # let Authorized::Callback(url) = emulator.authorize(login.url().as_str()).await? else { return Err("no callback".into()) };
//! # let pending = login.into_pending();
//! let tokens = app.finish(pending, &url).await?;
//! let identity = app.identity(&tokens)?;
//! // These two together are who it is. Everything else about them may change.
//! let user = (identity.issuer().to_owned(), identity.subject().to_owned());
//! let email = identity.claims().email.clone();
//!
//! // To log out at the provider, too: where to send the user.
//! let logout = app.logout(&tokens)?.post_logout_redirect_uri("https://us.example/bye");
//! let url = logout.url();
//!
//! // What the provider tells beyond the ID token; of the same user, or it is an error.
//! let more = Client::new(&app, tokens).userinfo().await?;
//! assert_eq!(more.sub, user.1);
//! # let _ = (email, url);
//! # Ok(()) }
//! ```
//!
//! A set without the scope `openid` has no `identity`: that does not compile. What is not believed is an
//! error, [`SignedTokenError`](rt::error::SignedTokenError), which says what is wrong with it. A renewal
//! that speaks of another user is one, too.
//!
//! # In a web application
//!
//! `examples/web` in the repository is a whole one, with axum, to copy from. What it takes care of, and
//! you should:
//!
//! - **One browser, one login.** The pending login stands in the session of the browser that began, and
//!   is taken out before [`finish`] is asked, whatever comes of it. A callback for which nothing is
//!   pending is refused: it is another browser's, or it comes a second time.
//! - **A login is begun by `POST`**, so that no link on another site begins one.
//! - **The session's name changes when somebody signs in**, so that a name that was planted before is
//!   good for nothing. Its cookie is `HttpOnly`, `SameSite=Lax`, and `Secure` with the prefix `__Host-`.
//! - **The callback answers with a redirect**, so that the address with the code in it stays in no
//!   history, and with `Referrer-Policy: no-referrer`.
//! - **Tokens are your user's, not the browser's.** They live in the store under your user's name; each
//!   request takes them from there.
//! - **An error is a sentence for the user and a line for you.**
//!
//! ```
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {
//! #     #[scopes("library:read")]
//! #     pub struct Reading;
//! # }
//! use std::time::{Duration, SystemTime};
//! use licit::rt::{self, Pending};
//! use textbook::{App, Error, Reading};
//!
//! /// GET /callback, once the pending login was taken from the session. What to tell the user.
//! async fn come_back(app: &App, user: &str, pending: Pending<Reading>, url: &str) -> &'static str {
//!     let age = SystemTime::now().duration_since(pending.created_at());
//!     if age.is_ok_and(|age| age > Duration::from_secs(600)) {
//!         return "That took too long. Please try again.";
//!     }
//!     match connect(app, user, pending, url).await {
//!         Ok(()) => "Connected.",
//!         Err(error) => {
//!             // For the log: no error shows a secret.
//!             eprintln!("connecting failed: {error}");
//!             in_words(&error)
//!         }
//!     }
//! }
//!
//! async fn connect(app: &App, user: &str, pending: Pending<Reading>, url: &str) -> Result<(), Error> {
//!     let tokens = app.finish(pending, url).await?;
//!     app.keep(tokens.for_subject(user)).await?;
//!     Ok(())
//! }
//!
//! fn in_words(error: &Error) -> &'static str {
//!     match error {
//!         Error::Runtime(error) if error.is_access_denied() => "You did not allow it.",
//!         Error::Runtime(rt::Error::ScopeNarrowed(_)) => "We need all that we asked for.",
//!         Error::Runtime(rt::Error::Authorization(_)) => "Please begin again.",
//!         error if error.is_retryable() => "Please try again later.",
//!         _ => "It did not work. We have been told.",
//!     }
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let app = App::new("id", "secret", "https://us.example/callback")?;
//! # let pending = || app.authorize::<Reading>().into_pending();
//! # assert_eq!(come_back(&app, "ada", pending(), "/callback?code=forged&state=x").await, "Please begin again.");
//! # Ok(()) }
//! ```
//!
//! # In a terminal or on a desktop
//!
//! A program on the user's machine keeps no secrets, and needs none: PKCE binds the code to the one who
//! began. Its redirect URI is on loopback (RFC 8252), at a port that is free, which the feature
//! `loopback` listens on:
//!
//! ```
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {
//! #     #[scopes("library:read")]
//! #     pub struct Reading;
//! # }
//! use licit::rt::Loopback;
//! use textbook::{App, Client, Reading};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # use licit_emulator::{Authorized, Emulator};
//! # let emulator = Emulator::from_file("docs/examples/textbook.json")?.start().await?;
//! # let origin = emulator.origin();
//! let receiver = Loopback::bind().await?;
//! let app = App::builder("licit-client", "licit-secret", receiver.redirect_uri())
//! #     .origin(origin)
//!     .build()?;
//! let login = app.authorize::<Reading>();
//! println!("Log in with your browser: {}", login.url());
//! # let Authorized::Callback(back) = emulator.authorize(login.url().as_str()).await? else { return Err("no callback".into()) };
//! # let browser = tokio::spawn(licit::rt::reqwest::get(back));
//! let pending = login.into_pending();
//! let callback = receiver.receive(&pending).await?;
//! let client = Client::new(&app, app.finish(pending, callback.expose()).await?);
//! # browser.await??;
//! # assert!(!client.list_books().send().await?.is_empty());
//! # Ok(()) }
//! ```
//!
//! Where the browser is on another machine, over SSH or on a television, the user types a code in there
//! (RFC 8628), at providers that have that grant:
//!
//! ```
//! # #[licit::oauth_provider(spec = "docs/examples/devices.json")]
//! # pub mod flimmer {}
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let emulator = licit_emulator::Emulator::from_file("docs/examples/devices.json")?.start().await?;
//! # let app = flimmer::App::builder("licit-client").origin(emulator.origin()).build()?;
//! let mut login = app.device::<flimmer::AllScopes>().await?;
//! println!("Open {}, and type in {}", login.verification_uri(), login.user_code());
//! # assert!(emulator.decide_device(login.user_code(), true));
//! let client = flimmer::Client::new(&app, login.poll().await?);
//! # assert!(!client.list_films().send().await?.is_empty());
//! # Ok(()) }
//! ```
//!
//! Keep the tokens in a [`FileStore`](rt::store::FileStore) in the user's own folder for data, under one
//! name: the next run finds them, and two runs at a time do not use up each other's refresh token.
//! `examples/terminal` does all of this, and chooses between the two ways.
//!
//! # In a service
//!
//! A service speaks for itself (client credentials), or for users who came with a token of somebody that
//! both sides trust (token exchange, RFC 8693). In place of a secret that is sent, it can sign with a key
//! of its own (`private_key_jwt`), with the feature `jose`:
//!
//! ```
//! #[licit::oauth_provider(spec = "examples/service/warehouse.json")]
//! pub mod warehouse {
//!     #[operations(list_deliveries)]
//!     pub struct Watching;
//!     #[operations(list_orders)]
//!     pub struct Ordering;
//! }
//! use licit::rt::jose::{Algorithm, SigningKey};
//! use licit::rt::{Secret, TokenType};
//! use warehouse::{App, Client, Ordering, Watching};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let emulator = licit_emulator::Emulator::from_file("examples/service/warehouse.json")?.start().await?;
//! # let registered = emulator.client("app").ok_or("no registration")?;
//! # let pem = Secret::new(registered.private_key.as_deref().ok_or("no key")?);
//! # let id = registered.client_id.as_str();
//! # let users_jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSIsImF1ZCI6InlvdSIsImV4cCI6NDEwMjQ0NDgwMH0.c2ln";
//! let key = SigningKey::from_pem(Algorithm::Es256, &pem)?;
//! let app = App::builder(id, key)
//! #     .origin(emulator.origin())
//!     .build()?;
//!
//! // Each process has one of its own, and asks again when it has ended.
//! let service = Client::new(&app, app.client_credentials::<Watching>().await?);
//! let deliveries = service.list_deliveries().send().await?;
//!
//! // For a user: another client, of another kind, which cannot be mistaken for the first. Kept under
//! // the user's name, all processes that share a store renew it once between them.
//! let exchange = app.token_exchange::<Ordering>(users_jwt, TokenType::Jwt);
//! let tokens = app.keep(exchange.send().await?.for_subject("ada")).await?;
//! let orders = Client::new(&app, tokens).list_orders().send().await?;
//! # assert!(!deliveries.is_empty() && !orders.is_empty());
//!
//! // At the end: a renewal that is under way writes down what it brought.
//! app.settle().await;
//! # Ok(()) }
//! ```
//!
//! `examples/service` runs for long, counts what happens to its tokens, and writes `tracing`'s spans.
//!
//! # Call
//!
//! Each operation is a method. What the provider requires are arguments, the rest are setters;
//! nothing is sent before `send`.
//!
//! ```no_run
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {}
//! use std::time::Duration;
//! use licit::rt::CallOptions;
//! use textbook::{AllScopes, Client, Error, model::BookInput};
//!
//! # async fn calls(client: &Client<AllScopes>) -> Result<(), Error> {
//! let by_her = client.list_books().author("Ada").page_size(10).send().await?;
//! let book = client.add_book(&BookInput::new("Notes").author("Ada")).send().await?;
//! let quickly = CallOptions::new().timeout(Duration::from_secs(3));
//! let lent = client.get_book(&book.id).options(quickly).send().await?.lent;
//! # let _ = (by_her, lent); Ok(()) }
//! # fn main() {}
//! ```
//!
//! - A call has one deadline for everything, 30 seconds unless said, and reads at most 32 MiB. See
//!   [`CallOptions`](rt::CallOptions).
//! - A call that failed and may fare better is made again, twice at most unless said, if that can do
//!   no harm. See [Errors](#errors).
//! - Dropping the future cancels the call; a renewal that it waited for goes on.
//! - Enums are open: a value that the spec does not know becomes `Unknown("…")` and is sent back as
//!   it came. Properties that it does not know are ignored.
//! - Types of replies are `#[non_exhaustive]`; those of requests have `new` with what is required,
//!   and setters for the rest.
//!
//! # Pages
//!
//! An operation that the spec gives pages has `pages()` and, where pages have a list of items,
//! `items()`. Both are [`Stream`](https://docs.rs/futures-core)s, and have a `next` of their own, so
//! that no other crate is needed.
//!
//! ```no_run
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {}
//! # async fn all(client: &textbook::Client<textbook::AllScopes>) -> Result<(), textbook::Error> {
//! let mut books = client.list_books().page_size(100).items();
//! while let Some(book) = books.next().await {
//!     println!("{}", book?.title);
//! }
//! # Ok(()) }
//! # fn main() {}
//! ```
//!
//! Each page is asked for when the one before was taken. A page that fails ends the stream with the
//! error. Links to further pages are followed only to where the token may go, and a server that leads
//! in a circle is an error ([`PageLoop`](rt::error::PageLoop)).
//!
//! # Errors
//!
//! A provider's `Error` has a variant for each error that it documents. `Unexpected` is a reply that
//! nobody documented, `Runtime` everything that is no reply of the API. It is `#[non_exhaustive]`.
//!
//! ```no_run
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {}
//! use licit::rt;
//! use textbook::{AllScopes, Client, Error, model::Loan};
//!
//! enum Outcome { Lent(Loan), Taken, LogInAgain, Later(std::time::Duration) }
//!
//! async fn lend(
//!     client: &Client<AllScopes>,
//!     book: &str,
//!     until: &rt::Date,
//! ) -> Result<Outcome, Error> {
//!     match client.lend_book(book, until).send().await {
//!         Ok(loan) => Ok(Outcome::Lent(loan)),
//!         // The documented body is typed.
//!         Err(Error::AlreadyLent { body, .. }) => {
//!             println!("lent until {:?}", body.until);
//!             Ok(Outcome::Taken)
//!         }
//!         Err(Error::Runtime(rt::Error::GrantLost(_))) => Ok(Outcome::LogInAgain),
//!         // Rate limits, outages, lost connections.
//!         Err(error) if error.is_retryable() => {
//!             Ok(Outcome::Later(error.retry_after().unwrap_or_default()))
//!         }
//!         Err(error) => Err(error),
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! licit repeats a call by itself when the provider says that the token has ended, once; and when it
//! may fare better ([`CallOptions::retries`](rt::CallOptions::retries)): too many requests, an
//! outage, what the spec calls a passing fault, a connection that broke. A call that might then be
//! done twice is not repeated: a `POST` is, where the spec says that it is idempotent or that the
//! provider knows it again by a key. The waits grow, are spread at random, are as long as the
//! provider asks for in whatever unit it says so, and stay within the call's deadline.
//!
//! What you get is the error of the last attempt. `is_retryable()` says whether the same request may
//! succeed later, `retry_after()` how long the provider asks to wait. Whether repeating does harm,
//! only you know.
//!
//! No `Display` or `Debug` of an error shows a secret. Texts from the server are kept short, with
//! control characters escaped. `reply()` has status, headers and body as they came: those may hold
//! anything.
//!
//! # Tokens and their renewal
//!
//! A client keeps its token alive. This is what it guarantees:
//!
//! - A valid token is handed out without waiting.
//! - One renewal at a time, however many tasks wait for it. It runs in a task of its own: a caller
//!   who gives up, or a request that is cancelled, takes nothing from the others.
//! - A token that comes close to its end is renewed in the background, while it is still used.
//! - A refresh token that the provider may have used up is not sent again on a guess. How the
//!   provider treats refresh tokens (`rotation`, `grace_period`) is in the spec.
//! - A reply without refresh token keeps the old one; one with another replaces it.
//! - A grant is given up only when the provider says so in a way that is a verdict; a 503 with
//!   `invalid_grant` is none. Then every call fails with [`GrantLost`](rt::error::GrantLost), which
//!   says why, and the user must log in again.
//!
//! It needs a tokio runtime. What it cannot survive is the end of that runtime in the middle of a
//! renewal: wait for [`settle`](rt::App::settle) when you shut down.
//!
//! **One client for one grant.** Clones share the token and its renewal. Two clients made of copies
//! of the same tokens know nothing of each other; each would renew, and at a provider that rotates
//! refresh tokens the second renewal ends the grant. Clone the client, or give the grant a name
//! (next section).
//!
//! `client.session()` is the way to the token itself: [`current`](rt::Session::current) waits for a
//! valid one, [`tokens`](rt::Session::tokens) gives what there is now, and
//! [`revoke`](rt::Session::revoke) ends the grant at providers whose spec has a
//! `revocation_endpoint`.
//!
//! # Keep tokens
//!
//! A grant has a name, usually your user's, and lives in the application's
//! [store](rt::store::Store): put there after the login, and found there at any time, in any process.
//! What renewals bring is kept without more ado.
//!
//! ```
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {
//! #     #[scopes("library:read")]
//! #     pub struct Reading;
//! # }
//! use std::sync::Arc;
//! use licit::rt::store::FileStore;
//! use textbook::{App, Client, Error, Reading, Tokens};
//!
//! fn set_up(folder: &std::path::Path) -> Result<App, Box<dyn std::error::Error>> {
//!     let store = Arc::new(FileStore::open(folder.join("grants.json"))?);
//!     Ok(App::builder("id", "secret", "https://us.example/callback").store(store).build()?)
//! }
//!
//! /// After `app.finish`.
//! async fn logged_in(app: &App, user: &str, tokens: Tokens<Reading>) -> Result<Client<Reading>, Error> {
//!     let tokens = app.keep(tokens.for_subject(user)).await?;
//!     Ok(Client::new(app, tokens))
//! }
//!
//! /// Any time later. `None`: this user has not logged in yet.
//! async fn client_of(app: &App, user: &str) -> Result<Option<Client<Reading>>, Error> {
//!     let tokens = app.kept::<Reading>(user).await?;
//!     Ok(tokens.map(|tokens| Client::new(app, tokens)))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = std::env::temp_dir().join(format!("licit-guide-{}", std::process::id()));
//! let app = set_up(&folder)?;
//! # assert!(client_of(&app, "ada").await?.is_none());
//! # logged_in(&app, "ada", Tokens::from_access_token("t")).await?;
//! # let again = client_of(&set_up(&folder)?, "ada").await?.ok_or("not kept")?;
//! # assert_eq!(again.session().tokens()?.access_token().expose(), "t");
//! // Before the runtime is shut down: renewals under way come to their end.
//! app.settle().await;
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok(()) }
//! ```
//!
//! | store | for | |
//! | --- | --- | --- |
//! | [`MemoryStore`](rt::store::MemoryStore), the default | one process | gone with it |
//! | [`FileStore`](rt::store::FileStore) | processes of one machine | one file, for its owner alone; encrypted under a key of yours with the feature `file-store-encryption` |
//! | your own [`Store`](rt::store::Store) | a fleet | over your database: it needs leases and a compare-and-swap |
//!
//! A process may die at any time, `kill -9` included. Whoever renews takes a lease, reads again,
//! writes down that a refresh token is about to be sent, sends it, writes what came, and gives the
//! lease back. Who comes after a death finds the grant whole, or finds that label; what is done then
//! is the provider's `reuse` in its spec. Where a provider takes every reuse for a theft, a process
//! that dies between the provider's rotation and the write loses the grant, and
//! [`GrantLost`](rt::error::GrantLost) says that it was
//! [`Interrupted`](rt::error::GrantLostReason::Interrupted). When a store fails after the tokens came,
//! they are used all the same, and written when it is well again.
//!
//! With tables of your own, keep [`StoredTokens`](rt::StoredTokens). It serialises with serde, **in
//! the clear**: keep it like a password, encrypted if you can.
//!
//! ```
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {
//! #     #[scopes("library:read")]
//! #     pub struct Reading;
//! # }
//! use licit::rt::{StoredTokens, serde_json};
//! use textbook::{App, Client, Error, Reading, Tokens};
//!
//! fn save(client: &Client<Reading>) -> Result<String, Box<dyn std::error::Error>> {
//!     Ok(serde_json::to_string(&client.session().tokens()?)?)
//! }
//!
//! fn load(app: &App, user: &str, kept: &str) -> Result<Client<Reading>, Box<dyn std::error::Error>> {
//!     let kept: StoredTokens = serde_json::from_str(kept)?;
//!     // Checked: the tokens must cover `Reading`.
//!     let tokens = Tokens::<Reading>::restore(kept)?;
//!     Ok(Client::new(app, tokens.for_subject(user)))
//! }
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let app = App::new("id", "secret", "https://us.example/callback")?;
//! # let client = Client::new(&app, Tokens::<Reading>::from_access_token("t"));
//! # let again = load(&app, "ada", &save(&client)?)?;
//! # assert_eq!(again.session().tokens()?.access_token().expose(), "t");
//! # Ok(()) }
//! ```
//!
//! Save after the login, and again after work in which a renewal may have happened, at the latest
//! when you drop the client: a refresh token that was rotated makes the saved one useless.
//!
//! # See what happens to tokens
//!
//! ```no_run
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {}
//! use licit::rt::GrantEventKind;
//!
//! # async fn watch(app: &textbook::App) {
//! let mut events = app.events();
//! while let Some(event) = events.next().await {
//!     match event.kind() {
//!         GrantEventKind::Lost(reason) => {
//!             println!("{} must log in again: {}", event.grant().subject(), reason.as_str());
//!         }
//!         GrantEventKind::CommitFailed(error) => println!("look at the disk: {error}"),
//!         _ => {}
//!     }
//! }
//! # }
//! # fn main() {}
//! ```
//!
//! [`GrantEvents`](rt::GrantEvents) is a stream: refreshed, rotated, adopted from another process,
//! sent again, failed, lost, revoked, not written, written after all. A session has
//! [one of its own](rt::Session::events). With the feature `tracing` the same goes to your logs, under
//! the target `licit::token`. Nothing of it holds a secret.
//!
//! # The application's own tokens
//!
//! Where a provider has the client credentials grant:
//!
//! ```no_run
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {}
//! # async fn usage(app: &textbook::App) -> Result<(), textbook::Error> {
//! let tokens = app.client_credentials::<textbook::AllScopes>().await?;
//! let service = textbook::Client::new(app, tokens);
//! let usage = service.get_usage().send().await?;
//! # let _ = usage; Ok(()) }
//! # fn main() {}
//! ```
//!
//! At providers that have both, clients say whom they act as, `Client<S, rt::token::User>` (the
//! default) or `Client<S, rt::token::App>`, and an operation for users does not compile with the
//! application's token.
//!
//! # Static tokens
//!
//! Personal tokens and API keys need no registration:
//!
//! ```no_run
//! #[licit::oauth_provider(spec = "docs/examples/api-key.json")]
//! pub mod weather {}
//!
//! # async fn rain() -> Result<(), weather::Error> {
//! let client = weather::Api::new()?.with_api_key("the key");
//! let days = client.get_forecast("Utrecht", 3).send().await?;
//! # let _ = days; Ok(()) }
//! # fn main() {}
//! ```
//!
//! # Environments and hosts
//!
//! Variables of the spec without a default are arguments of `App::new`; others, and the environment,
//! are set on the builder.
//!
//! ```
//! #[licit::oauth_provider(spec = "docs/examples/api-host.json")]
//! pub mod cloudbooks {}
//!
//! #[licit::oauth_provider(spec = "docs/examples/tenant-host.json")]
//! pub mod shopwell {}
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let app = cloudbooks::App::builder("id", "secret", "https://us.example/callback")
//!     .environment(cloudbooks::Environment::Sandbox)
//!     .build()?;
//! let login = app.authorize::<cloudbooks::AllScopes>();
//! assert_eq!(login.url().host_str(), Some("test.cloudbooks.example"));
//!
//! // The shop is a part of the host. What is no host label is refused here.
//! let redirect = "https://us.example/callback";
//! assert!(shopwell::App::new("id", "secret", redirect, "corner-store").is_ok());
//! assert!(shopwell::App::new("id", "secret", redirect, "evil.example/").is_err());
//! # Ok(()) }
//! ```
//!
//! # Webhooks
//!
//! A provider whose spec says what it sends by itself has a module `webhook`: `Event`, with a variant
//! for each event that is documented, and `Verifier`, which takes the headers and the body as they
//! came and gives the event, or says why not. The body is read only when it is known whose it is.
//!
//! ```
//! use licit_emulator::Emulator;
//!
//! #[licit::oauth_provider(spec = "specs/moneybird.json")]
//! pub mod moneybird {}
//! use moneybird::webhook::{Event, Verifier};
//!
//! /// POST /webhooks: the status to answer with.
//! fn receive(verifier: &Verifier, headers: &[(String, String)], body: &[u8]) -> u16 {
//!     let headers = headers.iter().map(|(name, value)| (name, value));
//!     let delivery = match verifier.verify(headers, body) {
//!         Ok(delivery) => delivery,
//!         Err(error) => {
//!             eprintln!("webhook refused: {error}");
//!             return error.status();
//!         }
//!     };
//!     // `delivery.id` is the same when the provider sends it again: do nothing twice.
//!     match delivery.event {
//!         Event::ContactCreated(contact) => println!("contact {:?}", contact.entity_id),
//!         Event::Other(json) => println!("not documented: {json}"),
//!         _ => {}
//!     }
//!     200
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // The emulator signs events as the provider does.
//! let emulator = Emulator::from_file("specs/moneybird.json")?.start().await?;
//! let verifier = Verifier::new(emulator.webhook_secret().ok_or("no secret")?)?;
//! let webhook = emulator.webhook("contact_created")?;
//! assert_eq!(receive(&verifier, &webhook.headers, &webhook.body), 200);
//! assert_eq!(receive(&verifier, &webhook.headers, b"{}"), 401);
//! # Ok(()) }
//! ```
//!
//! - Give `verify` the body byte for byte. One that a framework has parsed and written anew has
//!   another signature.
//! - Headers are a `HeaderMap`, or any names and values.
//! - `Verifier::builder(new).secret(old)` takes both secrets while one is replaced.
//! - A webhook that was signed outside the provider's window is refused, so that nobody can send an
//!   old one again; within the window, `delivery.id` is what tells a repetition.
//! - Verifiers of keyed hashes need the feature `webhook`. Those of signed tokens need `jose`, and
//!   their `verify` is `async`, because it fetches keys; an error is then
//!   [`is_retryable`](rt::webhook::WebhookError::is_retryable) when they could not be had.
//!
//! # Test with the emulator
//!
//! `licit-emulator` plays the provider from the same spec, on loopback. Add it, and tokio, under
//! `[dev-dependencies]`. It makes up objects from the spec's types, keeps what calls create, checks
//! every request strictly, and fails on request.
//!
//! ```
//! use licit_emulator::{Authorized, Emulator};
//!
//! #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! pub mod textbook {
//!     #[operations(list_books, get_book)]
//!     pub struct Reading;
//! }
//! use textbook::{App, Client, Error, Reading};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let emulator = Emulator::from_file("docs/examples/textbook.json")?.start().await?;
//! let registered = emulator.client("app").ok_or("no registration")?;
//! let secret = registered.client_secret.as_deref().unwrap_or_default();
//! let app = App::builder(&registered.client_id, secret, &registered.redirect_uri)
//!     .origin(emulator.origin()) // every request goes to the emulator instead
//!     .build()?;
//!
//! let login = app.authorize::<Reading>();
//! let Authorized::Callback(url) = emulator.authorize(login.url().as_str()).await? else {
//!     return Err("expected a callback".into());
//! };
//! let client = Client::new(&app, app.finish(login.into_pending(), &url).await?);
//! assert!(!client.list_books().send().await?.is_empty());
//!
//! // The token ends; the next call renews it.
//! emulator.expire_access_tokens();
//! client.list_books().send().await?;
//!
//! // An error that the spec documents.
//! emulator.fail_next("get_book", "NotFound")?;
//! assert!(matches!(client.get_book("7").send().await, Err(Error::NotFound(_))));
//! # Ok(()) }
//! ```
//!
//! `Emulator::consent(Consent::Deny)` is a user who says no, `grant_only` a provider that grants
//! less, `Running::requests` what was sent. The emulator knows what the spec says and no more: a spec
//! that is wrong about the provider is not found out by it.
//!
//! # The second day
//!
//! ## Upgrading
//!
//! A new version of a spec, or of licit, gives new code; read the difference (`cargo licit gen … --check`
//! tells that there is one). What a provider adds does no harm: errors and replies are
//! `#[non_exhaustive]`, enums are open. What was kept stays good: tokens carry the version of their form,
//! and a file of a later version is told and left as it is, so that you can go back.
//!
//! A scope set that grew is more than your users have granted. Their tokens are not lost; they are for
//! the smaller set, until the user consents to more:
//!
//! ```
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {
//! #     #[scopes("library:read")]
//! #     pub struct Reading;
//! #     #[scopes("library:write")]
//! #     pub struct Lending;
//! # }
//! use licit::rt;
//! use textbook::{App, Client, Error, Lending, Reading};
//!
//! enum Access { Full(Client<Lending>), Old(Client<Reading>), None }
//!
//! async fn access(app: &App, user: &str) -> Result<Access, Error> {
//!     match app.kept::<Lending>(user).await {
//!         Ok(Some(tokens)) => Ok(Access::Full(Client::new(app, tokens))),
//!         Ok(None) => Ok(Access::None),
//!         // From before: show a button that asks for the rest.
//!         Err(Error::Runtime(rt::Error::ScopeNarrowed(narrowed))) => {
//!             let tokens = narrowed.accept::<Reading, _>().map_err(rt::Error::from)?;
//!             Ok(Access::Old(Client::new(app, tokens)))
//!         }
//!         Err(error) => Err(error),
//!     }
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let app = App::new("id", "secret", "https://us.example/callback")?;
//! # assert!(matches!(access(&app, "ada").await?, Access::None));
//! # let old = textbook::Tokens::<Reading>::from_access_token("t");
//! # app.keep(old.for_subject("ada")).await?;
//! # assert!(matches!(access(&app, "ada").await?, Access::Old(_)));
//! # Ok(()) }
//! ```
//!
//! ## Another client secret, another key
//!
//! Grants are found by the client identifier, not by the secret: an application with a new secret has all
//! of its tokens. Where the provider takes two secrets for a while, have it make the second, start your
//! processes with it, and end the first. A signing key is the same with public halves: the provider gets
//! the new `public_jwk` beside the old one, then the processes start
//! with the new key. Clients hold the application that they were made with: make them anew with the new
//! one, and [`settle`](rt::App::settle) the old. A webhook's verifier takes
//! [both secrets](#webhooks) while one is replaced.
//!
//! Another client identifier is another application: your users consent again.
//!
//! ## Another store
//!
//! First stop whoever uses the old one: a refresh token that one of them uses up is worth nothing in the
//! new one. Then take each user's tokens over. The same changes the key of an encrypted file.
//!
//! ```
//! # #[licit::oauth_provider(spec = "docs/examples/textbook.json")]
//! # pub mod textbook {
//! #     #[scopes("library:read")]
//! #     pub struct Reading;
//! # }
//! use textbook::{App, Error, Reading};
//!
//! async fn move_all(users: &[&str], old: &App, new: &App) -> Result<usize, Error> {
//!     let mut moved = 0;
//!     for user in users {
//!         if let Some(tokens) = old.kept::<Reading>(user).await? {
//!             new.keep(tokens.for_subject(user)).await?;
//!             moved += 1;
//!         }
//!     }
//!     Ok(moved)
//! }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let app = || App::new("id", "secret", "https://us.example/callback");
//! # let (old, new) = (app()?, app()?);
//! # let tokens = textbook::Tokens::<Reading>::from_access_token("t");
//! # old.keep(tokens.for_subject("ada")).await?;
//! # assert_eq!(move_all(&["ada", "ben"], &old, &new).await?, 1);
//! # assert!(new.kept::<Reading>("ada").await?.is_some());
//! # Ok(()) }
//! ```
//!
//! ## What to watch
//!
//! [`App::events`](rt::App::events), counted by kind (`examples/service/src/dashboard.rs`):
//!
//! | [event](rt::GrantEventKind) | means | do |
//! | --- | --- | --- |
//! | `Refreshed`, `Rotated`, `Adopted` | all is well | a rate that drops to nothing is a process that hangs |
//! | `RefreshFailed` | the provider does not answer, or does not know the client any more | look at the error; `invalid_client` is a secret that ended |
//! | `Lost` with `rejected` | the user took the consent back, or it ran out | ask them to connect again |
//! | `Lost` with `interrupted` | a process died in the middle of a renewal | more than a few: shut down with `settle` |
//! | `Replayed` | a renewal is tried again whose answer was lost | many: the network, or processes that die |
//! | `CommitFailed`, then `Committed` | the store did not take what came, then did | the disk, at once: what was not written is gone with the process |
//!
//! An [observer](rt::observe::Observer) sees each request of a call and its time, and those to the
//! authorization server by names alone. With the feature `tracing` the same are spans and events.
//!
//! ## When a login fails
//!
//! `cargo licit login spec.json -v` goes the same way from your terminal, shows each request without
//! anything secret, and says in plain words what helps. In an application:
//!
//! | what you see | what it mostly is |
//! | --- | --- |
//! | the provider's own page complains, and nobody comes back | the redirect URI is not registered letter by letter; or a scope is not |
//! | [`AuthorizationError::State`](rt::error::AuthorizationError::State) | the session was lost on the way (a cookie that is `SameSite=Strict`, another host name), an old tab, or an attack |
//! | [`AuthorizationError::Issuer`](rt::error::AuthorizationError::Issuer) | `issuer` in the spec is another than the provider's, by a slash perhaps; or an attack |
//! | `invalid_client` | identifier or secret of another environment; or they are wanted in another way (`token_endpoint_auth_methods`) |
//! | `invalid_grant` at the exchange | the code ended or was used, as by a page that was loaded twice; or another redirect URI |
//! | [`ScopeNarrowed`] | the user, or an administrator, granted less |
//! | [`NotATokenReply`](rt::error::NotATokenReply) | the token endpoint leads to a page for people, or answers in a way that the spec does not tell |
//! | [`GrantLost`](rt::error::GrantLost) soon after logins | two copies of the same tokens, each with a client: [one client for one grant](#tokens-and-their-renewal) |
//!
//! ## Testing one's application
//!
//! Make the provider's origin a setting, as the examples do, and start the emulator in the test: the
//! whole way of a user, with a browser that is your HTTP client, takes milliseconds.
//! [Above](#test-with-the-emulator) is how, and `examples/web/tests/web.rs` is a test of a forged
//! callback, a second user, and a grant that the provider ended.
//!
//! # Build script and command line
//!
//! Three doors lead to the same code. The macro needs nothing else. A build script writes a file
//! that you include, and that your editor can open:
//!
//! ```ignore
//! // build.rs, with licit-codegen under [build-dependencies]
//! fn main() {
//!     licit_codegen::build("specs/moneybird.json", |options| {
//!         options.scope_set("Invoicing", ["sales_invoices", "documents"])
//!     });
//! }
//!
//! // src/main.rs
//! pub mod moneybird {
//!     include!(concat!(env!("OUT_DIR"), "/moneybird.rs"));
//! }
//! ```
//!
//! The command line writes files to commit and to publish, and tells in CI whether they are current:
//!
//! ```text
//! cargo licit gen specs/moneybird.json -o src/moneybird/ --scopes Invoicing=sales_invoices,documents
//! cargo licit gen specs/moneybird.json -o src/moneybird/ --scopes Invoicing=sales_invoices,documents --check
//! ```
//!
//! # A part of an API
//!
//! What is not called need not be compiled. `include` and `exclude` take operations by name, by path or
//! by sub-client; models that they do not need are not generated. Scope sets may be for all operations.
//!
//! ```
//! #[licit::oauth_provider(
//!     spec = "specs/moneybird.json",
//!     include("list_administrations", "/{administration_id}/contacts*", "get_sales_invoice"),
//!     exclude("DELETE /*", "*mandate*"),
//! )]
//! pub mod moneybird {}
//!
//! fn contacts(administration: &moneybird::Administration<moneybird::AllScopes>) {
//!     administration.list_contacts();
//! }
//! ```
//!
//! The build script has `Options::include` and `Options::exclude` for the same, the command line
//! `--include` and `--exclude`.
//!
//! # Another name, other types
//!
//! If the dependency is renamed, say so: `#[oauth_provider(spec = "…", crate = oauth)]`.
//!
//! The short types of specs can be mapped to types of yours. They must implement `Debug`, `Clone`,
//! `PartialEq`, `serde::Serialize` and `serde::Deserialize`.
//!
//! ```
//! #[licit::oauth_provider(spec = "docs/examples/acme.json", types(decimal = f64))]
//! pub mod acme {}
//!
//! fn sum(orders: &[acme::model::Order]) -> f64 {
//!     orders.iter().map(|order| order.total).sum()
//! }
//! # assert_eq!(sum(&[]), 0.0);
//! ```
//!
//! The build script has `Options::map_type` and `Options::crate_path` for the same, the command line
//! `--type` and `--crate`.
//!
//! # TLS and HTTP
//!
//! | feature | |
//! | --- | --- |
//! | `rustls` (default) | TLS by rustls, as reqwest has it |
//! | `native-tls` | TLS by the operating system's library |
//!
//! With neither, requests to `https` fail unless you bring your own `reqwest::Client`:
//! `App::builder(…).http(client)`. Build it with `redirect(Policy::none())`: a client that follows
//! redirects would send secrets on. [`rt::reqwest`] is the version that fits.
//!
//! Tokens go to the origins that the spec declares, never along a redirect, and never over plain
//! `http` but to loopback.
//!
//! # Questions and pitfalls
//!
//! **The rest of my code needs a type that is not generated.** Everything generated code stands on is
//! in [`rt`]: secrets, dates, decimals, errors, sessions.
//!
//! **I need a refresh token, and get none.** Many providers want an extra scope or parameter. A set
//! made by `#[operations(…)]` leaves such a scope out, because no operation needs it: use
//! `#[scopes(…)]`.
//!
//! **Does the same login work for two scope sets?** A pending login and its tokens belong to the set
//! that they were begun with. Ask for the larger set, and `narrow` the client.
//!
//! **Can I write a scope set by hand?** No. The traits are sealed, so that only the macro, which
//! knows the spec, says what a set grants.
//!
//! **Is `Client` cheap to clone?** Yes; clones share the token.
//!
//! **Does licit keep anything global?** No. An `App` holds its own HTTP client and store.
//!
//! **My provider has no `state` and no PKCE.** Then nothing in the protocol ties the callback to the
//! browser that began. Keep the pending login in that browser's session, take one callback for it,
//! and let it end soon: [`Pending::created_at`](rt::Pending::created_at) says when it began.
//!
//! **What is not there yet?** See the list in the repository's README.

#![warn(missing_docs)]

pub use licit_macros::oauth_provider;
/// What generated code stands on: tokens, sessions, requests, errors and types. It knows no spec
/// format and is the same for every provider.
pub use licit_runtime as rt;
