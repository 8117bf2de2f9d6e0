//! `notes`: connects to an MCP server on loopback, reads a note, and writes one, for which its user logs in
//! again.
//!
//! ```sh
//! cargo run -p licit-example-mcp
//! ```

use licit_example_mcp::{Connection, Consenting, Failure, World, notes};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let world = World::start(true).await?;
    println!("MCP server: {}", world.resource);
    println!("Client: {}", world.document);
    let mut connection = Connection::open(&world.resource, world.options(), Consenting).await?;
    let note = connection
        .call(notes::READ.0, serde_json::Map::new())
        .await?;
    println!("The note is empty: {}", note.is_empty());
    let mut text = serde_json::Map::new();
    text.insert("text".into(), json!("Buy milk."));
    println!("Written: {}", connection.call(notes::WRITE.0, text).await?);
    for request in world.accounts.requests() {
        println!("  {}", request.summary());
    }
    connection.close().await
}
