//! Which URLs may be links.

/// The URL, if it may be a link: `https` and `http` with a host and without user information, and
/// `mailto`. Other characters are percent-encoded, so that none ends the link.
pub(super) fn allowed(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once(':')?;
    let rest_is_good = match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => is_web(rest.strip_prefix("//")?),
        "mailto" => is_address(rest),
        _ => false,
    };
    if !rest_is_good {
        return None;
    }
    let mut encoded = scheme.to_ascii_lowercase() + ":";
    let mut buffer = [0; 4];
    for c in rest.chars() {
        if is_plain(c) {
            encoded.push(c);
        } else {
            let bytes = c.encode_utf8(&mut buffer).bytes();
            encoded.extend(bytes.map(|byte| format!("%{byte:02X}")));
        }
    }
    Some(encoded)
}

/// Whether a character has no special meaning in a URL inside Markdown.
pub(super) fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(c)
}

fn is_web(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':');
    host.starts_with(|c: char| c.is_ascii_alphanumeric()) && host.chars().all(is_host)
}

/// An address whose host has a dot. Without one, rustdoc resolves it as the path of an item.
fn is_address(rest: &str) -> bool {
    let is_good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '+');
    rest.split_once('@').is_some_and(|(user, host)| {
        let is_name = |name: &str| !name.is_empty() && name.chars().all(is_good);
        is_name(user) && is_name(host) && host.contains('.')
    })
}

/// The first bare URL of a text: where it begins and ends.
pub(super) fn find_bare(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("http")?;
        let rest = text.get(at..)?;
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme));
        let end = scheme.and_then(|scheme| {
            let behind = rest.get(scheme.len()..)?;
            let ends = |c: char| c.is_whitespace() || "<>\"`[]|\\^".contains(c);
            let run = behind.split(ends).next()?;
            let run =
                run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', ')']);
            (!run.is_empty()).then_some(scheme.len() + run.len())
        });
        if let Some(end) = end {
            return Some((at, at + end));
        }
        from = at + 4;
    }
}
