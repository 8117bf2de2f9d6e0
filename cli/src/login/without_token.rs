//! A call of a provider without grants: with keys, passwords and cookies only.

use licit_dynamic::Tables;
use licit_format::resolve::{ActsAs, Provider};
use licit_runtime::{App, Client};

use super::call::PlannedCall;
use super::failure::Failure;
use super::target::Target;
use super::{certificate, given};
use crate::command::Login;

/// Makes the requested call without a login.
pub(super) async fn call(options: &Login, provider: &Provider) -> Result<(), Failure> {
    let title = &provider.table.title;
    let call = PlannedCall::new(options, provider, ActsAs::User)?;
    let call = call.ok_or_else(|| {
        Failure::new(format!(
            "the spec of {title} has no grants: a login is not possible"
        ))
        .help("pass `--call` to call an operation with the spec's other credentials")
    })?;
    let target = Target::new(options, provider).await?;
    target.announce();
    let credentials = given::credentials(provider, call.operation(), (options, &target), false)?;
    let mut builder = App::builder(Tables::new(provider).api());
    if let Some(environment) = &options.environment {
        builder = builder.environment(environment);
    }
    for (name, value) in &options.set {
        builder = builder.variable(name, value);
    }
    if let Some(origin) = target.origin() {
        builder = builder.origin(origin);
    }
    if let Some(http) = certificate::http(options, provider, &target)? {
        builder = builder.http(http);
    }
    let failed = |error: licit_runtime::Error| Failure::new(error.to_string());
    let app = builder.build().map_err(failed)?;
    let client = Client::without_token(&app).with_credentials(credentials);
    call.send(&client).await.map_err(failed)
}
