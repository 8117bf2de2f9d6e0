//! The macro and the build script, under another name of the crate.

#[oauth::oauth_provider(spec = "acme.json", crate = oauth)]
pub mod by_macro {
    #[scopes("orders:read")]
    pub struct Reading;
}

pub mod by_build_script {
    include!(concat!(env!("OUT_DIR"), "/acme.rs"));
}

fn main() {
    let redirect = "https://us.example/callback";
    let one = by_macro::App::new("id", "secret", redirect).expect("an application");
    let other = by_build_script::App::new("id", "secret", redirect).expect("an application");
    let path = |url: oauth::rt::Url| url.path().to_owned();
    assert_eq!(
        path(one.authorize::<by_macro::Reading>().url()),
        path(other.authorize::<by_build_script::Reading>().url()),
    );
    println!("the same");
}
