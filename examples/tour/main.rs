//! The tour: every provider of the repository, run from its spec on loopback, and the
//! macro-generated clients driven through its whole story. No account, no network.
//!
//! ```sh
//! cargo run --example tour
//! ```

#![expect(
    unreachable_pub,
    reason = "a program whose modules read as an application's would"
)]

mod luca;
mod money_button;
mod moneybird;
mod moneykit;
mod story;

use std::process::ExitCode;

use story::Story;

#[tokio::main]
async fn main() -> ExitCode {
    let mut stories = Vec::new();
    let mut told = |story: Story, end: story::Result| stories.push(story.ended(end));

    let mut story = Story::begin("Moneybird");
    let end = moneybird::tell(&mut story).await;
    told(story, end);

    let mut story = Story::begin("MoneyKit");
    let end = moneykit::tell(&mut story).await;
    told(story, end);

    let mut story = Story::begin("Luca Regnskap");
    let end = luca::tell(&mut story).await;
    told(story, end);

    let mut story = Story::begin("Money Button");
    let end = money_button::tell(&mut story).await;
    told(story, end);

    if story::print_table(&stories) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
