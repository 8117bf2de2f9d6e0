//! The parts of a multipart body as options of curl. They are read from the body that the call would send, whose
//! encodings the spec decides: one part for each item of a list, one for the whole list, or one for each member.

use licit_runtime::Preview;

use super::error::CallError;
use super::quoting::Placeholders;

/// A part of a multipart body (RFC 7578 §4).
#[derive(Debug, Default, PartialEq)]
struct Part<'b> {
    name: String,
    file_name: Option<String>,
    media_type: Option<String>,
    /// Other headers, as lines.
    headers: Vec<String>,
    content: &'b [u8],
}

/// Returns an option for each part. `files` has the names of parts and the files that they are read from.
pub(super) fn options(
    preview: &Preview,
    files: &[(String, String)],
    placeholders: &Placeholders,
) -> Result<Vec<String>, CallError> {
    let body = preview.body().map_or(&[][..], |body| body.as_ref());
    let media_type = preview.headers().get("content-type");
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let (essence, boundary) = media_type
        .and_then(|value| value.split_once("; boundary="))
        .unwrap_or_default();
    // curl writes other kinds with other dispositions, and without the type of the first part.
    if !essence.eq_ignore_ascii_case("multipart/form-data") {
        return Err(CallError::Failed(format!(
            "a body of the media type `{essence}` cannot be sent by curl"
        )));
    }
    let mut unread: Vec<_> = files.iter().collect();
    let mut words = Vec::new();
    for part in parts(body, boundary) {
        let file = unread
            .iter()
            .position(|(name, _)| part.file_name.is_some() && *name == part.name);
        let path = file.map(|at| unread.remove(at).1.as_str());
        words.push(option(&part, path, placeholders)?);
    }
    Ok(words)
}

/// Reads the parts of a body that the runtime wrote.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<Part<'b>> {
    let delimiter = format!("--{boundary}");
    let mut read = Vec::new();
    let mut rest = after(body, delimiter.as_bytes());
    while let Some(part) = rest.and_then(|rest| rest.strip_prefix(b"\r\n")) {
        let Some(end) = find(part, format!("\r\n{delimiter}").as_bytes()) else {
            break;
        };
        let (part, from) = part.split_at(end);
        let head = find(part, b"\r\n\r\n").unwrap_or(part.len());
        let content = part.get(head + 4..).unwrap_or_default();
        let head = String::from_utf8_lossy(part.get(..head).unwrap_or_default());
        read.push(Part::new(&head, content));
        rest = after(from, delimiter.as_bytes());
    }
    read
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

/// Returns what follows the first `wanted`.
fn after<'b>(text: &'b [u8], wanted: &[u8]) -> Option<&'b [u8]> {
    text.get(find(text, wanted)? + wanted.len()..)
}

impl<'b> Part<'b> {
    fn new(head: &str, content: &'b [u8]) -> Self {
        let mut part = Part {
            content,
            ..Part::default()
        };
        for line in head.split("\r\n") {
            let (name, value) = line.split_once(": ").unwrap_or((line, ""));
            if name.eq_ignore_ascii_case("content-disposition") {
                let value = value.strip_prefix("form-data; name=\"").unwrap_or(value);
                let value = value.strip_suffix('"').unwrap_or(value);
                let (name, file) = value
                    .split_once("\"; filename=\"")
                    .map_or((value, None), |(name, file)| (name, Some(file)));
                name.clone_into(&mut part.name);
                part.file_name = file.map(str::to_owned);
            } else if name.eq_ignore_ascii_case("content-type") {
                part.media_type = Some(value.to_owned());
            } else {
                part.headers.push(line.to_owned());
            }
        }
        part
    }
}

/// Returns the option that sends a part. Names and media types come from documents, and curl reads files that its
/// options name: `x=@/etc/passwd`, `;headers=@/etc/passwd`.
fn option(
    part: &Part<'_>,
    path: Option<&str>,
    placeholders: &Placeholders,
) -> Result<String, CallError> {
    let has_meaning = |c: char| c.is_control() || "=;,@<>\"'\\".contains(c);
    if part.name.is_empty() || part.name.contains(has_meaning) {
        return Err(CallError::Failed(format!(
            "the part `{}` cannot be sent by curl: its name has characters with a meaning for curl",
            part.name.escape_debug()
        )));
    }
    let media_type = part.media_type.as_deref().map(harmless).transpose()?;
    let mut rest = media_type.map_or_else(String::new, |one| format!(";type={one}"));
    for header in &part.headers {
        rest.push_str(";headers=");
        rest.push_str(&in_quotes(header));
    }
    let name = &part.name;
    let form = if let Some(path) = path {
        format!("{name}=@{}{rest}", in_quotes(path))
    } else {
        let Ok(text) = std::str::from_utf8(part.content) else {
            return Err(CallError::Failed(format!(
                "the part `{name}` cannot be sent by curl: its content is not text"
            )));
        };
        if let Some(file) = &part.file_name {
            rest.push_str(";filename=");
            rest.push_str(&in_quotes(file));
        }
        // The value of a variable is not escaped for quotes.
        if rest.is_empty() || placeholders.is_in(text) {
            let form = format!("{name}={text}");
            return Ok(format!("--form-string {}", placeholders.quote(&form)));
        }
        format!("{name}={}{rest}", in_quotes(text))
    };
    Ok(format!("--form {}", placeholders.quote(&form)))
}

/// Returns a media type without parameters that curl would not send as they are.
fn harmless(media_type: &str) -> Result<&str, CallError> {
    let is_token = |text: &str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "!#$%&*+-.^_`|~".contains(c);
        !text.is_empty() && text.chars().all(is_part)
    };
    let (essence, parameters) = media_type.split_once(';').unwrap_or((media_type, ""));
    let essence = essence.trim();
    let halves = essence.split_once('/');
    if !halves.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype)) {
        return Err(CallError::Failed(format!(
            "a part of the media type `{}` cannot be sent by curl",
            media_type.escape_debug()
        )));
    }
    let of_curl = ["type", "filename", "headers", "encoder"];
    let mut parameters = parameters.split(';').filter(|text| !text.trim().is_empty());
    let is_sent = parameters.all(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let name = name.trim();
        is_token(name) && is_token(value) && !of_curl.contains(&name.to_ascii_lowercase().as_str())
    });
    Ok(if is_sent { media_type } else { essence })
}

/// A value of `--form`, in which `;` and `"` do not have a meaning.
fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "--B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na,b\r\n\
        --B\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\
        X-Page: 2\r\n\r\none\r\n\r\ntwo\r\n--B--\r\n";

    #[test]
    fn the_parts_of_a_body_are_read() {
        let read = parts(BODY.as_bytes(), "B");
        let tags = Part {
            name: "tags".to_owned(),
            content: b"a,b",
            ..Part::default()
        };
        let scan = Part {
            name: "scan".to_owned(),
            file_name: Some("a.png".to_owned()),
            media_type: Some("image/png".to_owned()),
            headers: vec!["X-Page: 2".to_owned()],
            content: b"one\r\n\r\ntwo",
        };
        assert_eq!(read, [tags, scan]);
        assert_eq!(parts(b"--B--\r\n", "B"), []);
    }

    #[test]
    fn parts_are_options_of_curl() {
        let read = parts(BODY.as_bytes(), "B");
        let options = |path: Option<&str>| -> Vec<String> {
            let options = read.iter();
            let options = options.map(|part| option(part, path, &Placeholders::new()).unwrap());
            options.collect()
        };
        assert_eq!(
            options(Some("in/a.png"))[1],
            r#"--form 'scan=@"in/a.png";type=image/png;headers="X-Page: 2"'"#
        );
        assert_eq!(
            options(None),
            [
                "--form-string 'tags=a,b'",
                "--form 'scan=\"one\r\n\r\ntwo\";type=image/png;headers=\"X-Page: 2\";filename=\"a.png\"'"
            ]
        );
    }
}
