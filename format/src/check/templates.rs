//! Templates use declared variables that are available when the template is expanded. Functions and
//! the client secret are used only where they are allowed.

use super::operations::fixed_members;
use super::{names, token_place, variables};
use crate::diagnostic::{Code, Diagnostic, nearest, shown};
use crate::expression::template::Template;
use crate::expression::template_expression;
use crate::source::Spanned;
use crate::spec::{
    GrantCommon, Index, Property, Spec, TokenInput, TokenRequest, Variable, VariableSource,
    WebhookSignature,
};

/// Names that every template can use without declaring a variable.
const BUILT_IN: &[&str] = &[
    "client_id",
    "client_secret",
    "now",
    "now_date",
    "now_millis",
    "now_rfc3339",
    "uuid",
];

/// Values of a token request, which its own templates can use. A declared variable comes first.
const OF_REQUEST: &[&str] = &[
    "access_token",
    "app_token",
    "code",
    "code_verifier",
    "device_code",
    "method",
    "path",
    "redirect_uri",
    "refresh_token",
    "scope",
    "state",
    "user_code",
    template_expression::PARAMETERS,
];

/// The body of a token request, for its headers.
const BODY: &str = "body";

/// Names that only token requests can use.
const SECRET: &str = "client_secret";

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    for variable in &index.spec.variables {
        let why = "is available in every template";
        names::reserved(&variable.name, BUILT_IN, why, found);
    }
    for Use {
        template,
        moment,
        place,
    } in all(index.spec)
    {
        if let Some(span) = template.expression().filter(|_| place == Place::Url) {
            let message = "function in a URL";
            found.push(
                Diagnostic::error(Code::TemplateFunction, message)
                    .at(span, "functions are allowed only in parameters and headers"),
            );
        }
        for (name, is_key) in template.keys() {
            // Nobody can read the key from an HMAC.
            let is_hidden = is_key && place == Place::Login;
            match index.variable(name) {
                Some(variable) => {
                    found.extend(too_late(variable, name, moment));
                    if !is_hidden {
                        found.extend(would_be_seen(variable, name, moment, place));
                    }
                    found.extend(would_be_missing(variable, name, place));
                }
                None if name.value == SECRET && !place.has_secret() && !is_hidden => {
                    found.push(secret_in_template(name, place));
                }
                None if BUILT_IN.contains(&name.as_str()) => {}
                None if name.value == BODY || OF_REQUEST.contains(&name.as_str()) => {
                    found.extend(of_request(name, place));
                }
                None => found.push(unknown(index, name)),
            }
        }
    }
}

/// A name that is not declared. It may be a misspelled name of every template.
fn unknown(index: &Index<'_>, name: &Spanned<String>) -> Diagnostic {
    let diagnostic = variables::unknown(index, name);
    let declared = index.spec.variables.iter();
    let declared = declared.map(|variable| variable.name.as_str());
    let common = BUILT_IN.iter().copied().filter(|known| *known != SECRET);
    match nearest(name, common).filter(|_| nearest(name, declared).is_none()) {
        Some(near) => diagnostic.suggest("every template can use a similar name", name.span, near),
        None => diagnostic,
    }
}

fn secret_in_template(name: &Spanned<String>, place: Place) -> Diagnostic {
    let message = "the client secret is not allowed here";
    let label = match place {
        Place::Login => "allowed only as the key of an HMAC",
        _ => "allowed only in `token_request`",
    };
    Diagnostic::error(Code::SecretInTemplate, message).at(name.span, label)
}

/// A template, when it is expanded, and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use<'s> {
    pub(super) template: &'s Template,
    moment: Moment,
    place: Place,
}

/// When a template is expanded. It can use only values available by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    /// When a webhook is received, independently of any login.
    Webhook,
    /// Before the user is redirected for consent.
    Authorization,
    /// When the token is requested, after the callback.
    Token,
    /// When the tenants are looked up, after the token reply.
    Tenants,
    /// When the token is refreshed, after the token reply.
    Refresh,
    /// When the API is called. All values are available.
    Api,
}

/// The place of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is a URL.
    Url,
    /// A parameter of a token request.
    TokenParameter,
    /// A header of a token request, or a parameter in its query.
    TokenHeader,
    /// User or password of HTTP Basic.
    Credentials,
    /// The header that carries the access token.
    TokenValue,
    /// A parameter of a request that starts a login.
    Login,
    /// Any other parameter or header.
    Text,
}

impl Place {
    /// Whether a template there can contain the client secret.
    fn has_secret(self) -> bool {
        matches!(
            self,
            Self::TokenParameter | Self::TokenHeader | Self::Credentials
        )
    }
}

/// Rejects values of a token request elsewhere, and the body in a parameter, which is in the body.
fn of_request(name: &Spanned<String>, place: Place) -> Option<Diagnostic> {
    let label = match place {
        Place::TokenHeader => return None,
        Place::TokenParameter if name.value != BODY => return None,
        Place::TokenValue if name.value == token_place::TOKEN => return None,
        Place::TokenParameter => "the body contains this parameter",
        Place::Url | Place::Credentials | Place::TokenValue | Place::Login | Place::Text => {
            "known only to the parameters and headers of `token_request`"
        }
    };
    let message = format!("`{}` is not available here", shown(name));
    Some(Diagnostic::error(Code::RequestValue, message).at(name.span, label))
}

fn too_late(variable: &Variable, name: &Spanned<String>, moment: Moment) -> Option<Diagnostic> {
    let (known_at, source) = match variable.from.as_ref()?.value {
        VariableSource::App => return None,
        VariableSource::Callback => (Moment::Token, "the callback"),
        VariableSource::TokenReply => (Moment::Tenants, "the token reply"),
        VariableSource::Tenant => (Moment::Api, "the tenant lookup"),
    };
    if moment >= known_at || variable.default.is_some() || variable.optional.is_some() {
        return None;
    }
    let needed = match moment {
        Moment::Webhook => "required when a webhook is verified",
        Moment::Authorization => "required by the authorization request",
        Moment::Token => "required by the token request",
        Moment::Refresh => "required by the refresh",
        Moment::Tenants | Moment::Api => "required by the tenant lookup",
    };
    let message = format!("`{}` is not available yet", shown(name));
    Some(
        Diagnostic::error(Code::VariableTooLate, message)
            .at(name.span, needed)
            .see(variable.name.span, format!("set by {source}"))
            .help("give the variable a `default`, or let the application set it"),
    )
}

/// Rejects secrets in URLs, which are logged, and in requests that a browser carries.
fn would_be_seen(
    variable: &Variable,
    name: &Spanned<String>,
    moment: Moment,
    place: Place,
) -> Option<Diagnostic> {
    let secret = variable.secret?;
    let seen = match (place, moment) {
        (Place::Url, _) => "would be exposed in a URL",
        (_, Moment::Authorization) => "would be exposed to the browser",
        _ => return None,
    };
    let message = format!("the secret `{}` is not allowed here", shown(name));
    Some(
        Diagnostic::error(Code::SecretVariable, message)
            .at(name.span, seen)
            .see(secret, "marked as secret here"),
    )
}

/// Rejects optional variables in URLs, which have no meaning without their values.
fn would_be_missing(
    variable: &Variable,
    name: &Spanned<String>,
    place: Place,
) -> Option<Diagnostic> {
    let optional = variable.optional.filter(|_| variable.default.is_none())?;
    let message = format!("the optional `{}` is not allowed here", shown(name));
    (place == Place::Url).then(|| {
        Diagnostic::error(Code::OptionalVariable, message)
            .at(name.span, "a URL needs a value")
            .see(optional, "marked as optional here")
            .help("give the variable a `default`, or remove `optional`")
    })
}

/// Returns every URL except those of operations, which are below these.
pub(super) fn urls(spec: &Spec) -> impl Iterator<Item = &Template> {
    let urls = all(spec).into_iter();
    urls.filter(|used| used.place == Place::Url)
        .map(|used| used.template)
}

/// Returns every template except the paths of operations.
pub(super) fn all(spec: &Spec) -> Vec<Use<'_>> {
    let mut uses = Uses(Vec::new());
    if let Some(WebhookSignature::Jwt(jwt)) = spec
        .webhooks
        .iter()
        .find_map(|webhooks| webhooks.signature.as_deref())
    {
        uses.urls(Moment::Webhook, &jwt.jwks_uri);
    }
    uses.logins(spec);
    uses.token_requests(spec);
    uses.api(spec);
    uses.0
}

struct Uses<'s>(Vec<Use<'s>>);

impl<'s> Uses<'s> {
    fn logins(&mut self, spec: &'s Spec) {
        self.urls(Moment::Authorization, &spec.authorization_endpoint);
        self.urls(
            Moment::Authorization,
            &spec.pushed_authorization_request_endpoint,
        );
        self.urls(Moment::Authorization, &spec.device_authorization_endpoint);
        self.urls(Moment::Authorization, &spec.issuer);
        self.urls(Moment::Authorization, &spec.registration_endpoint);
        // The keys are needed before the first login.
        self.urls(Moment::Authorization, &spec.jwks_uri);
        if let Some(openid) = &spec.openid {
            self.urls(Moment::Authorization, &openid.end_session_endpoint);
            self.urls(Moment::Api, &openid.userinfo_endpoint);
        }
        if let Some(grant) = &spec.grants.authorization_code {
            self.fixed(Moment::Authorization, Place::Login, &grant.parameters);
            self.add(Moment::Authorization, Place::Text, &grant.redirect_uri);
            let lookup = grant.tenants.as_ref();
            let body = lookup.into_iter().flat_map(|lookup| &lookup.body);
            self.texts(Moment::Tenants, body);
            let value = lookup.and_then(|lookup| lookup.token_value.as_ref());
            self.add(Moment::Tenants, Place::TokenValue, value);
            let call = lookup.and_then(|lookup| lookup.call.as_ref());
            self.urls(Moment::Tenants, call.map(|call| &call.path));
        }
        if let Some(assertion) = &spec.client_assertion {
            self.urls(Moment::Authorization, &assertion.audience);
            self.texts(Moment::Authorization, &assertion.claims);
            self.texts(Moment::Authorization, &assertion.headers);
        }
        if let Some(indicators) = &spec.resource_indicators {
            self.add(Moment::Authorization, Place::Text, &indicators.resource);
        }
        if let Some(grant) = &spec.grants.device_code {
            self.fixed(Moment::Authorization, Place::Login, &grant.parameters);
            let headers = grant.request.headers.iter().flatten();
            self.fixed(Moment::Authorization, Place::TokenHeader, headers);
        }
    }

    fn token_requests(&mut self, spec: &'s Spec) {
        self.urls(Moment::Token, &spec.token_endpoint);
        // Grants that start from tokens have the values captured with them.
        let refresh = spec.grants.refresh_token.as_ref();
        let moment = |common: &GrantCommon| {
            if refresh.is_some_and(|own| std::ptr::eq(&raw const own.common, common)) {
                return Moment::Refresh;
            }
            let mut custom = spec.grants.custom.iter();
            let own = custom.find(|grant| std::ptr::eq(&raw const grant.common, common));
            match own {
                Some(grant) if grant.input != TokenInput::Nothing => Moment::Api,
                _ => Moment::Token,
            }
        };
        for (_, grant) in spec.grants.all() {
            self.urls(moment(grant), &grant.token_endpoint);
            self.token_request(moment(grant), &grant.token_request);
        }
        for grant in &spec.grants.custom {
            let moment = moment(&grant.common);
            self.fixed(moment, Place::TokenParameter, &grant.parameters);
        }
        self.token_request(Moment::Token, &spec.token_request);
    }

    fn api(&mut self, spec: &'s Spec) {
        self.urls(Moment::Api, &spec.api.base_url);
        self.urls(Moment::Api, &spec.revocation_endpoint);
        let revocation = spec.revocation.iter();
        revocation.for_each(|own| self.token_request(Moment::Api, &own.request));
        self.urls(Moment::Api, &spec.introspection_endpoint);
        self.urls(Moment::Api, &spec.api.graphql_endpoint);
        self.urls(Moment::Api, &spec.api.trusted_origins);
        self.add(Moment::Api, Place::TokenValue, &spec.api.token_value);
        self.texts(Moment::Api, &spec.api.headers);
        self.texts(Moment::Api, &spec.api.query);
        for operation in &spec.operations {
            self.texts(Moment::Api, &operation.query);
            self.texts(Moment::Api, &operation.headers);
            self.texts(Moment::Api, &operation.cookies);
            self.texts(Moment::Api, fixed_members(operation));
        }
    }

    fn urls(&mut self, moment: Moment, urls: impl IntoIterator<Item = &'s Template>) {
        self.add(moment, Place::Url, urls);
    }

    /// The fixed ones among some properties.
    fn texts(&mut self, moment: Moment, properties: impl IntoIterator<Item = &'s Property>) {
        self.fixed(moment, Place::Text, properties);
    }

    fn token_request(&mut self, moment: Moment, request: &'s TokenRequest) {
        let parameters = request.parameters.iter().flatten();
        self.fixed(moment, Place::TokenParameter, parameters);
        let outside = [&request.query, &request.headers].into_iter();
        let outside = outside.flat_map(|list| list.iter().flatten());
        self.fixed(moment, Place::TokenHeader, outside);
        let basic = request.basic_credentials.iter();
        let basic = basic.flat_map(|basic| [&basic.user, &basic.password]);
        self.add(moment, Place::Credentials, basic.flatten());
    }

    fn fixed(
        &mut self,
        moment: Moment,
        place: Place,
        properties: impl IntoIterator<Item = &'s Property>,
    ) {
        let templates = properties.into_iter().filter_map(Property::fixed);
        self.add(moment, place, templates);
    }

    fn add(
        &mut self,
        moment: Moment,
        place: Place,
        templates: impl IntoIterator<Item = &'s Template>,
    ) {
        self.0.extend(templates.into_iter().map(|template| Use {
            template,
            moment,
            place,
        }));
    }
}
