//! The table of both outcomes. A difference needs an explanation, and an explanation a difference.

use std::fmt::Write as _;
use std::path::Path;

use super::side::Outcomes;

/// Why the emulator answers in another way than oidc-provider.
const DIFFERENCES: &[(&str, &str)] = &[];

/// Both outcomes of each behaviour.
#[derive(Default)]
pub struct Table(Vec<(&'static str, String, String)>);

impl Table {
    /// Adds the outcomes of the same behaviours.
    pub fn add(&mut self, real: Outcomes, emulated: Outcomes) {
        assert_eq!(real.len(), emulated.len());
        for ((behaviour, real), (_, emulated)) in real.into_iter().zip(emulated) {
            self.0.push((behaviour, real, emulated));
        }
    }

    /// Compares the table with the committed one, or writes it if `LICIT_BLESS` is set.
    pub fn settle(&self) {
        let page = self.page();
        let reason = |behaviour: &str| DIFFERENCES.iter().find(|(known, _)| *known == behaviour);
        let unexplained: Vec<_> = self
            .0
            .iter()
            .filter(|(behaviour, real, emulated)| (real == emulated) == reason(behaviour).is_some())
            .collect();
        assert!(
            unexplained.is_empty(),
            "explained and different must be the same: {unexplained:#?}"
        );
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/INDEPENDENCE.md");
        if std::env::var_os("LICIT_BLESS").is_some() {
            std::fs::write(&path, &page).expect("the page is written");
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == page,
            "INDEPENDENCE.md is not current: run LICIT_BLESS=1 cargo test --test interop\n{page}"
        );
    }

    fn page(&self) -> String {
        let same = self
            .0
            .iter()
            .filter(|(_, real, emulated)| real == emulated)
            .count();
        let mut page = format!(
            "# The emulator beside a real server\n\n\
             Written by `tests/interop/independence`, which sends the same requests to the emulator and to\n\
             oidc-provider (npm), both with the same clients. Neither is called by licit's own runtime.\n\n\
             {same} of {} outcomes are the same. The others:\n\n\
             | behaviour | oidc-provider | the emulator | why |\n| --- | --- | --- | --- |\n",
            self.0.len()
        );
        for (behaviour, real, emulated) in &self.0 {
            if real != emulated {
                let why = DIFFERENCES.iter().find(|(known, _)| known == behaviour);
                let why = why.map_or("", |(_, why)| why);
                let _ = writeln!(page, "| {behaviour} | {real} | {emulated} | {why} |");
            }
        }
        page.push_str("\nThe same at both:\n\n| behaviour | outcome |\n| --- | --- |\n");
        for (behaviour, real, emulated) in &self.0 {
            if real == emulated {
                let _ = writeln!(page, "| {behaviour} | {real} |");
            }
        }
        page
    }
}
