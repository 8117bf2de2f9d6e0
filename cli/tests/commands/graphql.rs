//! `cargo licit import graphql`: operations and models from a schema and the documents of an application.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::support::{scratch, text};

const SCHEMA: &str = r#"
scalar DateTime
type Query {
  "The user who logged in."
  viewer: User
  issues(first: Int, after: String, filter: IssueFilter): IssueConnection!
  node(id: ID!): Node
  search(term: String!): [Hit!]!
}
type Mutation { issueCreate(input: IssueInput!): IssuePayload! }
interface Node { id: ID! }
type User implements Node { id: ID! name: String! email: String }
extend type User { avatar: String @deprecated(reason: "Use `picture`.") }
type Issue implements Node { id: ID! title: String! state: State! assignee: User createdAt: DateTime! }
union Hit = User | Issue
enum State { "Not begun." TODO DONE }
type PageInfo { hasNextPage: Boolean! endCursor: String }
type IssueConnection { nodes: [Issue!]! pageInfo: PageInfo! }
type IssuePayload { success: Boolean! issue: Issue }
input IssueFilter { state: State and: [IssueFilter!] }
input IssueInput { "A short text." title: String! labels: [String!] priority: Int! = 0 }
"#;

/// A spec whose own text must not change, with unusual spaces.
const SPEC: &str = r#"{
  "name": "tracker",
  "authorization_endpoint": "https://tracker.example/authorize",
  "token_endpoint":   "https://tracker.example/token",
  "token_endpoint_auth_methods": ["client_secret_post"],
  "grants": { "authorization_code": {} },
  "api": {   "base_url": "https://tracker.example", "graphql_endpoint": "https://tracker.example/graphql" }
}
"#;

const DOCUMENTS: &str = "query ListIssues($first: Int, $after: String, $filter: IssueFilter) {
           issues(first: $first, after: $after, filter: $filter) {
             nodes { id state createdAt assignee { ...Person } } pageInfo { hasNextPage endCursor } } }
         query Viewer { viewer { ...Person } }
         mutation CreateIssue($input: IssueInput!) { issueCreate(input: $input) { success issue { title } } }
         fragment Person on User { id name email avatar }";

/// The files of a test.
struct Project(PathBuf);

impl Project {
    fn new(name: &str, documents: &str) -> Self {
        let folder = scratch(name);
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
        write("schema.graphql", SCHEMA);
        write("documents.graphql", documents);
        write("tracker.json", SPEC);
        Self(folder)
    }

    fn licit(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
        command.args(arguments).current_dir(&self.0);
        command.output().expect("the program runs")
    }

    fn import(&self, options: &[&str]) -> Output {
        let files = ["import", "graphql", "schema.graphql", "documents.graphql"];
        self.licit(&[&files, options].concat())
    }

    fn spec(&self) -> String {
        fs::read_to_string(self.0.join("tracker.json")).expect("the spec")
    }
}

fn printed(documents: &str, name: &str) -> Value {
    let output = Project::new(name, documents).import(&[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The messages of documents that are wrong.
fn faults(documents: &str, name: &str) -> String {
    let output = Project::new(name, documents).import(&[]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    assert_eq!(text(&output.stdout), "");
    text(&output.stderr)
}

#[test]
fn operations_and_models_are_added_to_a_spec_whose_other_text_is_unchanged() {
    let project = Project::new("graphql-into", DOCUMENTS);
    let output = project.import(&["--into", "tracker.json", "--scalar", "DateTime=datetime"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let spec = project.spec();
    let own = SPEC.trim_end().trim_end_matches('}').trim_end();
    assert!(spec.starts_with(own), "{spec}");
    let spec: Value = serde_json::from_str(&spec).expect("JSON");
    let operation = |name: &str| {
        let mut operation = spec["operations"][name].clone();
        operation
            .as_object_mut()
            .expect("an operation")
            .remove("graphql");
        operation
    };
    assert_eq!(
        operation("list_issues"),
        json!({
            "variables": { "first": "integer?", "after": "string?", "filter": "IssueFilter?" },
            "data": "/issues",
            "returns": "IssueConnection",
            "pages": { "style": "connection" },
        })
    );
    assert_eq!(
        operation("viewer"),
        json!({ "description": "The user who logged in.", "data": "/viewer", "returns": "Person|null" })
    );
    assert_eq!(
        operation("create_issue"),
        json!({
            "variables": { "input": "IssueInput" },
            "data": "/issueCreate",
            "returns": "IssuePayload",
        })
    );
    assert_eq!(
        spec["models"],
        json!({
            "Person": {
                "id": "string",
                "name": "string",
                "email": "string|null",
                "avatar": { "type": "string|null", "deprecated": true },
            },
            "ListIssuesIssuesNodes": {
                "id": "string",
                "state": "State",
                "createdAt": "datetime",
                "assignee": "Person|null",
            },
            "PageInfo": { "hasNextPage": "boolean", "endCursor": "string|null" },
            "IssueConnection": { "nodes": "[ListIssuesIssuesNodes]", "pageInfo": "PageInfo" },
            "CreateIssueIssueCreateIssue": { "title": "string" },
            "IssuePayload": { "success": "boolean", "issue": "CreateIssueIssueCreateIssue|null" },
            "IssueFilter": { "state": "State?", "and": "[IssueFilter]?" },
            "IssueInput": {
                "title": { "type": "string", "description": "A short text." },
                "labels": "[string]?",
                "priority": "integer?",
            },
            "State": { "enum": [{ "value": "TODO", "description": "Not begun." }, "DONE"] },
        })
    );
}

#[test]
fn the_emulator_answers_the_operations() {
    let project = Project::new("graphql-emulated", DOCUMENTS);
    assert!(project.import(&["--into", "tracker.json"]).status.success());
    for call in [
        vec![
            "call",
            "tracker.json",
            "list_issues",
            "first=1",
            "--emulate",
            "--all",
        ],
        vec![
            "call",
            "tracker.json",
            "create_issue",
            r#"input={"title": "Rain"}"#,
            "--emulate",
        ],
        vec!["call", "tracker.json", "viewer", "--emulate"],
    ] {
        let output = project.licit(&call);
        assert!(
            output.status.success(),
            "{call:?}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn fragments_on_several_types_make_a_union_by_the_name_of_the_type() {
    let found = printed(
        "query Find($id: ID!) { node(id: $id) { __typename id ... on Issue { title } ... on User { name } } }",
        "graphql-union",
    );
    assert_eq!(found["operations"]["find"]["returns"], "Node|null");
    assert_eq!(
        found["models"]["Node"],
        json!({ "one_of": ["Issue", "User"], "discriminator": "__typename" })
    );
    let issue = json!({ "__typename": { "const": "Issue" }, "id": "string", "title": "string" });
    assert_eq!(found["models"]["Issue"], issue);
}

#[test]
fn each_fragment_may_select_the_name_of_the_type_itself() {
    let found = printed(
        "query Find($term: String!) {
           search(term: $term) { ... on Issue { __typename title } ... on User { __typename name } } }",
        "graphql-union-inside",
    );
    assert_eq!(
        found["models"]["Hit"],
        json!({ "one_of": ["Issue", "User"], "discriminator": "__typename" })
    );
}

#[test]
fn fields_of_some_types_are_optional_without_the_name_of_the_type() {
    let found = printed(
        "query Find($term: String!) { search(term: $term) { ... on Issue { id title } ... on User { id name } } }",
        "graphql-joined",
    );
    assert_eq!(
        found["models"]["Hit"],
        json!({ "id": "string?", "title": "string?", "name": "string?" })
    );
}

#[test]
fn fields_that_a_reply_may_lack_are_optional() {
    let found = printed(
        "query Find($id: ID!, $deep: Boolean!) {
           node(id: $id) { id ... on Issue { title } }
           viewer { id name @include(if: $deep) } }",
        "graphql-optional",
    );
    // Of one type only, so that no union is necessary.
    assert_eq!(
        found["models"]["Node"],
        json!({ "id": "string", "title": "string?" })
    );
    assert_eq!(
        found["models"]["User"],
        json!({ "id": "string", "name": "string?" })
    );
    // Several fields at the top are returned together.
    assert_eq!(found["operations"]["find"]["data"], Value::Null);
    assert_eq!(found["operations"]["find"]["returns"], "FindReply");
}

#[test]
fn what_the_schema_does_not_have_is_reported_with_its_place() {
    let found = faults(
        "query { viewer { id } }
query A($x: ID!) { viewer { nam id { x } ...Nope } node { id } }
query B { search(term: \"x\", tern: 1) { ... on User { x: id } ... on Issue { x: assignee { id } } } ...R }
fragment R on Query { ...R }
query C($z: ID) { viewer { a: id a: name } b: viewer @skip(if: $y) { id } }
subscription S { viewer { id } }
query D { node(id: \"1\") { ... on Sate { id } } }
query E($s: User) { viewer { id } }",
        "graphql-faults",
    );
    for expected in [
        "documents.graphql:1:1: an operation without a name",
        "documents.graphql:2:29: `User` has no field `nam`\n  help: did you mean `name`?",
        "documents.graphql:2:33: `id` is a `ID`, which has no fields",
        "no document has a fragment `Nope`",
        "`node` requires the argument `id`",
        "`search` has no argument `tern`\n  help: did you mean `term`?",
        "`x` is not the same for each type of `Hit`\n  help: select `__typename`",
        "the fragment `R` contains itself",
        "`a` is `id` and `name` at once",
        "documents.graphql:5:1: `C` does not declare the variable `$y`",
        "documents.graphql:5:9: nothing uses the variable `$z`",
        "documents.graphql:6:1: subscriptions are not supported",
        "the schema has no type `Sate` with fields",
        "the schema has no complete input type `User`",
    ] {
        assert!(found.contains(expected), "{expected}\n{found}");
    }
}

#[test]
fn nothing_of_a_spec_is_replaced_without_being_asked_to() {
    let project = Project::new("graphql-replace", "query Viewer { viewer { id } }");
    let into = ["--into", "tracker.json"];
    assert!(project.import(&into).status.success());
    let first = project.spec();
    // The same content again changes nothing.
    assert!(project.import(&into).status.success());
    assert_eq!(project.spec(), first);
    let documents = project.0.join("documents.graphql");
    fs::write(documents, "query Viewer { viewer { id name } }").expect("a file");
    let output = project.import(&into);
    assert!(!output.status.success());
    let message = text(&output.stderr);
    assert!(
        message.contains("other content for viewer, User: pass `--replace`"),
        "{message}"
    );
    assert_eq!(project.spec(), first);
    assert!(
        project
            .import(&[&into[..], &["--replace"]].concat())
            .status
            .success()
    );
    assert!(project.spec().contains("\"name\": \"string\""));
}

#[test]
fn a_spec_that_would_be_invalid_is_not_written() {
    let project = Project::new("graphql-invalid", "query Viewer { viewer { id } }");
    let spec = SPEC.replace(
        ", \"graphql_endpoint\": \"https://tracker.example/graphql\"",
        "",
    );
    fs::write(project.0.join("tracker.json"), &spec).expect("a file");
    let output = project.import(&["--into", "tracker.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("graphql_endpoint"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(project.spec(), spec);
}

#[test]
fn fragments_that_multiply_and_deep_documents_end_with_an_error() {
    let mut documents = String::from("query Q { viewer { ...F0 } }\nfragment F40 on User { id }\n");
    for at in 0..40 {
        let next = at + 1;
        let fragment = format!("fragment F{at} on User {{ ...F{next} ...F{next} }}\n");
        documents.push_str(&fragment);
    }
    let found = faults(&documents, "graphql-multiply");
    assert!(found.contains("has more than 100000 selections"), "{found}");
    let deep = format!(
        "query Q {{ {}{} }}",
        "viewer { ".repeat(50_000),
        "}".repeat(50_000)
    );
    let found = faults(&deep, "graphql-deep");
    assert!(found.contains("Recursion limit exceeded"), "{found}");
}

#[test]
fn files_that_are_no_graphql_are_named() {
    let project = Project::new("graphql-files", "query Viewer { viewer { id } }");
    let wrong = |files: &[&str]| {
        let output = project.licit(&[&["import", "graphql"], files].concat());
        assert!(!output.status.success());
        text(&output.stderr)
    };
    assert!(
        wrong(&["documents.graphql", "schema.graphql"])
            .contains("documents.graphql: Parse error at 1:1")
    );
    assert!(wrong(&["schema.graphql"]).contains("needs a schema and the documents"));
    assert!(
        wrong(&["absent.graphql", "documents.graphql"]).contains("absent.graphql cannot be read")
    );
}
