//! Which operations require which scopes: a matrix, or a list where it would be too large.

use licit_format::resolve::{Operation, Provider};

use super::html::{Html, anchor};

/// The number of scopes up to which there is a matrix.
const WIDEST: usize = 24;

/// The section of scopes.
pub(super) fn section(provider: &Provider) -> Html {
    let mut html = Html::default();
    if provider.scopes.is_empty() {
        return html;
    }
    html.tag("<section id=\"scopes\"><h2>Scopes</h2><dl>");
    for scope in &provider.scopes {
        html.tag("<dt><code>").text(&scope.name).tag("</code>");
        if scope.deprecated {
            html.tag(" <em>deprecated</em>");
        }
        html.within(
            "</dt><dd>",
            scope.description.as_deref().unwrap_or_default(),
            "",
        );
        let implied = scope
            .implies
            .iter()
            .filter_map(|at| provider.scopes.get(*at));
        for (at, implied) in implied.enumerate() {
            html.tag(if at == 0 { " Implies " } else { ", " });
            html.within("<code>", &implied.name, "</code>");
        }
        html.tag("</dd>");
    }
    html.tag("</dl>");
    if provider.scopes.len() <= WIDEST {
        html.html(&matrix(provider));
    } else {
        html.html(&list(provider));
    }
    html.tag("</section>");
    html
}

/// A row for each operation, a column for each scope.
fn matrix(provider: &Provider) -> Html {
    let mut html = Html::default();
    html.tag("<p>● required, ○ one of several</p><div class=\"wide\" tabindex=\"0\"><table class=\"matrix\">");
    html.tag("<thead><tr><th scope=\"col\">operation</th>");
    for scope in &provider.scopes {
        html.within("<th scope=\"col\"><span>", &scope.name, "</span></th>");
    }
    html.tag("</tr></thead><tbody>");
    for operation in &provider.operations {
        html.tag("<tr><th scope=\"row\">")
            .html(&link(operation))
            .tag("</th>");
        let clauses = clauses(provider, operation);
        for at in 0..provider.scopes.len() {
            let own = clauses.iter().find(|clause| clause.contains(&at));
            html.tag(match own.map(|clause| clause.len()) {
                Some(1) => "<td><span title=\"required\">●</span></td>",
                Some(_) => "<td><span title=\"one of several\">○</span></td>",
                None => "<td></td>",
            });
        }
        html.tag("</tr>");
    }
    html.tag("</tbody></table></div>");
    html
}

/// A row for each operation, with its requirement.
fn list(provider: &Provider) -> Html {
    let mut html = Html::default();
    html.tag(
        "<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">operation</th>",
    );
    html.tag("<th scope=\"col\">scopes</th></tr></thead><tbody>");
    for operation in &provider.operations {
        html.tag("<tr><th scope=\"row\">")
            .html(&link(operation))
            .tag("</th><td>");
        html.text(&requirement(provider, operation))
            .tag("</td></tr>");
    }
    html.tag("</tbody></table></div>");
    html
}

fn link(operation: &Operation) -> Html {
    let mut html = Html::default();
    html.tag("<a href=\"#op-")
        .text(&anchor(&operation.table.name))
        .tag("\">");
    html.text(&operation.table.name).tag("</a>");
    html
}

/// The clauses of an operation: positions of scopes.
fn clauses<'p>(provider: &'p Provider, operation: &Operation) -> Vec<&'p [usize]> {
    let clauses = operation.requires.iter();
    let clauses = clauses.filter_map(|at| provider.clauses.get(*at));
    clauses.map(|clause| clause.scopes.as_slice()).collect()
}

/// The scopes of an operation: `a and (b or c)`.
pub(super) fn requirement(provider: &Provider, operation: &Operation) -> String {
    let clauses = clauses(provider, operation);
    let count = clauses.len();
    let shown = clauses.into_iter().map(|clause| {
        let names = clause.iter().filter_map(|at| provider.scopes.get(*at));
        let names: Vec<_> = names.map(|scope| scope.name.as_str()).collect();
        if names.len() > 1 && count > 1 {
            format!("({})", names.join(" or "))
        } else {
            names.join(" or ")
        }
    });
    shown.collect::<Vec<_>>().join(" and ")
}
