//! Draws the cost of a refresh over the number of grants.

use std::fmt::Write as _;

use super::Report;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 490.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 270.0;

/// A curve: its name, its colour and its value for each report.
type Curve = (&'static str, &'static str, fn(&Report) -> f64);

const CURVES: [Curve; 3] = [
    ("rows listed", "#1f6feb", |report| report.listed),
    ("store calls", "#2da44e", |report| report.calls),
    ("most requests/s", "#cf222e", |report| {
        f64::from(u32::try_from(report.peak).unwrap())
    }),
];

/// Returns an SVG image.
pub(super) fn svg(reports: &[Report]) -> String {
    let top = reports.iter().flat_map(|report| {
        let values = CURVES.iter().map(|(_, _, value)| value(report));
        values.collect::<Vec<_>>()
    });
    let top = (top.fold(1.0, f64::max) / 10.0).ceil() * 10.0;
    let mut image = String::new();
    let _ = writeln!(
        image,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12" fill="#57606a">
<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>
<text x="{LEFT}" y="20" font-size="14" fill="#24292f">Cost of a refresh by the keeper, over the number of grants</text>"##
    );
    for step in 0..=5 {
        let value = top * f64::from(step) / 5.0;
        let y = height(value, top);
        let _ = writeln!(
            image,
            r##"<path d="M{LEFT} {y:.1}H{RIGHT}" stroke="#d0d7de"/><text x="{:.1}" y="{:.1}" text-anchor="end">{value:.0}</text>"##,
            LEFT - 8.0,
            y + 4.0
        );
    }
    for (index, report) in reports.iter().enumerate() {
        let _ = writeln!(
            image,
            r#"<text x="{:.1}" y="{:.1}" text-anchor="middle">{}</text>"#,
            place(index, reports.len()),
            BOTTOM + 20.0,
            report.size.grants
        );
    }
    for (name, colour, value) in CURVES {
        let points = reports.iter().enumerate().map(|(index, report)| {
            let (x, y) = (place(index, reports.len()), height(value(report), top));
            format!("{x:.1},{y:.1}")
        });
        let points: Vec<_> = points.collect();
        let last = reports.last().map_or(0.0, value);
        let _ = writeln!(
            image,
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="2"/><text x="{:.1}" y="{:.1}" fill="{colour}">{name}: {last:.0}</text>"#,
            points.join(" "),
            RIGHT + 10.0,
            height(last, top) + 4.0
        );
    }
    image.push_str("</svg>\n");
    image
}

fn place(index: usize, count: usize) -> f64 {
    let whole = f64::from(u32::try_from(count.max(2) - 1).unwrap());
    let part = f64::from(u32::try_from(index).unwrap());
    LEFT + 20.0 + (RIGHT - LEFT - 40.0) * part / whole
}

fn height(value: f64, top: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * value / top
}
