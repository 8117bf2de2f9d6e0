//! `cargo licit catalog verify`: compares entries of the catalog with the providers themselves, and lists
//! those that nobody has compared for long.
//! Must not use `page`.

mod checks;
mod probe;
mod record;

use licit_catalog::Entry;
use licit_format::resolve::Provider;
use licit_format::source::Source;

use self::checks::{Check, Outcome};
use self::probe::Probe;
use self::record::Record;
use crate::add;
use crate::command::Verify;
use crate::terminal::{noteln, outln};

/// Compares the entries with their providers, or lists those past the term.
pub(crate) fn run(options: &Verify) -> Result<bool, String> {
    if !options.live {
        return list(options);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let probe = Probe::new(options.origin.as_deref())?;
    let mut is_good = true;
    for id in &options.ids {
        let provider = provider(options, id)?;
        let checks = runtime.block_on(checks::run(&probe, &provider));
        is_good &= report(options, id, &checks)?;
    }
    Ok(is_good)
}

/// Lists the entries that were never verified, or not within the term.
fn list(options: &Verify) -> Result<bool, String> {
    let today = record::today();
    let (mut never, mut past) = (0, 0);
    for entry in chosen(options)? {
        let verified = add::summary(entry)?.verified;
        match verified.as_deref().and_then(record::days) {
            None => {
                never += 1;
                outln!("{}: never verified", entry.id());
            }
            Some(day) if today.saturating_sub(day) > options.term => {
                past += 1;
                let date = verified.unwrap_or_default();
                outln!("{}: verified on {date}, past its term", entry.id());
            }
            Some(_) => {}
        }
    }
    noteln!(
        "\n{never} never verified, {past} past the term of {} days. Compare an entry with its provider by \
         `cargo licit catalog verify <provider> --live`.",
        options.term
    );
    Ok(true)
}

fn chosen(options: &Verify) -> Result<Vec<&'static Entry>, String> {
    if options.ids.is_empty() {
        return Ok(licit_catalog::entries().iter().collect());
    }
    options.ids.iter().map(|id| find(id)).collect()
}

fn find(id: &str) -> Result<&'static Entry, String> {
    licit_catalog::find(id).ok_or_else(|| add::unknown(id))
}

/// The provider of the folder, or of the catalog in this program.
fn provider(options: &Verify, id: &str) -> Result<Provider, String> {
    let path = options.folder.join("specs").join(format!("{id}.json"));
    let loaded = if path.is_file() {
        licit_format::load(&path)
    } else {
        let entry = find(id)?;
        licit_format::parse(Source::new(format!("{id}.json"), entry.spec()))
    };
    let loaded = loaded.map_err(|report| report.to_string())?;
    Ok(loaded.provider)
}

/// Prints the results, and writes the date if the provider proved the entry. Returns whether nothing
/// differs.
fn report(options: &Verify, id: &str, checks: &[Check]) -> Result<bool, String> {
    for check in checks {
        outln!("{id}: {}: {}", check.what, check.outcome);
    }
    let has_failed = checks
        .iter()
        .any(|check| matches!(check.outcome, Outcome::Failed(_)));
    let proven: Vec<&str> = checks
        .iter()
        .filter(|check| matches!(check.outcome, Outcome::Proven(_)))
        .map(|check| check.what)
        .collect();
    if has_failed || !proven.contains(&"token_endpoint") {
        noteln!("{id}: not verified, so the date was not written.");
        return Ok(!has_failed);
    }
    let path = options.folder.join("sources").join(format!("{id}.json"));
    if !path.is_file() {
        noteln!(
            "{id}: verified. The date was not written: {} does not exist.",
            path.display()
        );
        return Ok(true);
    }
    Record::read(&path)?.write(&record::date(record::today()), &proven)?;
    noteln!("{id}: verified. The date is in {}.", path.display());
    Ok(true)
}
