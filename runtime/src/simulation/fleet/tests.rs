//! Runs the simulation. `LICIT_FLEET=1000000` runs it with 1,000 grants, then with ten times as many until
//! that number, and writes the costs as an image.

use std::time::Duration;

use super::chart::svg;
use super::{PER_MINUTE, Report, Size, run};

const HOUR: Duration = Duration::from_secs(60 * 60);

/// The sizes of the short form.
const SHORT: [Size; 2] = [
    Size {
        grants: 300,
        processes: 10,
        day: HOUR,
    },
    Size {
        grants: 3_000,
        processes: 20,
        day: HOUR,
    },
];

/// The most processes.
const PROCESSES: usize = 1_000;

/// How much more a refresh may cost than with any smaller number of grants.
const FLAT: f64 = 1.3;

/// The sizes that end with `most` grants.
fn sizes(most: usize) -> Vec<Size> {
    let all = (3..=9).map(|power| 10_usize.pow(power));
    let size = |grants: usize| Size {
        grants,
        processes: (grants / 100).clamp(10, PROCESSES),
        day: 24 * HOUR,
    };
    all.take_while(|grants| *grants <= most).map(size).collect()
}

fn print(report: &Report) {
    println!(
        "{} grants, {} processes, 11 days of {} h: {} refreshes, {} grants lost, of which {} by a crash \
         during their refresh, {} reuses; {} crashes, {} restarts, {} requests while the server was \
         down, {} above its limit; {:.3} requests/s on average, at most {} in a second and {} in an \
         hour; per refresh {:.1} store calls, {:.1} rows listed, {:.0} µs",
        report.size.grants,
        report.size.processes,
        report.size.day.as_secs() / 3_600,
        report.refreshes,
        report.lost,
        report.labelled,
        report.reuses,
        report.crashes,
        report.restarts,
        report.unavailable,
        report.limited,
        report.mean,
        report.peak,
        report.peak_hour,
        report.calls,
        report.listed,
        report.micros
    );
}

fn check(report: &Report) {
    assert_eq!(report.lost, report.labelled, "{report:?}");
    assert!(report.reuses <= report.labelled, "{report:?}");
    assert!(report.refreshes >= report.size.grants, "{report:?}");
    assert!(report.crashes > 0 && report.unavailable > 0, "{report:?}");
    // Those that use grants are not limited by the keepers.
    let limit = usize::try_from(PER_MINUTE / 60).unwrap();
    assert!(
        report.limited == 0 && report.peak <= limit + 4,
        "{report:?}"
    );
    // Half of the grants end together, and are spread over a day. The others are spread over eight.
    let expected = report.size.grants / 2 / 24 + report.size.grants / 2 / 8 / 24;
    assert!(report.peak_hour <= expected * 2 + 20, "{report:?}");
}

#[test]
fn a_fleet_loses_no_grant_and_its_refreshes_are_spread() {
    let most = std::env::var("LICIT_FLEET").ok();
    let most = most.map(|text| text.parse::<usize>().unwrap());
    let sizes = most.map_or(SHORT.to_vec(), sizes);
    let mut reports = Vec::new();
    for size in sizes {
        let report = run(size);
        print(&report);
        check(&report);
        reports.push(report);
    }
    assert!(reports.len() > 1, "LICIT_FLEET is at least 10000");
    for (index, report) in reports.iter().enumerate() {
        for smaller in &reports[..index] {
            assert!(
                report.calls < smaller.calls * FLAT,
                "{smaller:?} {report:?}"
            );
            assert!(
                report.listed < smaller.listed * FLAT,
                "{smaller:?} {report:?}"
            );
        }
    }
    if most.is_some_and(|most| most >= 1_000_000) {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/images/keeper.svg");
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/images")).unwrap();
        std::fs::write(file, svg(&reports)).unwrap();
    }
}
