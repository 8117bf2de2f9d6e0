//! Draws a table whose rows are numbers of operations, as SVG with logarithmic axes.

use std::fmt::Write;

use super::measure::Outcome;
use super::table::Table;

/// The size of a plot, and its margins.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 190.0;
const TOP: f64 = 36.0;
const BOTTOM: f64 = 48.0;

/// The colours of the columns, which differ in lightness too.
const COLOURS: [&str; 3] = ["#0b6e4f", "#e08a3c", "#3d5a98"];

/// The least value that a logarithmic axis can show.
const LEAST: f64 = 0.01;

/// An axis with a logarithmic scale, from one power of ten to another.
struct Axis {
    least: f64,
    most: f64,
    start: f64,
    length: f64,
}

impl Axis {
    fn new(values: impl Iterator<Item = f64>, (start, length): (f64, f64)) -> Self {
        let (least, most) = values.fold((f64::MAX, LEAST), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        let least = least.min(most).log10().floor();
        Self {
            least,
            most: most.log10().ceil().max(least + 1.0),
            start,
            length,
        }
    }

    fn at(&self, value: f64) -> f64 {
        self.start + (value.log10() - self.least) / (self.most - self.least) * self.length
    }

    /// The powers of ten on the axis.
    fn ticks(&self) -> impl Iterator<Item = f64> {
        let (least, most) = (self.least, self.most);
        (-6_i32..=9)
            .filter(move |power| (least..=most).contains(&f64::from(*power)))
            .map(|power| 10_f64.powi(power))
    }
}

/// Draws a table.
pub(crate) fn draw(title: &str, table: &Table) -> String {
    let lines: Vec<Vec<(f64, f64)>> = (0..table.columns.len())
        .map(|column| points(table, column).collect())
        .collect();
    let points = || lines.iter().flatten().copied();
    let x = Axis::new(points().map(|(x, _)| x), (LEFT, WIDTH - LEFT - RIGHT));
    let up = (HEIGHT - BOTTOM, TOP + BOTTOM - HEIGHT);
    let y = Axis::new(points().map(|(_, y)| y), up);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"20\" font-weight=\"bold\">{title}</text>\n"
    );
    axes(&mut svg, &x, &y);
    for ((name, points), colour) in table.columns.iter().zip(&lines).zip(COLOURS) {
        let points: Vec<_> = points.iter().map(|(a, b)| (x.at(*a), y.at(*b))).collect();
        line(&mut svg, name, colour, &points);
    }
    svg + "</svg>\n"
}

/// Returns the points of a column.
fn points(table: &Table, column: usize) -> impl Iterator<Item = (f64, f64)> {
    table.rows.iter().filter_map(move |row| {
        let Some(Outcome::Is(value)) = row.figures.get(column) else {
            return None;
        };
        Some((row.cost.parse().ok()?, value.max(LEAST)))
    })
}

fn axes(svg: &mut String, x: &Axis, y: &Axis) {
    let (bottom, right) = (HEIGHT - BOTTOM, WIDTH - RIGHT);
    for value in x.ticks() {
        let at = x.at(value);
        let _infallible = writeln!(
            svg,
            "<path d=\"M{at:.1} {TOP}V{bottom}\" stroke=\"#ddd\"/>\
             <text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{value}</text>",
            bottom + 18.0
        );
    }
    for value in y.ticks() {
        let at = y.at(value);
        let _infallible = writeln!(
            svg,
            "<path d=\"M{LEFT} {at:.1}H{right}\" stroke=\"#ddd\"/>\
             <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>",
            LEFT - 6.0,
            at + 4.0
        );
    }
    let _infallible = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">operations</text>",
        f64::midpoint(LEFT, right),
        HEIGHT - 10.0
    );
}

fn line(svg: &mut String, name: &str, colour: &str, points: &[(f64, f64)]) {
    let mut path = String::new();
    for (x, y) in points {
        let _infallible = write!(path, "{x:.1},{y:.1} ");
        let _infallible = writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>"
        );
    }
    if let Some((x, y)) = points.last() {
        let _infallible = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{name}</text>",
            path.trim_end(),
            x + 8.0,
            y + 4.0
        );
    }
}
