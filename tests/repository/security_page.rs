//! For each requirement, `docs/security.md` names the code that implements it and the tests that
//! fail without that code. Checks that each file, test function and case of the hostile suite
//! exists.

use std::fs;
use std::path::Path;

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn each_requirement_names_code_and_tests_that_exist() {
    let page = read("docs/security.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .filter(|row: &Vec<_>| {
            row.len() == 4 && row[1] != "requirement" && !row[0].starts_with('-')
        })
        .collect();
    assert!(rows.len() > 50, "the tables are not recognized");
    let mut wrong = Vec::new();
    for row in rows {
        let (code, tests) = (quoted(row[2]), quoted(row[3]));
        if code.is_empty() || tests.is_empty() {
            wrong.push(format!("{} {}: without code or test", row[0], row[1]));
        }
        wrong.extend(
            code.iter()
                .chain(&tests)
                .filter_map(|name| missing(name).map(|why| format!("{name}: {why}"))),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The texts between backquotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The reason why a reference is broken.
fn missing(name: &str) -> Option<String> {
    let (file, item) = name
        .split_once("::")
        .map_or((name, None), |(file, item)| (file, Some(item)));
    if !Path::new(REPOSITORY).join(file).exists() {
        return Some("no such file".to_owned());
    }
    let text = |item: &str| -> bool {
        match item.split_once("::") {
            Some((theme, case)) => has_case(&read(file), theme, case),
            None => has_test(&read(file), item),
        }
    };
    match item {
        Some(item) if !text(item) => Some("no such test".to_owned()),
        _ => None,
    }
}

/// Whether a file has a test of this name that runs: the attributes above it contain `test` and no `ignore`,
/// or it is in a list of functions that run on each web server.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declares = |line: &&str| {
        let line = line.trim_start_matches("async ");
        line.strip_prefix("fn ")
            .and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with('('))
    };
    let Some(at) = lines.iter().position(declares) else {
        return false;
    };
    let above = lines[..at].iter().rev();
    let attributes: Vec<_> = above
        .take_while(|line| line.starts_with("#[") || line.starts_with("//"))
        .collect();
    let is_test = attributes
        .iter()
        .any(|line| line.starts_with("#[test]") || line.contains("::test"));
    (is_test || is_run_on_each_server(&lines, name))
        && !attributes.iter().any(|line| line.contains("ignore"))
}

/// Whether a function is in the list of the macro that defines a test for each web server.
fn is_run_on_each_server(lines: &[&str], name: &str) -> bool {
    let mut list = lines.iter().skip_while(|line| **line != "on_each_server!(");
    let mut list = list.by_ref().skip(1).take_while(|line| **line != ");");
    list.any(|line| line.strip_suffix(',') == Some(name))
}

#[test]
fn a_function_that_no_list_names_is_not_a_test() {
    let text = "on_each_server!(\n    one,\n);\nasync fn one() {}\nasync fn other() {}\n";
    assert!(has_test(text, "one"));
    assert!(!has_test(text, "other"));
}

/// Whether the hostile suite's table has a case under a topic.
fn has_case(table: &str, theme: &str, case: &str) -> bool {
    table
        .split("\n## ")
        .filter(|section| section.starts_with(&format!("{theme}\n")))
        .any(|section| section.contains(&format!("\n| {case} | ")))
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(REPOSITORY).join(file)).expect("a file of the repository")
}
