//! Every relative link in a page of the repository leads to a file and, if it has a fragment, to a heading of
//! that page.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_relative_link_leads_to_a_file_and_its_heading() {
    let mut pages = Vec::new();
    collect(Path::new(REPOSITORY), &mut pages);
    assert!(pages.len() > 50, "{} pages", pages.len());
    let mut broken = Vec::new();
    for page in &pages {
        let text = fs::read_to_string(page).expect("a page");
        for link in links(&text) {
            if let Some(problem) = problem(page, &link) {
                let page = page.strip_prefix(REPOSITORY).unwrap_or(page);
                broken.push(format!("{}: {link}: {problem}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn links_and_headings_are_found_outside_of_code() {
    let text = "# A `b`: c_d, e\n[x](y.md) `[no](code.md)` [`z`](../z.md#a)\n```\n[no](code.md)\n# no\n```\n# A b\n# A b\n";
    assert_eq!(links(text), ["y.md", "../z.md#a"]);
    let expected = ["a-b-c_d-e", "a-b", "a-b-1"].map(str::to_owned);
    assert_eq!(headings(text), HashSet::from(expected));
}

/// What is wrong with a link of a page.
fn problem(page: &Path, link: &str) -> Option<&'static str> {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() {
        page.to_owned()
    } else {
        page.parent()?.join(file)
    };
    if !target.exists() {
        return Some("no such file");
    }
    if heading.is_empty() || !is_page(&target) {
        return None;
    }
    let text = fs::read_to_string(target).expect("a page");
    (!headings(&text).contains(heading)).then_some("no such heading")
}

/// The relative links of a page. Links with a colon lead to the web, or to items of Rust.
fn links(text: &str) -> Vec<String> {
    let mut links = Vec::new();
    for line in prose(text) {
        let without_code: String = line.split('`').step_by(2).collect();
        let targets = without_code.split("](").skip(1);
        let targets = targets.filter_map(|rest| rest.split_once(')'));
        let targets = targets.map(|(target, _)| target);
        links.extend(
            targets
                .filter(|target| !target.contains([':', ' ']))
                .map(str::to_owned),
        );
    }
    links
}

/// The anchors of a page's headings, as GitHub names them.
fn headings(text: &str) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut headings = HashSet::new();
    for line in prose(text) {
        if !line.starts_with('#') {
            continue;
        }
        let anchor = anchor(line.trim_start_matches('#').trim());
        let count = counts.entry(anchor.clone()).or_default();
        headings.insert(if *count == 0 {
            anchor
        } else {
            format!("{anchor}-{count}")
        });
        *count += 1;
    }
    headings
}

fn anchor(title: &str) -> String {
    let lower = title.to_lowercase();
    let named = lower
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    named.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The lines outside of code blocks.
fn prose(text: &str) -> Vec<&str> {
    let mut is_code = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            lines.push(line);
        }
    }
    lines
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !name.starts_with('.') && name != "target" && name != "node_modules" {
                collect(&path, pages);
            }
        } else if is_page(&path) {
            pages.push(path);
        }
    }
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md")
}
