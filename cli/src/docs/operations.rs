//! Each operation: what it takes and requires, and its call in Rust and for curl.

use licit_codegen::CallValues;
use licit_dynamic::{Arguments, Place, parameters};
use licit_format::resolve::{Body, Builtin, Field, Operation, Parameter, Provider, TokenUse, Type};

use super::html::{Html, anchor};
use super::scopes;
use crate::call::{Printer, example_of};

/// The section of operations.
pub(super) fn section(provider: &Provider) -> Html {
    let mut html = Html::default();
    if provider.operations.is_empty() {
        return html;
    }
    let printer = Printer::of_examples(provider).ok();
    html.tag("<section id=\"operations\"><h2>Operations</h2>");
    html.tag("<p id=\"none\" hidden>No operation has these words.</p>");
    for operation in &provider.operations {
        html.html(&article(provider, operation, printer.as_ref()));
    }
    html.tag("</section>");
    html
}

fn article(provider: &Provider, operation: &Operation, printer: Option<&Printer<'_>>) -> Html {
    let table = &operation.table;
    let description = operation.description.as_deref().unwrap_or_default();
    let mut html = Html::default();
    html.tag("<article id=\"op-")
        .text(&anchor(&table.name))
        .tag("\" data-words=\"");
    let words = format!(
        "{} {} {} {description}",
        table.name,
        table.path,
        table.method.name()
    );
    html.text(&words.to_lowercase())
        .tag("\"><h3><a href=\"#op-");
    html.text(&anchor(&table.name))
        .tag("\">")
        .text(&table.name)
        .tag("</a></h3>");
    html.tag("<p class=\"call\"><code>");
    if table.graphql.is_some() {
        html.tag("GraphQL");
    } else {
        html.tag("<b>")
            .text(table.method.name())
            .tag("</b> ")
            .text(&table.path);
    }
    html.tag("</code>");
    if operation.deprecated.is_some() {
        html.tag(" <em>deprecated</em>");
    }
    html.tag("</p>");
    for paragraph in description
        .split("\n\n")
        .filter(|text| !text.trim().is_empty())
    {
        html.within("<p>", paragraph, "</p>");
    }
    let needs = needs(provider, operation);
    html.within("<p class=\"needs\">", &needs, "</p>");
    if let Some(url) = &operation.docs {
        html.tag("<p>")
            .link(url, "The provider's documentation")
            .tag("</p>");
    }
    html.html(&arguments(provider, operation));
    html.html(&code(provider, operation, printer));
    html.html(&errors(provider, operation));
    html.tag("</article>");
    html
}

/// The token, the scopes and the credentials that an operation requires.
fn needs(provider: &Provider, operation: &Operation) -> String {
    let scopes = scopes::requirement(provider, operation);
    let schemes = operation.security.iter().flatten();
    let schemes: Vec<_> = schemes
        .flat_map(|alternative| &alternative.schemes)
        .filter_map(|at| provider.security_schemes.get(*at))
        .map(|scheme| scheme.table.name.as_str())
        .collect();
    let token = match operation.token {
        TokenUse::None => "No token",
        TokenUse::User => "A user's token",
        TokenUse::App => "An application's token",
        TokenUse::Any => "A token",
    };
    match (scopes.as_str(), schemes.as_slice()) {
        ("", []) => format!("{token}."),
        ("", schemes) => format!("Credentials: {}.", schemes.join(", ")),
        (scopes, []) => format!("{token} with {scopes}."),
        (scopes, schemes) => format!(
            "{token} with {scopes}. Credentials: {}.",
            schemes.join(", ")
        ),
    }
}

/// The table of parameters and members of the body.
fn arguments(provider: &Provider, operation: &Operation) -> Html {
    let mut rows = Html::default();
    let mut count = 0;
    for (place, parameter) in parameters(provider, operation) {
        let place = match place {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
            Place::Variable => "variable",
        };
        row(&mut rows, place, &Argument::of(provider, parameter));
        count += 1;
    }
    for member in operation.body.as_ref().map_or(&[][..], Body::members) {
        row(&mut rows, "body", &Argument::of(provider, member));
        count += 1;
    }
    if let Some((Type::Model(at), _)) = operation.body.as_ref().and_then(Body::value)
        && let Some(model) = provider.model(*at)
    {
        for field in model
            .fields()
            .iter()
            .filter(|field| field.constant.is_none())
        {
            row(&mut rows, "body", &Argument::of_field(provider, field));
            count += 1;
        }
    }
    let mut html = Html::default();
    if count > 0 {
        html.tag(
            "<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">argument</th>",
        );
        html.tag(
            "<th scope=\"col\">in</th><th scope=\"col\">type</th><th scope=\"col\">about</th>",
        );
        html.tag("</tr></thead><tbody>")
            .html(&rows)
            .tag("</tbody></table></div>");
    }
    html
}

/// A row of the table of arguments.
struct Argument<'p> {
    name: &'p str,
    ty: String,
    is_required: bool,
    about: &'p str,
}

impl<'p> Argument<'p> {
    fn of(provider: &Provider, parameter: &'p Parameter) -> Self {
        Self {
            name: &parameter.name,
            ty: type_name(provider, &parameter.ty),
            is_required: !parameter.optional,
            about: parameter.description.as_deref().unwrap_or_default(),
        }
    }

    fn of_field(provider: &Provider, field: &'p Field) -> Self {
        Self {
            name: &field.name,
            ty: type_name(provider, &field.ty),
            is_required: !field.optional,
            about: field.description.as_deref().unwrap_or_default(),
        }
    }
}

fn row(html: &mut Html, place: &'static str, argument: &Argument<'_>) {
    html.within("<tr><th scope=\"row\"><code>", argument.name, "</code>");
    if argument.is_required {
        html.tag(" <em>required</em>");
    }
    html.tag("</th><td>").tag(place);
    html.within("</td><td><code>", &argument.ty, "</code></td><td>");
    html.text(argument.about).tag("</td></tr>");
}

fn type_name(provider: &Provider, ty: &Type) -> String {
    match ty {
        Type::Builtin(builtin) => {
            let known = Builtin::ALL.iter().find(|(_, known)| known == builtin);
            known.map_or("any", |(name, _)| name).to_owned()
        }
        Type::Model(at) => {
            let model = provider.model(*at);
            model.map_or_else(|| "any".to_owned(), |model| model.rust_name.clone())
        }
        Type::List(item) => format!("[{}]", type_name(provider, item)),
        Type::Map(value) => format!("{{{}}}", type_name(provider, value)),
        Type::Nullable(inner) => format!("{}|null", type_name(provider, inner)),
    }
}

/// The call in Rust and for curl.
fn code(provider: &Provider, operation: &Operation, printer: Option<&Printer<'_>>) -> Html {
    let mut html = Html::default();
    let Ok(arguments) = Arguments::sample(provider, operation) else {
        return html;
    };
    let files = files(operation);
    let values = CallValues::default().all_pages();
    if let Some(example) = example_of(provider, &arguments, &files, Some("body"), values) {
        html.tag("<h4>Rust</h4><pre tabindex=\"0\"><code>");
        html.text(&example.to_statements()).tag("</code></pre>");
    }
    if let Some(Ok(command)) = printer.map(|printer| printer.example(&arguments, &files)) {
        html.tag("<h4>curl</h4><pre tabindex=\"0\"><code>");
        html.text(&command).tag("</code></pre>");
    }
    html
}

/// A file for each part that is one.
fn files(operation: &Operation) -> Vec<(String, String)> {
    let members = operation.body.as_ref().map_or(&[][..], Body::members);
    let is_file = |ty: &Type| match ty.present() {
        Type::List(item) => **item == Type::Builtin(Builtin::File),
        ty => *ty == Type::Builtin(Builtin::File),
    };
    let files = members
        .iter()
        .filter(|member| is_file(&member.ty) && !member.optional);
    files
        .map(|member| (member.name.clone(), "file".to_owned()))
        .collect()
}

/// The errors that the operation alone documents.
fn errors(provider: &Provider, operation: &Operation) -> Html {
    let mut html = Html::default();
    let listed = operation.table.errors.iter();
    let listed: Vec<_> = listed
        .filter_map(|at| provider.table.errors.get(*at))
        .collect();
    if listed.is_empty() {
        return html;
    }
    html.tag("<p>Errors: ");
    for (at, rule) in listed.into_iter().enumerate() {
        html.tag(if at == 0 { "" } else { ", " });
        html.tag("<a href=\"#error-")
            .text(&anchor(&rule.name))
            .tag("\">");
        html.text(&rule.name).tag("</a>");
    }
    html.tag("</p>");
    html
}
