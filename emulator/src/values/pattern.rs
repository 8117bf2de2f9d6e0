//! URL templates of the spec, matched against the paths under which the emulator serves them:
//! `https://{tenant}.acme.com/v1/{id}` is served as `/{tenant}.acme.com/v1/{id}`.

use std::cmp::Reverse;

/// The values that a path has for a template's variables.
pub(crate) type Bindings = Vec<(String, String)>;

/// A template of scheme, host and path.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    segments: Vec<Vec<Part>>,
    /// The first segment is a variable with a host and a path.
    begins_with_url: bool,
    /// The scheme is `http`.
    is_plain: bool,
    /// Whether the path ends with a slash; `None` if it is only a slash, or unknown.
    ends_with_slash: Option<bool>,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Text(String),
    Variable(String),
}

impl Pattern {
    /// The pattern of a URL. Its query, if it has one, plays no part.
    pub(crate) fn new(template: &str) -> Self {
        // The scheme may be a variable.
        let url = match template.split_once("://") {
            Some((scheme, rest)) if !scheme.contains('/') => rest,
            _ => template,
        };
        let url = url.split('?').next().unwrap_or_default();
        let ends_with_slash = url.ends_with('/');
        let url = url.strip_suffix('/').unwrap_or(url);
        Self {
            ends_with_slash: url.contains('/').then_some(ends_with_slash),
            segments: url.split('/').map(parts).collect(),
            begins_with_url: false,
            is_plain: template.starts_with("http://"),
        }
    }

    /// The pattern of a URL that begins with a variable whose values have a host and a path.
    pub(crate) fn below_url(template: &str) -> Self {
        Self {
            begins_with_url: true,
            ..Self::new(template)
        }
    }

    /// Returns the values of the variables if the path matches. The segments are decoded.
    pub(crate) fn matches(&self, path: &[String]) -> Option<Bindings> {
        let further = path.len().saturating_sub(self.segments.len());
        if self.begins_with_url && further > 0 {
            let (url, rest) = path.split_at_checked(further + 1)?;
            let path: Vec<String> = [url.join("/")].into_iter().chain(rest.to_vec()).collect();
            return self.fits(&path);
        }
        self.fits(path)
    }

    fn fits(&self, path: &[String]) -> Option<Bindings> {
        let mut bindings = Bindings::new();
        let fits = self.segments.len() == path.len()
            && self
                .segments
                .iter()
                .zip(path)
                .enumerate()
                .all(|(at, (parts, text))| {
                    // Hosts are case-insensitive.
                    fit(parts, text, at == 0, &mut bindings)
                });
        fits.then_some(bindings)
    }

    /// Of two matching patterns, the one with more text in an earlier segment is preferred.
    pub(crate) fn precedence(&self) -> impl Ord + use<> {
        let text_length = |parts: &Vec<Part>| parts.iter().map(Part::text_length).sum::<usize>();
        Reverse(self.segments.iter().map(text_length).collect::<Vec<_>>())
    }

    /// Whether both patterns match the same paths. Names of variables do not matter.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        let same = |(own, other): (&Part, &Part)| match (own, other) {
            (Part::Text(own), Part::Text(other)) => own == other,
            (Part::Variable(_), Part::Variable(_)) => true,
            _ => false,
        };
        let alike = |(own, other): (&Vec<Part>, &Vec<Part>)| {
            own.len() == other.len() && own.iter().zip(other).all(same)
        };
        self.segments.len() == other.segments.len()
            && self.segments.iter().zip(&other.segments).all(alike)
    }

    /// Whether a path with or without a slash at its end is meant.
    pub(crate) fn ends_like(&self, path: &str) -> bool {
        let ends = self.ends_with_slash;
        ends.is_none_or(|ends| ends == path.ends_with('/'))
    }

    /// The template of the host, with its port.
    pub(crate) fn host(&self) -> String {
        let text = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Variable(name) => format!("{{{name}}}"),
        };
        let host = self.segments.first().map_or(&[][..], Vec::as_slice);
        host.iter().map(text).collect()
    }

    /// Whether the scheme is `http`.
    pub(crate) fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// The variable that decides the last segment.
    pub(crate) fn last_variable(&self) -> Option<&str> {
        self.segments.last()?.iter().find_map(|part| match part {
            Part::Variable(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }

    /// Returns the name of the collection of the path, which does not depend on the values of its
    /// variables: the path without its last segment, if that is an identifier.
    pub(crate) fn collection(&self) -> String {
        let text = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Variable(_) => "{}".to_owned(),
        };
        let segments = self
            .segments
            .iter()
            .map(|parts| parts.iter().map(text).collect::<String>());
        let mut segments: Vec<String> = segments.collect();
        if let Some(last) = segments.pop()
            && self.last_variable().is_none()
        {
            segments.push(without_extension(&last).to_owned());
        }
        segments.join("/")
    }

    /// Returns the last segment without a variable.
    pub(crate) fn noun(&self) -> &str {
        let text = |parts: &'_ Vec<Part>| matches!(parts.as_slice(), [Part::Text(_)]);
        match self
            .segments
            .iter()
            .rev()
            .find(|parts| text(parts))
            .map(Vec::as_slice)
        {
            Some([Part::Text(noun)]) => without_extension(noun),
            _ => "",
        }
    }
}

impl Part {
    fn text_length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Variable(_) => 0,
        }
    }
}

/// `contacts.json` without `.json`.
pub(crate) fn without_extension(segment: &str) -> &str {
    segment
        .split('.')
        .next()
        .filter(|name| !name.is_empty())
        .unwrap_or(segment)
}

/// Whether a template expands to the text for some values of its variables.
pub(crate) fn text_fits(template: &str, text: &str) -> bool {
    fit(&parts(template), text, false, &mut Bindings::new())
}

/// The values of a template's variables in a text; `None` if the text is not of that form.
pub(crate) fn bindings(template: &str, text: &str) -> Option<Bindings> {
    let mut bindings = Bindings::new();
    fit(&parts(template), text, false, &mut bindings).then_some(bindings)
}

/// A template with each variable replaced.
pub(crate) fn fill(template: &str, mut value: impl FnMut(&str) -> String) -> String {
    let parts = parts(template).into_iter();
    parts
        .map(|part| match part {
            Part::Text(text) => text,
            Part::Variable(name) => value(&name),
        })
        .collect()
}

fn parts(template: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((text, (name, after))) = rest
        .split_once('{')
        .and_then(|(text, inside)| Some((text, inside.split_once('}')?)))
    {
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
        parts.push(Part::Variable(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    parts
}

fn fit(parts: &[Part], text: &str, any_case: bool, bindings: &mut Bindings) -> bool {
    match parts {
        [] => text.is_empty(),
        [Part::Text(literal), rest @ ..] => {
            text.split_at_checked(literal.len())
                .is_some_and(|(start, after)| {
                    let same =
                        start == literal || (any_case && start.eq_ignore_ascii_case(literal));
                    same && fit(rest, after, any_case, bindings)
                })
        }
        [Part::Variable(name), rest @ ..] => {
            // A variable is never empty.
            let ends = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .skip(1);
            let mut ends: Vec<usize> = ends.collect();
            if let [Part::Variable(_), ..] = rest {
                // Text that directly follows an identifier is probably an extension: `.json`.
                ends.sort_by_key(|end| !text.get(*end..).is_some_and(|t| t.starts_with('.')));
            }
            for (value, after) in ends
                .into_iter()
                .filter_map(|end| text.split_at_checked(end))
            {
                let known = bindings.len();
                bindings.push((name.clone(), value.to_owned()));
                if fit(rest, after, any_case, bindings) {
                    return true;
                }
                bindings.truncate(known);
            }
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(template: &str, path: &str) -> Option<Vec<String>> {
        let path: Vec<String> = path.split('/').map(str::to_owned).collect();
        let bindings = Pattern::new(template).matches(&path)?;
        Some(bindings.into_iter().map(|(_, value)| value).collect())
    }

    #[test]
    fn variables_are_in_hosts_and_paths() {
        let template = "https://{tenant}.acme.com/v1/things/{id}.json";
        assert_eq!(
            matched(template, "blue.acme.com/v1/things/7.json").unwrap(),
            ["blue", "7"]
        );
        assert_eq!(
            matched(template, "BLUE.Acme.com/v1/things/a.b.json").unwrap(),
            ["BLUE", "a.b"]
        );
        for path in [
            "acme.com/v1/things/7.json",
            "blue.acme.com/v1/things/.json",
            "blue.acme.com/v1/things/7",
            "blue.acme.com/v1/things/7.json/x",
        ] {
            assert!(matched(template, path).is_none(), "{path}");
        }
    }

    #[test]
    fn an_origin_may_be_a_variable() {
        assert_eq!(
            matched("{base_url}/api", "127.0.0.1:4000/api").unwrap(),
            ["127.0.0.1:4000"]
        );
    }

    #[test]
    fn a_variable_may_have_a_host_and_a_path() {
        let pattern = Pattern::below_url("{home}/token");
        let path = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
        for home in ["a.example", "a.example/api", "a.example/api/v2"] {
            let found = pattern.matches(&path(&format!("{home}/token"))).unwrap();
            assert_eq!(found, [("home".to_owned(), home.to_owned())]);
        }
        assert!(pattern.matches(&path("a.example/api/other")).is_none());
    }

    #[test]
    fn the_scheme_may_be_a_variable() {
        assert_eq!(
            matched("{scheme}://{host}/token", "a.example/token").unwrap(),
            ["a.example"]
        );
    }

    #[test]
    fn two_variables_may_share_a_segment() {
        assert_eq!(
            matched("https://a.com/{id}{format}", "a.com/12").unwrap(),
            ["1", "2"]
        );
        assert_eq!(
            matched("https://a.com/{id}{format}", "a.com/12.json").unwrap(),
            ["12", ".json"]
        );
    }

    #[test]
    fn more_specific_patterns_come_first() {
        let mut patterns = [
            Pattern::new("https://a.com/{x}"),
            Pattern::new("https://a.com/{x}.json"),
            Pattern::new("https://a.com/all.json"),
        ];
        patterns.sort_by_key(Pattern::precedence);
        let variables: Vec<_> = patterns.iter().map(|p| p.segments[1].len()).collect();
        assert_eq!(variables, [1, 2, 1]);
        assert!(patterns[0].last_variable().is_none());
    }

    #[test]
    fn a_fixed_value_may_have_variables() {
        assert!(text_fits("app {version}", "app 1") && !text_fits("app {version}", "app "));
        assert!(!text_fits("app {version}", "App 1") && !text_fits("a", "b"));
        assert_eq!(fill("a-{b}-c", str::to_uppercase), "a-B-c");
    }

    #[test]
    fn the_noun_is_the_last_plain_segment() {
        assert_eq!(
            Pattern::new("https://a.com/v1/{x}/contacts/{id}.json").noun(),
            "contacts"
        );
        assert_eq!(
            Pattern::new("https://a.com/contacts.json").noun(),
            "contacts"
        );
    }
}
