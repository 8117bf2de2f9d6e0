//! Runs every provider of the repository from its spec on loopback, and exercises its
//! macro-generated client. Needs no account and no network access.
//!
//! ```sh
//! cargo run --example tour
//! ```

#![expect(
    unreachable_pub,
    reason = "the modules look like those of an application"
)]

mod luca;
mod money_button;
mod moneybird;
mod moneykit;
mod report;

use std::process::ExitCode;

use report::Report;

#[tokio::main]
async fn main() -> ExitCode {
    let mut reports = Vec::new();
    let mut record = |report: Report, end: report::Result| reports.push(report.finished(end));

    let mut report = Report::begin("Moneybird");
    let end = moneybird::run(&mut report).await;
    record(report, end);

    let mut report = Report::begin("MoneyKit");
    let end = moneykit::run(&mut report).await;
    record(report, end);

    let mut report = Report::begin("Luca Regnskap");
    let end = luca::run(&mut report).await;
    record(report, end);

    let mut report = Report::begin("Money Button");
    let end = money_button::run(&mut report).await;
    record(report, end);

    if report::print_table(&reports) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
