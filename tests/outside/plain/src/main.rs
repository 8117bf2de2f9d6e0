//! The macro, with `licit` as the only dependency.

#[licit::oauth_provider(spec = "acme.json")]
pub mod acme {
    #[scopes("orders:read")]
    pub struct Reading;
}

fn main() {
    let app = acme::App::new("id", "secret", "https://us.example/callback").expect("an application");
    let url = app.authorize::<acme::Reading>().url();
    println!("{}", url.host_str().unwrap_or_default());
    let _ = acme::Client::<acme::Reading>::list_orders;
}
