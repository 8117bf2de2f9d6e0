//! The place of each change, its locations in both texts, accepted changes, and the report.

use super::{compared, loaded};
use crate::diff::{Accepted, Code};

#[test]
fn a_change_has_its_place_in_both_texts() {
    let found = compared("{}", r#"{"models":{"Book":{"title":"boolean"}}}"#);
    let located = found.located();
    let (change, old, new) = located.first().expect("a change");
    assert_eq!(change.place, "models.Book.title");
    let old = old.as_ref().expect("the old location");
    assert_eq!(old.path.to_str(), Some("old.json"));
    let text = super::loaded("old.json", "{}");
    let text = text.warnings.source().text().to_owned();
    let line = text.lines().nth(old.line - 1).expect("the line");
    assert_eq!(line.trim(), r#""title": "string""#);
    assert_eq!(new.as_ref().map(|new| new.line), Some(old.line));
}

#[test]
fn a_change_of_a_grant_points_to_its_key_or_to_the_one_that_grants_share() {
    let of = |patch: &str| {
        let found = compared("{}", patch);
        let located = found.located();
        let places: Vec<_> = located
            .iter()
            .map(|(change, _, new)| (change.place.clone(), new.as_ref().map(|new| new.line)))
            .collect();
        let text = loaded("new.json", patch)
            .warnings
            .source()
            .text()
            .to_owned();
        let shown = places.into_iter().map(|(place, line)| {
            let line = line
                .and_then(|line| text.lines().nth(line - 1))
                .unwrap_or_default();
            (place, line.trim().trim_end_matches(',').to_owned())
        });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(
        of(r#"{"grants":{"refresh_token":{"rotation":"always"}}}"#),
        [(
            "grants.refresh_token.rotation".into(),
            r#""rotation": "always""#.into()
        )]
    );
    // One change of the provider's endpoint, not one for each grant.
    assert_eq!(
        of(r#"{"token_endpoint":"https://id.acme.example/t"}"#),
        [(
            "grants.authorization_code.token_endpoint".into(),
            r#""token_endpoint": "https://id.acme.example/t""#.into()
        )]
    );
}

#[test]
fn accepted_changes_are_removed_and_entries_without_a_change_are_listed() {
    let mut found = compared(
        "{}",
        r#"{"operations":{"list_books":null,"get_book":null}}"#,
    );
    assert_eq!(found.count(Code::OperationGone.severity()), 2);
    let text =
        "# Nobody calls it.\n\nD0301 operations.list_books # until May\nD0301 operations.other\n";
    let accepted = Accepted::parse(text).expect("a list");
    assert_eq!(found.accept(&accepted), [4]);
    let places: Vec<_> = found
        .changes()
        .iter()
        .map(|change| change.place.as_str())
        .collect();
    assert_eq!(places, ["operations.get_book"]);
}

#[test]
fn the_written_list_accepts_everything_that_breaks_something() {
    let mut found = compared(
        "{}",
        r#"{"title":"Books","operations":{"list_books":null}}"#,
    );
    let accepted = Accepted::parse(&found.to_accepted()).expect("a list");
    assert_eq!(found.accept(&accepted), [0; 0]);
    assert_eq!(super::codes(&found), ["D0001"].into());
}

#[test]
fn a_list_with_an_unknown_code_or_without_a_place_is_rejected() {
    for (text, line) in [("D9999 a", 1), ("# ok\nD0301", 2), ("D0301 a\nE0203 b", 2)] {
        let error = Accepted::parse(text).expect_err(text);
        assert_eq!(error.line, line, "{text}");
    }
}

#[test]
fn the_report_shows_both_versions_and_the_reason() {
    let found = compared(
        "{}",
        r#"{"operations":{"list_books":{"scopes":"admin"}},"title":"Books"}"#,
    );
    let text = found.render(false);
    for part in [
        "breaks granted tokens: [D0201] operations.list_books: `admin` is required",
        "--> new.json:",
        "::: old.json:",
        "why: Deployed clients are affected at once. Tokens that were granted without the scope",
        "breaks nobody: [D0202] operations.list_books: `read` is no longer required",
        "1 text of the documentation changed [D0001]",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn json_has_the_severity_the_reason_and_both_locations() {
    let found = compared("{}", r#"{"models":{"Book":{"title":"boolean"}}}"#);
    let json = found.to_json();
    let change = json.first().expect("a change");
    assert_eq!(change["code"], "D0602");
    assert_eq!(change["severity"], "callers");
    assert_eq!(change["affects"], "deployed");
    assert_eq!(change["old"]["path"], "old.json");
    assert_eq!(change["new"]["path"], "new.json");
    assert!(
        change["reason"]
            .as_str()
            .is_some_and(|reason| !reason.is_empty())
    );
}

#[test]
fn a_type_that_another_one_replaces_is_compared_where_it_is_used() {
    let models = r#""Draft":{"text":"string"},"Letter":{"sender":"string"}"#;
    let with = |returns: &str| {
        format!(
            r#"{{"models":{{{models}}},"operations":{{"save_note":{{"returns":"{returns}"}},
                "draft":{{"call":"GET /draft","returns":"Draft"}},"letter":{{"call":"GET /letter","returns":"Letter"}}}}}}"#
        )
    };
    let found = compared(&with("Draft"), &with("Letter"));
    let places: Vec<_> = found
        .changes()
        .iter()
        .map(|change| change.place.as_str())
        .collect();
    assert_eq!(
        places,
        [
            "operations.save_note.returns.text",
            "operations.save_note.returns",
            "operations.save_note.returns.sender",
        ]
    );
}

#[test]
fn a_change_of_an_operation_points_to_its_key() {
    let patch =
        r#"{"operations":{"list_books":{"scopes":"admin","returns":"[string]","pages":"link"}}}"#;
    let found = compared("{}", patch);
    let text = loaded("new.json", patch);
    let text = text.warnings.source().text().to_owned();
    let located = found.located();
    let shown = located.iter().map(|(change, _, new)| {
        let new = new.as_ref().expect("a location");
        let line = text.lines().nth(new.line - 1).unwrap_or_default();
        (change.code.id(), line.trim().trim_end_matches(','))
    });
    let expected = [
        ("D0201", r#""scopes": "admin""#),
        ("D0602", r#""returns": "[string]""#),
        ("D0202", r#""scopes": "admin""#),
        ("D0309", r#""pages": "link""#),
    ];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}
