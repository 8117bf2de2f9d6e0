#[licit::oauth_provider(spec = "tests/specs/quirks.json")]
pub mod quirky {
    #[scopes(write)]
    pub struct Writing;
}

fn call(client: &quirky::Client<quirky::Writing>, body: &quirky::model::ThingInput) {
    let _ = client.replace_thing(7, body);
}

fn main() {}
