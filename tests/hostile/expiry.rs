//! Token lifetimes (`expires_in`, RFC 6749 §5.1). Rows are not formatted: one per line where it
//! fits.

use licit_runtime::tables::TokenReply;

use crate::answered;
use crate::row::{GRANT, Row, token};
use crate::suite::Theme;

pub(crate) async fn cases(theme: &mut Theme) {
    answered::cases(theme, lifetimes()).await;
}

#[rustfmt::skip]
fn lifetimes() -> Vec<Row> {
    let spec = TokenReply { default_expires_in: Some(3600), ..TokenReply::DEFAULT };
    vec![
        token("expires_in as digits in a string", r#""expires_in":"3600""#, GRANT),
        token("expires_in as an integral float", r#""expires_in":3600.0"#, GRANT),
        token("expires_in negative", r#""expires_in":-5"#, "token ended"),
        token("expires_in zero", r#""expires_in":0"#, "token ended"),
        token("expires_in null, with a default in the spec", r#""expires_in":null"#, GRANT).read_as(spec),
        token("expires_in absent, with a default in the spec", r#""a":1"#, GRANT).read_as(spec),
        token("expires_in null", r#""expires_in":null"#, "token without end"),
        token("expires_in absent", r#""a":1"#, "token without end"),
        token("expires_in i64::MAX", r#""expires_in":9223372036854775807"#, "token for ages"),
        token("expires_in i64::MIN", r#""expires_in":-9223372036854775808"#, "token ended"),
        token("expires_in 1e300", r#""expires_in":1e300"#, "token for ages"),
        token("expires_in u64::MAX", r#""expires_in":18446744073709551615"#, "token for ages"),
        token("expires_in with 400 digits", &format!(r#""expires_in":{}"#, "9".repeat(400)), "no token reply: NotJson"),
        token("expires_in -0.0", r#""expires_in":-0.0"#, "token ended"),
        token("expires_in 1e-5", r#""expires_in":1e-5"#, "token ended"),
        token("expires_in empty", r#""expires_in":"""#, "token without end"),
        token("expires_in with a unit", r#""expires_in":"3600s""#, "token without end"),
        token("expires_in with spaces", r#""expires_in":" 3600 ""#, GRANT),
        token("expires_in in hexadecimal", r#""expires_in":"0xe10""#, "token without end"),
        token("expires_in true", r#""expires_in":true"#, "token without end"),
        token("expires_in not a number", r#""expires_in":"marker""#, "token without end"),
        token("expires_in half a second", r#""expires_in":0.5"#, "token ended"),
        token("expires_in an object", r#""expires_in":{"marker":1}"#, "token without end"),
    ]
}
