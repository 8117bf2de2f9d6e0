// Code for clients of every scope set that permits its calls, written for the first version of the bookshop's crate.

use bookshop::model::Book;
use bookshop::{Client, Error, scope};

async fn read<S: scope::BooksRead>(client: &Client<S>) -> Result<(Vec<Book>, Book, i64), Error> {
    let books = client.books().list().send().await?;
    let book = client.books().get(1).language("en").send().await?;
    let stock = client.count_stock().send().await?;
    Ok((books, book, stock))
}

async fn place<S>(client: &Client<S>) -> Result<(), Error>
where
    S: scope::ScopeSet + scope::BooksRead + scope::OrdersWrite,
{
    client.books().place(1, 2, "north", "A", 3).send().await
}
