#[licit::oauth_provider(spec = "specs/moneykit.json")]
pub mod moneykit {}

fn call(app: &moneykit::App) {
    let _ = app.authorize::<moneykit::AllScopes>();
}

fn main() {}
