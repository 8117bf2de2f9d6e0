//! Which way models travel: sent, received, or both.

use super::model::{Body, ErrorRule, Model, ModelKind, Operation, Type, Webhooks};

/// Marks which models are sent and which are received.
pub(super) fn mark(
    models: &mut [Model],
    operations: &[Operation],
    errors: &[ErrorRule],
    webhooks: Option<&Webhooks>,
) {
    let mut sent = Vec::new();
    let mut received: Vec<Type> = errors.iter().filter_map(|rule| rule.body.clone()).collect();
    let events = webhooks.iter().flat_map(|webhooks| &webhooks.events);
    received.extend(events.map(|event| event.body.clone()));
    for operation in operations {
        received.extend(operation.returns.clone());
        received.extend(operation.replies.iter().filter_map(|r| r.ty.clone()));
        let members = operation.body.as_ref().map_or(&[][..], Body::members);
        let lists = [
            &operation.path,
            &operation.query,
            &operation.headers,
            &operation.cookies,
            &operation.variables,
        ];
        let parameters = lists.into_iter().flatten().chain(members);
        sent.extend(parameters.map(|parameter| parameter.ty.clone()));
        if let Some(Body::Json { ty, .. }) = &operation.body {
            sent.push(ty.clone());
        }
    }
    reach(models, sent, |model| &mut model.sent);
    reach(models, received, |model| &mut model.received);
}

fn reach(models: &mut [Model], mut open: Vec<Type>, flag: impl Fn(&mut Model) -> &mut bool) {
    while let Some(ty) = open.pop() {
        match ty {
            Type::Builtin(_) => {}
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => open.push(*inner),
            Type::Model(at) => {
                let Some(model) = models.get_mut(at) else {
                    continue;
                };
                if std::mem::replace(flag(model), true) {
                    continue;
                }
                match &model.kind {
                    ModelKind::Object(fields) => open.extend(fields.iter().map(|f| f.ty.clone())),
                    ModelKind::Union(members) => open.extend(members.iter().map(|m| m.ty.clone())),
                    ModelKind::Alias(target) => open.push(target.clone()),
                    ModelKind::Enum(_) => {}
                }
            }
        }
    }
}
