//! The help of each command: what it does, its options, and an example. Those of most commands are next to the
//! parsers of their options.

use super::{
    call, check, completions, diff, docs, emulate, generate, login, new, schema, scopes, sdk,
};

/// The output of `cargo licit help`.
pub(crate) const OVERVIEW: &str = "\
Typed SDKs for OAuth 2 providers, from one JSON file per provider.

Usage: cargo licit <command> [options]

Commands:
  new               write a spec to start from
  check             check specs and report all problems
  diff              compare two versions of a provider, and report whom the changes break
  scopes            list which scopes permit which operations, or the least scopes for some operations
  gen               generate the client
  sdk               write a crate with the client, ready to be published
  docs              write a web page about a provider
  add               copy a provider's spec from the catalog, or list the catalog
  update            show how copies of specs differ from the catalog
  catalog verify    compare entries of the catalog with the providers, or list those that are due
  catalog page      write the catalog as a page for a browser
  emulate           run the provider on loopback
  login             log in with a provider, and call its API
  call              call an operation of a provider's API
  import openapi    write a spec from an OpenAPI document
  import graphql    add the operations of GraphQL documents to a spec
  import discovery  write a spec from an authorization server's metadata
  import resource   write a spec for the authorization server of an API
  explain           explain a diagnostic and how to fix it
  schema            print the JSON Schema of the spec format
  reference         print the reference of the spec format
  completions       print a shell's completions
  man               write manual pages
  help, version

`cargo licit help <command>` shows the options of a command, with an example. The exit code is 0 for success,
1 if a check fails or a command cannot be completed, and 2 for a wrong command line.
";

const ADD: &str = "\
Copy the spec of a provider from the catalog into the project, or list the catalog.

Usage: cargo licit add <provider> [options]
       cargo licit add --list [--search TEXT] [--json]

  -o, --output FILE         set the file (default: specs/<provider>.json)
  --sources                 also copy the evidence for each fact, to <file>.sources.json
  --force                   replace an existing file
  --list                    list the providers
  --search TEXT             list the providers whose names, descriptions, grants or operations contain
                            the text
  --json                    print the list as JSON

Example:
  cargo licit add github
";

const UPDATE: &str = "\
Show how copies of specs differ from the catalog. Exits with 1 if they do.

Usage: cargo licit update <spec>...

Example:
  cargo licit update specs/github.json
";

const CATALOG_VERIFY: &str = "\
Compare entries of the catalog with the providers themselves: the server's metadata, its keys, and its
endpoints, which are confirmed by their OAuth errors. Needs no registration. If the token endpoint is
confirmed and nothing differs, the date is written to the file with the evidence. Exits with 1 if something
differs.

Without `--live`: list the entries that are due, because they were never verified or not for a long time.
Sends no requests.

Usage: cargo licit catalog verify [provider]... [options]

  --live                    send requests to these providers
  --origin URL              send each request for https://host/path to URL/host/path instead, for example to
                            an emulator
  --catalog DIR             set the folder with specs and sources (default: catalog)
  --term DAYS               set the number of days after which an entry is due (default: 180)

Example:
  cargo licit catalog verify github gitlab --live
";

const CATALOG_PAGE: &str = "\
Write the catalog as one HTML page, with a search and filters by capability. The page needs no network.

Usage: cargo licit catalog page [-o FILE]

  -o, --output FILE         set the file (default: standard output)

Example:
  cargo licit catalog page -o catalog.html
";

const IMPORT_OPENAPI: &str = "\
Write a spec from an OpenAPI document.

Usage: cargo licit import openapi <DOCUMENT> [options]

  -o, --output FILE         set the file (default: standard output)
  --name NAME               set the name of the provider
  --deny-warnings           fail and write nothing if there are warnings
  --inline                  convert the API to native form instead of referring to the document
  --no-docs                 omit descriptions
  --include WHAT            import only these operations: a name, a path, or a tag (`tag:Contacts`)
  --exclude WHAT            leave out these operations
  --names FILE              use the names of a names file
  --write-names             write all names to the names file
  --document-root DIR       set the directory that must contain all documents (default: the document's)

Example:
  cargo licit import openapi openapi.yaml -o specs/acme.json --exclude 'tag:Internal'
";

const IMPORT_GRAPHQL: &str = "\
Add your GraphQL operations to a spec. Each named query and mutation of the documents becomes an operation,
with the types that the provider's schema gives to its variables and to the fields that it selects.

Usage: cargo licit import graphql <SCHEMA> <DOCUMENT>… [options]

  --into SPEC               add the operations and models to this spec (default: print them)
  --replace                 replace operations and models of the spec that have the same name
  --scalar NAME=TYPE        set the type of a scalar of the schema; can be repeated
  --no-docs                 omit descriptions

Example:
  cargo licit import graphql schema.graphql issues.graphql --into acme.json --scalar DateTime=datetime
";

const IMPORT_DISCOVERY: &str = "\
Write a spec from the metadata of an authorization server (RFC 8414, OpenID Connect Discovery), and verify
its issuer. Reads both documents if both are available. Reports metadata that a spec cannot express.

Usage: cargo licit import discovery <ISSUER|FILE> [options]

  -o, --output FILE         set the file (default: standard output)
  --name NAME               set the name of the provider
  --plain-pkce              accept `plain` where the server does not list `S256`

Example:
  cargo licit import discovery https://id.example.com -o specs/acme.json
";

const IMPORT_RESOURCE: &str = "\
Write a spec for the authorization server of an API (RFC 9728). API and server must name each other.

Usage: cargo licit import resource <URL> [options]

  -o, --output FILE         set the file (default: standard output)
  --name NAME               set the name of the provider
  --plain-pkce              accept `plain` where the server does not list `S256`

Example:
  cargo licit import resource https://api.example.com/mcp -o specs/acme.json
";

const EXPLAIN: &str = "\
Explain a diagnostic, or a change reported by `diff`: why the rule exists or what the change breaks, and
what to do.

Usage: cargo licit explain <code>

Example:
  cargo licit explain E0203
";

const REFERENCE: &str = "\
Print the reference of the spec format: every key, in Markdown.

Usage: cargo licit reference

Example:
  cargo licit reference > spec-reference.md
";

/// The commands with their help. `import` has one for each kind.
pub(super) const ALL: [(&str, &str); 24] = [
    ("new", new::HELP),
    ("check", check::HELP),
    ("diff", diff::HELP),
    ("scopes", scopes::HELP),
    ("gen", generate::HELP),
    ("add", ADD),
    ("update", UPDATE),
    ("catalog verify", CATALOG_VERIFY),
    ("catalog page", CATALOG_PAGE),
    ("emulate", emulate::HELP),
    ("login", login::HELP),
    ("call", call::HELP),
    ("sdk", sdk::HELP),
    ("docs", docs::HELP),
    ("import openapi", IMPORT_OPENAPI),
    ("import graphql", IMPORT_GRAPHQL),
    ("import discovery", IMPORT_DISCOVERY),
    ("import resource", IMPORT_RESOURCE),
    ("explain", EXPLAIN),
    ("schema", schema::HELP),
    ("reference", REFERENCE),
    ("completions", completions::HELP),
    ("man", completions::MANUAL_HELP),
    ("help", OVERVIEW),
];

/// Whether a word is a command, or the first word of one.
pub(super) fn has(word: &str) -> bool {
    word == "help"
        || ALL
            .iter()
            .any(|(name, _)| name.split(' ').next() == Some(word))
}

/// The help of the command that `words` begin with, or the overview.
pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> &'static str {
    let mut words = words.filter(|word| !word.starts_with('-'));
    let first = words.next().unwrap_or_default();
    let both = format!("{first} {}", words.next().unwrap_or_default());
    let found = ALL.iter().find(|(name, _)| *name == both || *name == first);
    // For `import` alone, shows its first kind.
    let found = found.or_else(|| {
        ALL.iter()
            .find(|(name, _)| name.split(' ').next() == Some(first))
    });
    found.map_or(OVERVIEW, |(_, help)| help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_help_with_an_example() {
        for (name, help) in ALL.iter().filter(|(name, _)| *name != "help") {
            assert_eq!(of(name.split(' ')), *help);
            assert!(
                help.contains(&format!("Usage: cargo licit {name}")),
                "{name}"
            );
            assert!(
                help.contains(&format!("Example:\n  cargo licit {name}")),
                "{name}"
            );
            assert!(OVERVIEW.contains(&format!("\n  {name} ")), "{name}");
            assert!(
                help.lines().all(|line| line.chars().count() <= 110),
                "{name}"
            );
        }
        assert_eq!(of(["import"].into_iter()), IMPORT_OPENAPI);
        assert_eq!(of(["--verbose"].into_iter()), OVERVIEW);
    }
}
