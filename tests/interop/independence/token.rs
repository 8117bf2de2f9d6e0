//! The token endpoint, revocation, introspection, and the use of tokens.

use super::side::{BASIC, FORM, Outcomes, POST, PUBLIC, Side, answer, basic};

pub async fn run(side: &Side) -> Outcomes {
    let mut outcomes = requests(side).await;
    outcomes.extend(codes(side).await);
    outcomes.extend(clients(side).await);
    outcomes.extend(refreshes(side).await);
    outcomes.extend(uses(side).await);
    outcomes
}

async fn requests(side: &Side) -> Outcomes {
    let json = side.send("POST", "token_endpoint");
    let json = json
        .header("content-type", "application/json")
        .body(r#"{"grant_type":"authorization_code"}"#);
    let twice = side
        .send("POST", "token_endpoint")
        .header("content-type", FORM);
    let twice = twice.body(format!(
        "grant_type=authorization_code&grant_type=refresh_token&client_id={PUBLIC}"
    ));
    let get = side.send("GET", "token_endpoint");
    vec![
        (
            "a token request by `GET`",
            answer(get).await.status.to_string(),
        ),
        ("a token request in JSON", answer(json).await.outcome()),
        (
            "a token request with a parameter twice",
            answer(twice).await.outcome(),
        ),
        (
            "no `grant_type`",
            side.post("token_endpoint", &[("client_id", PUBLIC)])
                .await
                .outcome(),
        ),
        (
            "an unknown `grant_type`",
            side.post(
                "token_endpoint",
                &[("client_id", PUBLIC), ("grant_type", "x")],
            )
            .await
            .outcome(),
        ),
    ]
}

async fn codes(side: &Side) -> Outcomes {
    let code = side.code(PUBLIC, &[]).await;
    let first = side.exchange(&code, &[]).await;
    let again = side.exchange(&code, &[]).await;
    let after = side.userinfo(first.text("access_token")).await;
    let mut outcomes = vec![
        (
            "an exchange",
            first.with(&[
                "access_token",
                "refresh_token",
                "id_token",
                "expires_in",
                "scope",
                "token_type",
            ]),
        ),
        ("the `token_type`", first.text("token_type").to_owned()),
        ("an unknown code", side.exchange("x", &[]).await.outcome()),
        ("a code twice", again.outcome()),
        (
            "the access token of a code that was used twice",
            after.outcome(),
        ),
    ];
    let other = "x".repeat(43);
    for (behaviour, changes) in [
        ("another verifier", &[("code_verifier", other.as_str())][..]),
        ("no verifier", &[("code_verifier", "")]),
        (
            "a verifier that is too short",
            &[("code_verifier", "short")],
        ),
        (
            "another redirect URI at the exchange",
            &[("redirect_uri", "http://127.0.0.1:9998/cb")],
        ),
        ("no redirect URI at the exchange", &[("redirect_uri", "")]),
        ("a code of another client", &[("client_id", "dpop")]),
        ("no code", &[("code", "")]),
    ] {
        let code = side.code(PUBLIC, &[]).await;
        let answer = if changes.iter().any(|(name, _)| *name == "code") {
            side.exchange("", changes).await
        } else {
            side.exchange(&code, changes).await
        };
        outcomes.push((behaviour, answer.outcome()));
    }
    outcomes
}

#[expect(clippy::too_many_lines, reason = "a list of behaviours")]
async fn clients(side: &Side) -> Outcomes {
    let own = [("grant_type", "client_credentials")];
    let by_header = async |pair: (&str, &str), more: &[(&str, &str)]| {
        let form = [&own[..], more].concat();
        side.post_with("token_endpoint", ("authorization", &basic(pair)), &form)
            .await
    };
    let by_body = async |id: &str, secret: &str| {
        let form = [&own[..], &[("client_id", id), ("client_secret", secret)]].concat();
        side.post("token_endpoint", &form).await
    };
    let id = [("client_id", BASIC.0)];
    vec![
        (
            "client credentials by HTTP Basic",
            by_header(BASIC, &[]).await.outcome(),
        ),
        (
            "client credentials: a refresh token",
            by_header(BASIC, &[]).await.with(&["refresh_token"]),
        ),
        (
            "client credentials in the body",
            by_body(POST.0, POST.1).await.outcome(),
        ),
        (
            "a wrong secret by HTTP Basic",
            by_header((BASIC.0, "wrong"), &[]).await.challenged(),
        ),
        (
            "a wrong secret in the body",
            by_body(POST.0, "wrong").await.outcome(),
        ),
        (
            "an unknown client by HTTP Basic",
            by_header(("nobody", "x"), &[]).await.challenged(),
        ),
        (
            "an unknown client in the body",
            by_body("nobody", "x").await.outcome(),
        ),
        (
            "a secret in the body of a client for HTTP Basic",
            by_body(BASIC.0, BASIC.1).await.outcome(),
        ),
        (
            "HTTP Basic of a client for the body",
            by_header(POST, &[]).await.outcome(),
        ),
        (
            "a client with a secret that sends none",
            side.post("token_endpoint", &[&own[..], &id].concat())
                .await
                .outcome(),
        ),
        (
            "a client that authenticates in two ways",
            by_header(BASIC, &[("client_id", BASIC.0), ("client_secret", BASIC.1)])
                .await
                .outcome(),
        ),
        (
            "two client identifiers",
            by_header(BASIC, &[("client_id", "post")]).await.outcome(),
        ),
        ("HTTP Basic that is not base64", {
            side.post_with("token_endpoint", ("authorization", "Basic ?"), &own)
                .await
                .outcome()
        }),
        (
            "client credentials with an unknown scope",
            by_header(BASIC, &[("scope", "x")]).await.outcome(),
        ),
        (
            "client credentials of a public client",
            side.post("token_endpoint", &[own[0], ("client_id", PUBLIC)])
                .await
                .outcome(),
        ),
    ]
}

async fn refresh(side: &Side, token: &str, more: &[(&str, &str)]) -> super::side::Answer {
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token),
        ("client_id", PUBLIC),
    ];
    let unchanged = form
        .iter()
        .filter(|(name, _)| more.iter().all(|(changed, _)| changed != name));
    let all: Vec<_> = unchanged.chain(more).copied().collect();
    side.post("token_endpoint", &all).await
}

async fn refreshes(side: &Side) -> Outcomes {
    let tokens = side.tokens().await;
    let old = tokens["refresh_token"].as_str().expect("a refresh token");
    let new = refresh(side, old, &[]).await;
    let is_other = new.text("refresh_token") != old;
    let mut outcomes = vec![
        (
            "a refresh",
            new.with(&["access_token", "refresh_token", "id_token", "scope"]),
        ),
        ("a refresh rotates", is_other.to_string()),
        (
            "a refresh token twice",
            refresh(side, old, &[]).await.outcome(),
        ),
        (
            "the new refresh token after a reuse of the old one",
            refresh(side, new.text("refresh_token"), &[])
                .await
                .outcome(),
        ),
        (
            "the access token after a reuse of the refresh token",
            side.userinfo(new.text("access_token")).await.outcome(),
        ),
        (
            "an unknown refresh token",
            refresh(side, "x", &[]).await.outcome(),
        ),
    ];
    for (behaviour, changes) in [
        ("a refresh with fewer scopes", &[("scope", "openid")][..]),
        ("a refresh with more scopes", &[("scope", "openid profile")]),
        (
            "a refresh with an unknown scope",
            &[("scope", "openid nonsense")],
        ),
        (
            "a refresh token of another client",
            &[("client_id", "dpop")],
        ),
    ] {
        let tokens = side.tokens().await;
        let token = tokens["refresh_token"].as_str().unwrap_or_default();
        let answer = refresh(side, token, changes).await;
        let scope = if answer.status == 200 {
            answer.text("scope")
        } else {
            ""
        };
        outcomes.push((
            behaviour,
            format!("{} {scope}", answer.outcome()).trim().to_owned(),
        ));
    }
    outcomes
}

async fn uses(side: &Side) -> Outcomes {
    let none = answer(side.send("GET", "userinfo_endpoint")).await;
    let mut outcomes = vec![
        ("`UserInfo` without a token", none.challenged()),
        (
            "`UserInfo` with an unknown token",
            side.userinfo("x").await.challenged(),
        ),
    ];
    let tokens = side.tokens().await;
    let text = |name: &str| tokens[name].as_str().unwrap_or_default().to_owned();
    let (access, refresh) = (text("access_token"), text("refresh_token"));
    outcomes.push((
        "`UserInfo` with a token",
        side.userinfo(&access).await.with(&["sub", "email"]),
    ));
    let header = ("authorization", &*basic(BASIC));
    let public = [("client_id", PUBLIC)];
    let about = async |token: &str| {
        let form = [public[0], ("token", token)];
        side.post("introspection_endpoint", &form).await
    };
    let active = about(&access).await;
    outcomes.extend([
        (
            "introspection",
            format!("{} active: {}", active.outcome(), active.json["active"]),
        ),
        (
            "introspection of an unknown token",
            format!("active: {}", about("x").await.json["active"]),
        ),
        (
            "introspection without a client",
            side.post("introspection_endpoint", &[("token", &access)])
                .await
                .outcome(),
        ),
        (
            "introspection without a token",
            side.post("introspection_endpoint", &public).await.outcome(),
        ),
        (
            "revocation of another client's token",
            side.post_with("revocation_endpoint", header, &[("token", &refresh)])
                .await
                .outcome(),
        ),
        (
            "the token afterwards",
            side.userinfo(&access).await.outcome(),
        ),
        (
            "revocation of an unknown token",
            side.post("revocation_endpoint", &[public[0], ("token", "x")])
                .await
                .outcome(),
        ),
        (
            "revocation without a token",
            side.post("revocation_endpoint", &public).await.outcome(),
        ),
        (
            "revocation of a refresh token",
            side.post("revocation_endpoint", &[public[0], ("token", &refresh)])
                .await
                .outcome(),
        ),
        (
            "its access token afterwards",
            side.userinfo(&access).await.outcome(),
        ),
    ]);
    outcomes
}
