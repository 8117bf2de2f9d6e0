//! Tables built at run time equal those of generated code, for specs with every key and for real
//! providers.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use std::fmt::Debug;
use std::path::Path;

use licit::oauth_provider;
use licit_dynamic::Tables;
use licit_generated_examples::{luca, money_button, moneybird, moneykit};
use licit_runtime::App;

const CALLBACK: &str = "https://us.example/callback";

#[oauth_provider(spec = "../tests/specs/quirks.json")]
pub mod quirks {}

#[oauth_provider(spec = "../tests/specs/keys.json")]
pub mod keys {}

#[oauth_provider(spec = "../tests/specs/security.json")]
pub mod security {}

#[oauth_provider(spec = "../tests/specs/protocols/signed-clients.json")]
pub mod signed_clients {}

#[oauth_provider(spec = "../tests/specs/protocols/bound-tokens.json")]
pub mod bound_tokens {}

#[oauth_provider(spec = "../tests/specs/protocols/resources.json")]
pub mod resources {}

#[oauth_provider(spec = "../tests/specs/protocols/openid.json")]
pub mod openid {}

#[oauth_provider(spec = "../docs/examples/devices.json")]
pub mod devices {}

#[oauth_provider(spec = "../docs/examples/other-grants.json")]
pub mod other_grants {}

#[oauth_provider(spec = "../docs/examples/tenants.json")]
pub mod tenants {}

#[test]
fn the_spec_with_every_key_has_the_tables_of_generated_code() {
    let app = quirks::App::new("id", "secret", CALLBACK).expect("an application");
    let same = at_run_time("tests/specs/quirks.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = keys::App::new("id", "secret", CALLBACK, "name", "314159").expect("an application");
    // Without arguments: the parameter has a default.
    let _ = app.authorize::<keys::AllScopes>();
    let _: fn(&keys::CapturedValues) -> Option<licit_runtime::Secret> =
        keys::CapturedValues::tenant_key;
    let same = at_run_time("tests/specs/keys.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = security::App::new("id", "secret", CALLBACK).expect("an application");
    let same = at_run_time("tests/specs/security.json", "app");
    assert_eq!(table(&same), table(&app));
}

#[test]
fn every_protocol_spec_has_the_tables_of_generated_code() {
    let app = signed_clients::ServiceApp::new("id", "secret").expect("an application");
    let same = at_run_time("tests/specs/protocols/signed-clients.json", "service");
    assert_eq!(table(&same), table(&app));

    let app = bound_tokens::App::new("id", CALLBACK).expect("an application");
    let same = at_run_time("tests/specs/protocols/bound-tokens.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = resources::App::new("id", "secret", CALLBACK).expect("an application");
    let same = at_run_time("tests/specs/protocols/resources.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = openid::App::new("id", "secret", CALLBACK).expect("an application");
    let same = at_run_time("tests/specs/protocols/openid.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = devices::App::new("id").expect("an application");
    let same = at_run_time("docs/examples/devices.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = other_grants::App::new("id", "secret").expect("an application");
    let same = at_run_time("docs/examples/other-grants.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = tenants::App::new("id", "secret", CALLBACK).expect("an application");
    let same = at_run_time("docs/examples/tenants.json", "app");
    assert_eq!(table(&same), table(&app));
}

#[test]
fn the_four_provider_specs_have_the_tables_of_generated_code() {
    let app = moneybird::App::new("id", "secret", CALLBACK).expect("an application");
    let same = at_run_time("specs/moneybird.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = moneykit::App::new("id", "secret").expect("an application");
    let same = at_run_time("specs/moneykit.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = luca::App::new("id", "secret", CALLBACK).expect("an application");
    let same = at_run_time("specs/luca.json", "app");
    assert_eq!(table(&same), table(&app));

    let app = money_button::UserApp::new("id", CALLBACK).expect("an application");
    let same = at_run_time("specs/money-button.json", "user");
    assert_eq!(table(&same), table(&app));
}

/// The table of an application's registration, formatted with `Debug`: every field of every nested
/// table.
fn table(app: &dyn Debug) -> String {
    let shown = format!("{app:?}");
    let (_, from) = shown.split_once("registration: ").expect("a registration");
    let (table, _) = from.split_once(", identity: ").expect("an identity");
    table.to_owned()
}

/// Builds the same application from the tables of a spec.
fn at_run_time(spec: &str, registration: &str) -> App {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(spec);
    let loaded = licit_format::load(&path).unwrap_or_else(|report| panic!("{report}"));
    let tables = Tables::new(&loaded.provider);
    let table = tables.registration(registration).expect("a registration");
    let builder = App::builder(table)
        .client_id("id")
        .client_secret("secret")
        .redirect_uri(CALLBACK);
    let is_declared = |name| {
        loaded
            .provider
            .table
            .variables
            .iter()
            .any(|v| v.name == name)
    };
    let builder = if is_declared("ru_name") {
        builder
            .variable("ru_name", "name")
            .variable("account", "314159")
    } else {
        builder
    };
    builder.build().expect("an application")
}
