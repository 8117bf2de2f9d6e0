// A program for the first version of the bookshop's crate. Each thing that a program can do with generated code
// is here once. It is included, so that these are no comments of a module.

use bookshop::model::{Binding, Book, Offer, Order};
use bookshop::{AllScopes, App, AppBuilder, Client, Environment, Error, Login, Tokens, request};
use licit::rt;

fn application() -> Result<App, Error> {
    App::new("client", "secret", "https://us.example/callback")
}

fn configured(builder: AppBuilder) -> Result<App, Error> {
    builder
        .environment(Environment::Sandbox)
        .host("eu.bookshop.example")
        .build()
}

fn login(app: &App) -> (rt::Url, rt::Pending<AllScopes>) {
    let login: Login<AllScopes> = app.authorize::<AllScopes>();
    (login.url(), login.into_pending())
}

async fn finished(app: &App, pending: rt::Pending<AllScopes>) -> Result<Client<AllScopes>, Error> {
    let tokens: Tokens<AllScopes> = app
        .finish(pending, "https://us.example/callback?code=1")
        .await?;
    Ok(Client::new(app, tokens))
}

struct Shop {
    client: Client<AllScopes>,
    books: bookshop::Books<AllScopes>,
    request: Option<request::ListBooks>,
}

impl Shop {
    fn new(client: Client<AllScopes>) -> Self {
        let books = client.books();
        let request = Some(books.list());
        Self {
            client,
            books,
            request,
        }
    }
}

async fn calls(client: &Client<AllScopes>) -> Result<i64, Error> {
    let books: Vec<Book> = client.books().list().send().await?;
    let book: Book = client.books().get(1).language("en").send().await?;
    let () = client.books().place(1, 2, "north", "A", 3).send().await?;
    let number: String = client.orders().create(&order(&book)).send().await?.number;
    let stock: i64 = client.count_stock().send().await?;
    Ok(stock + i64::try_from(books.len() + number.len()).unwrap_or_default())
}

fn order(book: &Book) -> Order {
    let mut order = Order::new(book.id, 2);
    order.gift = Some(true);
    order.gift(false)
}

fn described(book: &Book) -> String {
    let Book { title, binding, .. } = book;
    let binding = match binding {
        Some(Binding::Hardcover) => "hardcover",
        Some(Binding::Paperback) => "paperback",
        Some(Binding::Unknown(other)) => other.as_str(),
        Some(_) => "another",
        None => "none",
    };
    let offer = match &book.offer {
        Some(Offer::Discount(discount)) => discount.percent,
        Some(Offer::Bundle(bundle)) => bundle.books.iter().sum::<i64>(),
        Some(Offer::Other(_)) => 1,
        Some(_) => 2,
        None => 0,
    };
    format!("{title} {binding} {offer} {}", Binding::Paperback)
}

fn explained(error: &Error) -> String {
    match error {
        Error::NotFound(reply) => format!("not found: {}", reply.status()),
        Error::Unexpected(reply) => format!("unexpected: {}", reply.status()),
        Error::Runtime(error) => error.to_string(),
        other => other.to_string(),
    }
}

fn named(environment: Environment) -> &'static str {
    match environment {
        Environment::Production => "production",
        Environment::Sandbox => "sandbox",
        _ => "another",
    }
}
