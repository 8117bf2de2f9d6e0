//! The JSON Schema for editors and the structural rules of the parser agree.
//!
//! `LICIT_BLESS=1` writes the schema file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jsonschema::Validator;
use licit_format::diagnostic::Code;
use licit_format::schema::{format, json_schema as schema, structure};
use licit_format::source::Source;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::draft202012::new(&schema::schema()).expect("the schema is a schema")
});

/// The valid specs of the project.
static GOOD: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let paths = [json_files("specs"), json_files("tests/specs")].concat();
    paths
        .iter()
        .map(|path| serde_json::from_str(&read(path)).expect("JSON"))
        .collect()
});

fn json_files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("the folder");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let is_spec = |path: &PathBuf| {
        let name = path.to_string_lossy();
        path.extension()
            .is_some_and(|extension| extension == "json")
            && !name.ends_with(".schema.json")
    };
    paths.retain(is_spec);
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// The structural errors of a text, except duplicate keys, which a schema cannot detect.
fn structural_problems(text: &str) -> Vec<String> {
    let root = Source::new("spec.json", text).parse().expect("JSON");
    let found = structure::check(&root, &format::PROVIDER);
    let found = found
        .into_iter()
        .filter(|diagnostic| diagnostic.code != Code::DuplicateKey);
    found
        .map(|diagnostic| format!("[{}] {}", diagnostic.code, diagnostic.message))
        .collect()
}

fn schema_problems(value: &Value) -> Vec<String> {
    VALIDATOR
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn the_schema_file_is_the_schema_of_the_format() {
    let path = Path::new(ROOT).join("specs/provider.schema.json");
    let text = serde_json::to_string_pretty(&schema::schema()).expect("JSON") + "\n";
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(&path, &text).expect("the schema is written");
    }
    assert!(
        read(&path) == text,
        "specs/provider.schema.json is old: bless with LICIT_BLESS=1"
    );
}

#[test]
fn every_valid_spec_matches_the_schema() {
    assert!(GOOD.len() >= 6);
    for spec in &*GOOD {
        assert_eq!(
            schema_problems(spec),
            Vec::<String>::new(),
            "{}",
            spec["name"]
        );
    }
}

#[test]
fn every_spec_of_the_project_matches_the_schema_and_its_own() {
    let folders = [
        "specs",
        "tests/specs",
        "tests/specs/providers",
        "tests/specs/protocols",
        "tests/specs/webhooks",
        "docs/examples",
        "catalog/specs",
    ];
    let mut seen = 0;
    for path in folders.into_iter().flat_map(json_files) {
        let spec: Value = serde_json::from_str(&read(&path)).expect("JSON");
        // The folders contain OpenAPI documents, too.
        if spec.get("name").is_none() {
            continue;
        }
        assert_eq!(
            schema_problems(&spec),
            Vec::<String>::new(),
            "{}",
            path.display()
        );
        seen += 1;
        // The names that a schema offers for one spec are not the only ones that it accepts.
        if seen % 20 == 0 {
            let declared = licit_format::declared(&path, &licit_format::LoadOptions::default());
            let own = schema::schema_for(&declared.unwrap_or_else(|report| panic!("{report}")));
            let own = jsonschema::draft202012::new(&own).expect("the schema is a schema");
            assert!(own.is_valid(&spec), "{}", path.display());
            assert!(
                GOOD.iter().all(|other| own.is_valid(other)),
                "{}",
                path.display()
            );
        }
    }
    assert!(seen > 300, "{seen} specs");
}

#[test]
fn every_valid_spec_loads() {
    let own = ["tests/specs/minimal.json", "tests/specs/quirks.json"];
    let own = own.map(|path| Path::new(ROOT).join(path));
    for path in json_files("specs").into_iter().chain(own) {
        if let Err(report) = licit_format::load(&path) {
            panic!("{report}");
        }
    }
}

#[test]
fn wrong_specs_are_invalid_exactly_when_their_structure_is_wrong() {
    let mut seen = 0;
    for path in json_files("tests/wrong-specs") {
        let text = read(&path);
        let Ok(value) = serde_json::from_str::<Value>(&text) else {
            continue;
        };
        // Parsers differ in which of two duplicate keys they use.
        let root = Source::new(&path, text.as_str()).parse();
        if root.is_err() || path.to_string_lossy().contains("E0002") {
            continue;
        }
        let (structure, schema) = (structural_problems(&text), schema_problems(&value));
        if value.pointer("/api/openapi").is_some() {
            // What an override of a document leaves out is known only after both are merged.
            assert!(
                schema.is_empty() || !structure.is_empty(),
                "{}: {schema:#?}",
                path.display()
            );
            continue;
        }
        assert_eq!(
            structure.is_empty(),
            schema.is_empty(),
            "{}:\nstructure: {structure:#?}\nschema: {schema:#?}",
            path.display()
        );
        seen += 1;
    }
    assert!(seen > 40, "only {seen} wrong specs are JSON");
}

/// Values of every type, including those on which implementations differ.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(vec![
            json!(0),
            json!(1),
            json!(1.0),
            json!(-0.0),
            json!(1e3),
            json!(200.0),
            json!(404),
            json!(200.5),
            json!(1e300),
            json!(u64::MAX),
            json!(3_153_600_000_u64),
            json!(-1),
        ]),
        any_text().prop_map(Value::from),
        prop::collection::vec(any_text().prop_map(Value::from), 0..3).prop_map(Value::from),
        Just(json!({})),
        Just(json!([])),
        Just(json!([{}])),
        Just(json!({ "type": "string" })),
        Just(json!({ "enum": ["a", { "value": "b" }] })),
        Just(json!({ "value": "x" })),
        Just(json!({ "one_of": ["string", "integer"], "nullable": true })),
        (any_text(), any_text()).prop_map(|(key, value)| json!({ key: value })),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z]{1,3}(_[a-z0-9]{0,2}){0,2}",
        "[A-Z][A-Za-z0-9]{0,4}",
        "/?[a-z~/01]{0,6}",
        "https?://[ -~\u{80}-\u{3000}]{0,6}",
        "[\\x00-\\x7f]{0,4}",
        prop::sample::select(vec![
            "",
            " ",
            "\n",
            "\t\r",
            "\u{a0}",
            "\u{85}",
            "\u{feff}",
            "\u{2028}",
            "\u{3000}",
            "\u{b}",
            "a\n",
            "A\n",
            "/a\n",
            "https://a\n",
            "https://\u{a0}",
            "é",
            "É",
            "a\u{301}",
            "٣",
            "ǅ",
            "S256",
            "S256 ",
            "form",
            "link",
            "$description",
            "$x",
            "$",
            "type",
            "enum",
            "one_of",
            "call",
            "scopes",
            "~",
            "/~2",
            "/~01",
            "x\u{0}",
            "\"",
            "\\",
            "]",
            "^",
            "-",
            "a-b",
            "0",
            "0.1.10",
            "01.2",
            "1.",
            "1.2.3.4",
            "ſ",
            "K",
        ])
        .prop_map(str::to_owned),
    ]
}

#[derive(Debug, Clone)]
enum Change {
    Replace(Value),
    Rename(usize, String),
    Remove(usize),
    Add(String, Value),
    Double(usize),
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => any_value().prop_map(Change::Replace),
        1 => (any::<usize>(), any_text()).prop_map(|(at, name)| Change::Rename(at, name)),
        1 => any::<usize>().prop_map(Change::Remove),
        1 => (any_text(), any_value()).prop_map(|(key, value)| Change::Add(key, value)),
        1 => any::<usize>().prop_map(Change::Double),
    ]
}

/// Changes the value at `path`.
fn change(value: &mut Value, path: &[usize], what: &Change) {
    if let Some((step, rest)) = path.split_first() {
        let child = match value {
            Value::Object(map) if !map.is_empty() => {
                let at = step % map.len();
                map.values_mut().nth(at)
            }
            Value::Array(list) if !list.is_empty() => {
                let length = list.len();
                list.get_mut(step % length)
            }
            _ => None,
        };
        if let Some(child) = child {
            return change(child, rest, what);
        }
    }
    match (value, what) {
        (value, Change::Replace(new)) => *value = new.clone(),
        (Value::Object(map), Change::Rename(at, name)) => {
            if let Some(value) = nth_key(map, *at).and_then(|key| map.remove(&key)) {
                map.insert(name.clone(), value);
            }
        }
        (Value::Object(map), Change::Remove(at)) => {
            nth_key(map, *at).and_then(|key| map.remove(&key));
        }
        (Value::Object(map), Change::Add(key, value)) => {
            map.insert(key.clone(), value.clone());
        }
        (Value::Array(list), Change::Remove(_)) => {
            list.pop();
        }
        (Value::Array(list), Change::Double(at)) if !list.is_empty() => {
            let again = list.get(at % list.len()).cloned();
            list.extend(again);
        }
        _ => {}
    }
}

fn nth_key(map: &Map<String, Value>, at: usize) -> Option<String> {
    map.keys().nth(at.checked_rem(map.len())?).cloned()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn changed_specs_are_invalid_exactly_when_their_structure_is_wrong(
        spec in any::<prop::sample::Index>(),
        changes in prop::collection::vec(
            (prop::collection::vec(any::<usize>(), 0..8), any_change()), 1..4,
        ),
    ) {
        let mut value = spec.get(&GOOD).clone();
        for (path, what) in &changes {
            change(&mut value, path, what);
        }
        let structure = structural_problems(&value.to_string());
        let schema = schema_problems(&value);
        prop_assert_eq!(
            structure.is_empty(), schema.is_empty(),
            "structure: {:#?}\nschema: {:#?}", structure, schema
        );
    }

    #[test]
    fn a_text_is_of_a_kind_exactly_when_its_pattern_matches(text in any_text()) {
        use licit_format::shape::Text;
        let kinds = [
            Text::Any, Text::NonEmpty, Text::SnakeName, Text::ProviderName, Text::PascalName,
            Text::ScopeToken, Text::Pointer, Text::HeaderName, Text::Link, Text::Version,
        ];
        for kind in kinds {
            let schema = kind.pattern().map_or_else(|| json!({}), |p| json!({ "pattern": p }));
            let matches = jsonschema::is_valid(&schema, &Value::from(text.as_str()));
            prop_assert_eq!(kind.accepts(&text), matches, "{:?}: {:?}", kind, text);
        }
    }
}
