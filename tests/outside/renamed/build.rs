fn main() {
    licit_codegen::build("acme.json", |options| {
        let oauth = "::oauth".parse().expect("a path");
        options.crate_path(oauth).scope_set("Reading", ["orders:read"])
    });
}
