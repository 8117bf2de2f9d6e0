//! Variables and environments: their declarations and values.

use super::names::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::name;
use crate::source::Spanned;
use crate::spec::{Index, Spec, Variable, VariableFormat, VariableSource};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let from_app = |variable: &Variable| {
        variable
            .from
            .as_ref()
            .is_none_or(|from| from.value == VariableSource::App)
    };
    for variable in &spec.variables {
        if from_app(variable) {
            let why = "is a method of every generated builder";
            names::reserved(&variable.name, name::BUILDER_METHODS, why, found);
        }
        if let Some(default) = &variable.default {
            value(variable, default, found);
        }
        if let Some(example) = &variable.example {
            value(variable, &as_captured(variable, example), found);
        }
        secret(variable, found);
        pattern(variable, found);
        under(variable, found);
        affixes(variable, found);
        captured(spec, variable, found);
    }
    let environments = spec
        .environments
        .iter()
        .map(|e| (name::pascal(&e.name), &e.name));
    names::unique(&Kind::ENVIRONMENTS, environments, found);
    let values = spec
        .environments
        .iter()
        .flat_map(|environment| &environment.values);
    for (name, text) in values {
        match index.variable(name) {
            Some(variable) => value(variable, text, found),
            None => found.push(unknown(index, name)),
        }
    }
    subject(spec, found);
    for (source, name) in captures(spec) {
        match index.variable(name) {
            Some(variable) if from_app(variable) => {
                found.push(never_read(variable, source, name));
            }
            Some(_) => {}
            None => found.push(unknown(index, name)),
        }
    }
}

/// Rejects captures into a variable that the application sets: they would be ignored, and calls
/// would use the application's value instead of the provider's.
fn never_read(variable: &Variable, source: VariableSource, name: &Spanned<String>) -> Diagnostic {
    let place = match source {
        VariableSource::App | VariableSource::Callback => "callback",
        VariableSource::TokenReply => "token_reply",
        VariableSource::Tenant => "tenants",
    };
    let message = format!("`{}` is captured, but set by the application", shown(name));
    Diagnostic::error(Code::CaptureIgnored, message)
        .at(name.span, "would be ignored")
        .see(variable.name.span, "set by the application")
        .help(format!(
            "add `\"from\": \"{place}\"` to the variable, or capture into another variable"
        ))
}

/// Returns an example as it is stored when captured: a trailing slash is removed from an origin or a URL.
fn as_captured(variable: &Variable, example: &Spanned<String>) -> Spanned<String> {
    let format = variable.format.as_ref().map(|format| format.value);
    let is_captured = variable
        .from
        .as_ref()
        .is_some_and(|from| from.value != VariableSource::App);
    example.clone().map(|text| match text.strip_suffix('/') {
        Some(bare)
            if is_captured
                && matches!(format, Some(VariableFormat::Origin | VariableFormat::Url)) =>
        {
            bare.to_owned()
        }
        _ => text,
    })
}

/// A secret does not pass through a browser, and has no value in the spec.
fn secret(variable: &Variable, found: &mut Vec<Diagnostic>) {
    let Some(secret) = variable.secret else {
        return;
    };
    let name = &variable.name.value;
    let from = variable.from.as_ref();
    let brought = from.filter(|from| from.value == VariableSource::Callback);
    let wrong = [
        (
            brought.map(|from| from.span),
            "comes through the user's browser",
        ),
        (
            variable.default.as_ref().map(|default| default.span),
            "would be readable in the spec",
        ),
    ];
    for (span, label) in wrong {
        if let Some(span) = span {
            let message = format!("`{name}` cannot be secret");
            found.push(
                Diagnostic::error(Code::SecretVariable, message)
                    .at(span, label)
                    .see(secret, "marked as secret here"),
            );
        }
    }
}

/// A pattern is a regular expression, excludes other formats, and has an example if the emulator
/// needs one.
fn pattern(variable: &Variable, found: &mut Vec<Diagnostic>) {
    let Some(pattern) = &variable.pattern else {
        return;
    };
    let is_captured = variable
        .from
        .as_ref()
        .is_some_and(|from| from.value != VariableSource::App);
    let known = variable.example.is_some() || variable.default.is_some();
    let (problem, label) = if expression(pattern).is_none() {
        ("is not a regular expression", "cannot be compiled")
    } else if variable.format.is_some() || variable.values.is_some() {
        ("excludes `format` and `enum`", "remove one of them")
    } else if is_captured && !known {
        (
            "has no example",
            "add an `example`, which the emulator returns",
        )
    } else {
        return;
    };
    let message = format!("the pattern of `{}` {problem}", variable.name.value);
    found.push(Diagnostic::error(Code::VariablePattern, message).at(pattern.span, label));
}

/// The expression of a pattern, for whole values.
pub(super) fn expression(pattern: &str) -> Option<regex_lite::Regex> {
    regex_lite::Regex::new(&format!("^(?:{pattern})$")).ok()
}

/// Affixes are removed only from values that the application sets.
fn affixes(variable: &Variable, found: &mut Vec<Diagnostic>) {
    let from = variable.from.as_ref();
    let Some(from) = from.filter(|from| from.value != VariableSource::App) else {
        return;
    };
    for affix in [&variable.prefix, &variable.suffix].into_iter().flatten() {
        let name = &variable.name.value;
        found.push(
            Diagnostic::error(
                Code::AffixOnCapture,
                format!("`{}` is never removed from `{name}`", shown(affix)),
            )
            .at(affix.span, "only for values that the application sets")
            .see(from.span, "set by the provider"),
        );
    }
}

/// `under` applies only to hosts and origins.
fn under(variable: &Variable, found: &mut Vec<Diagnostic>) {
    let Some(domains) = &variable.under else {
        return;
    };
    let format = variable.format.as_ref().map(|format| format.value);
    let is_host = matches!(
        format,
        Some(VariableFormat::Host | VariableFormat::Origin | VariableFormat::Url)
    );
    for domain in domains {
        let label = if !is_host {
            "needs the format `host`, `origin` or `url`"
        } else if mismatch(VariableFormat::Host, domain).is_some() || domain.contains(':') {
            "expected a domain, such as `example.com`"
        } else {
            continue;
        };
        let message = format!("`under` is not valid for `{}`", variable.name.value);
        found.push(Diagnostic::error(Code::DomainsWithoutHost, message).at(domain.span, label));
    }
}

/// Whether a host or origin is one of the domains or a subdomain of one.
fn is_under(domains: &[Spanned<String>], text: &str) -> bool {
    let host = text.split_once("://").map_or(text, |(_, host)| host);
    let host = host.split([':', '/']).next().unwrap_or_default();
    domains.iter().any(|domain| {
        let parent = host.strip_suffix(domain.value.as_str());
        parent.is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    })
}

pub(super) fn unknown(index: &Index<'_>, name: &Spanned<String>) -> Diagnostic {
    let known = index
        .spec
        .variables
        .iter()
        .map(|variable| variable.name.as_str());
    let message = format!("unknown variable `{}`", shown(name));
    let diagnostic = Diagnostic::error(Code::UnknownVariable, message)
        .at(name.span, "not declared in `variables`")
        .declared_in(index.spec.sections.variables, "variables declared here");
    index.suggest_nearest(diagnostic, "a variable", name, known)
}

fn value(variable: &Variable, text: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    if let Some(values) = &variable.values {
        if !values.iter().any(|value| value.value == text.value) {
            found.push(
                not_a_value(variable, text, "not in the variable's `enum`")
                    .see(variable.name.span, "declared here")
                    .suggest_nearest(
                        "a value",
                        text,
                        text.span,
                        values.iter().map(|v| v.as_str()),
                    ),
            );
        }
    } else if let Some(pattern) = &variable.pattern
        && let Some(expression) = expression(pattern)
        && !expression.is_match(text)
    {
        found.push(
            not_a_value(variable, text, "does not match the pattern")
                .see(pattern.span, "required by this pattern"),
        );
    } else if let Some(format) = &variable.format
        && let Some(expected) = mismatch(format.value, text)
    {
        found.push(
            not_a_value(variable, text, &format!("expected {expected}"))
                .see(format.span, "required by this format"),
        );
    } else if let Some(domains) = &variable.under
        && !is_under(domains, text)
    {
        found.push(
            not_a_value(variable, text, "not in one of the variable's domains")
                .see(variable.name.span, "declared here"),
        );
    }
}

fn not_a_value(variable: &Variable, text: &Spanned<String>, label: &str) -> Diagnostic {
    let message = format!(
        "`{}` is not a value of `{}`",
        shown(text),
        variable.name.value
    );
    Diagnostic::error(Code::VariableValue, message).at(text.span, label)
}

/// Returns what was expected if the text does not match the format.
pub(crate) fn mismatch(format: VariableFormat, text: &str) -> Option<&'static str> {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    match format {
        VariableFormat::Text => None,
        VariableFormat::Label => (!is_label(text)).then_some("a host label, such as `acme`"),
        VariableFormat::Host => {
            let (host, port) = text.split_once(':').unwrap_or((text, "443"));
            let good = host.split('.').all(is_label) && port.parse::<u16>().is_ok();
            (!good).then_some("a host name, such as `api.example.com`")
        }
        VariableFormat::Url if text.ends_with('/') => {
            Some("a URL without a trailing slash, such as `https://eu.example.com/api`")
        }
        VariableFormat::Url => {
            let good = url::Url::parse(text).is_ok_and(|url| {
                url.scheme() == "https" && url.query().is_none() && url.fragment().is_none()
            });
            (!good).then_some("a URL without a query, such as `https://eu.example.com/api`")
        }
        VariableFormat::Uuid => {
            (!is_uuid(text)).then_some("a UUID, such as `f47ac10b-58cc-4372-a567-0e02b2c3d479`")
        }
        VariableFormat::Email => {
            (!is_email(text)).then_some("an email address, such as `ada@example.com`")
        }
        VariableFormat::Origin => {
            let good = url::Url::parse(text).is_ok_and(|url| {
                url.scheme() == "https"
                    && url.path() == "/"
                    && url.query().is_none()
                    && !text.ends_with('/')
            });
            (!good).then_some("scheme and host, such as `https://go.example.com`")
        }
    }
}

/// Whether a text is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12 (RFC 9562 §4).
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let is_hex = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(is_hex)
}

/// Whether a text has a local part and a domain, without spaces.
fn is_email(text: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && !part.contains([' ', '@']);
    text.rsplit_once('@')
        .is_some_and(|(local, domain)| is_plain(local) && is_plain(domain))
}

/// A variable that the provider sets needs a capture.
fn captured(spec: &Spec, variable: &Variable, found: &mut Vec<Diagnostic>) {
    let Some(from) = &variable.from else { return };
    let place = match from.value {
        VariableSource::App => return,
        VariableSource::Callback => "callback",
        VariableSource::TokenReply => "token_reply",
        VariableSource::Tenant => "tenants",
    };
    let filled = captures(spec)
        .any(|(source, name)| source == from.value && name.value == variable.name.value);
    if !filled {
        let name = &variable.name.value;
        found.push(
            Diagnostic::error(
                Code::NotCaptured,
                format!("nothing sets the variable `{name}`"),
            )
            .at(from.span, "set by the provider, but not captured")
            .see(variable.name.span, "the variable")
            .help(format!(
                "add it to `{place}`: `\"captures\": {{ \"…\": \"{name}\" }}`"
            )),
        );
    }
}

/// Returns every captured variable with its source. The variable that identifies the user is in the
/// token reply.
fn subject(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for reply in spec.token_replies() {
        let captures = reply
            .captures
            .as_ref()
            .or(spec.token_reply.captures.as_ref());
        let claims = reply.claims.as_ref().or(spec.token_reply.claims.as_ref());
        let claims = claims.into_iter();
        let claims = claims.flat_map(|claims| claims.id_token.iter().chain(&claims.access_token));
        let mut captures = captures.into_iter().flatten().chain(claims);
        if let Some(subject) = &reply.subject
            && !captures.any(|(_, name)| name.value == subject.value)
        {
            let message = format!("nothing captures `{}`", shown(subject));
            found.push(
                Diagnostic::error(Code::NotCaptured, message)
                    .at(subject.span, "identifies the user")
                    .help("add it to the `captures` of the `token_reply`"),
            );
        }
    }
}

fn captures(spec: &Spec) -> impl Iterator<Item = (VariableSource, &Spanned<String>)> {
    let callback = spec
        .grants
        .authorization_code
        .iter()
        .flat_map(|g| &g.callback.captures);
    let replies = spec.token_replies().flat_map(|reply| {
        let claims = reply.claims.iter();
        let claims = claims.flat_map(|claims| claims.id_token.iter().chain(&claims.access_token));
        reply.captures.iter().flatten().chain(claims)
    });
    let tenants = spec
        .grants
        .authorization_code
        .iter()
        .filter_map(|grant| grant.tenants.as_ref())
        .flat_map(|lookup| &lookup.captures)
        .map(|(_, name)| (VariableSource::Tenant, name));
    callback
        .map(|(_, name)| (VariableSource::Callback, name))
        .chain(replies.map(|(_, name)| (VariableSource::TokenReply, name)))
        .chain(tenants)
}
