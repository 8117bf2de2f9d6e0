//! `deezer.json`.

use crate::support::{last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/deezer.json")]
pub mod deezer {}

#[tokio::test]
async fn deezer_has_custom_names_and_the_token_in_the_query() {
    let emulator = start("deezer").await;
    let app = builder!(deezer, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<deezer::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(
        names(&asked.query),
        ["app_id", "perms", "redirect_uri", "state"]
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        (&*exchange.method, &*exchange.path),
        ("GET", "/connect.deezer.com/oauth/access_token.php")
    );
    assert_eq!(names(&exchange.query), ["app_id", "code", "secret"]);
    assert!(tokens.expires_at().is_some());
    let client = deezer::Client::new(&app, tokens);
    let mut playlists = client.list_playlists().limit(2).items();
    let mut count = 0;
    while let Some(playlist) = playlists.next().await {
        playlist.expect("a playlist");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_playlists").len() > 1);
    let call = last(&emulator, "list_playlists");
    assert!(call.parameter("access_token").is_some() && call.header("authorization").is_none());
    assert!(client.add_tracks(7, &[1, 2]).send().await.is_ok());
    assert_eq!(
        last(&emulator, "add_tracks").parameter("songs"),
        Some("1,2")
    );
    emulator
        .fail_next("get_playlist", "DataNotFound")
        .expect("a documented error");
    let refused = client.get_playlist(7).send().await;
    assert_eq!(last(&emulator, "get_playlist").status, 200);
    assert!(
        matches!(refused, Err(deezer::Error::DataNotFound(_))),
        "{refused:?}"
    );
    emulator.expire_access_tokens();
    let refused = client.get_me().send().await;
    assert!(
        matches!(refused, Err(deezer::Error::TokenInvalid(_))),
        "{refused:?}"
    );
}
