//! Writes the tables into `docs/performance.md`, whose text is written by hand. A table is between two comments: the
//! first names its section.

use std::fs;
use std::io;

use super::measure::Bench;
use super::table::Table;

const START: &str = "<!-- compare: ";
const END: &str = "<!-- end -->";

/// Replaces the tables for which there are figures.
pub(crate) fn write(bench: &Bench) -> io::Result<()> {
    let file = bench.root.join("docs/performance.md");
    let page = fs::read_to_string(&file)?;
    let table = |section: &str| {
        let table = Table::read(&bench.work, section).ok()?.markdown();
        let image = format!("images/{section}.svg");
        if bench.root.join("docs").join(&image).exists() {
            Some(format!("{table}\n![The same as a plot]({image})\n"))
        } else {
            Some(table)
        }
    };
    fs::write(file, replace(&page, table))
}

fn replace(page: &str, table: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = page.split(START);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += START;
        let table = part.split_once(" -->").and_then(|(section, rest)| {
            let (_, behind) = rest.split_once(END)?;
            let table = table(section)?;
            Some(format!("{section} -->\n\n{table}\n{END}{behind}"))
        });
        text += table.as_deref().unwrap_or(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn only_the_tables_with_new_figures_are_replaced() {
        let page = "One.\n<!-- compare: a -->\nold\n<!-- end -->\nTwo.\n\
                    <!-- compare: b -->\n\nold\n<!-- end -->\n";
        let table = |section: &str| (section == "a").then(|| "new\n".to_owned());
        let expected = "One.\n<!-- compare: a -->\n\nnew\n\n<!-- end -->\nTwo.\n\
                        <!-- compare: b -->\n\nold\n<!-- end -->\n";
        assert_eq!(replace(page, table), expected);
    }
}
