//! What a client registers about the tokens that it receives (OpenID Connect Dynamic Client Registration 1.0 §2):
//! accepted if that is what the emulator sends.

use serde_json::{Map, Value};

use crate::core::server::Server;
use crate::jose::signing;

/// Checks the algorithms of ID tokens and `UserInfo` replies, and the type of subjects.
pub(super) fn check(server: &Server, metadata: &Map<String, Value>) -> Result<(), String> {
    let Some(openid) = &server.provider.table.openid else {
        return Ok(());
    };
    let userinfo = openid.userinfo_algorithms.as_slice();
    let userinfo = (!userinfo.is_empty()).then(|| signing::algorithm(userinfo));
    for (name, sent) in [
        (
            "id_token_signed_response_alg",
            signing::algorithm(&openid.algorithms),
        ),
        ("userinfo_signed_response_alg", userinfo.unwrap_or("none")),
        ("subject_type", "public"),
    ] {
        let given = metadata.get(name).and_then(Value::as_str);
        if let Some(given) = given.filter(|given| *given != sent) {
            return Err(format!("`{name}` is `{given}`, not `{sent}`"));
        }
    }
    Ok(())
}
