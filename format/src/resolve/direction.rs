//! The directions of models: sent, received, or both. A model that differs between them becomes
//! two: the received one has the model's name, the sent one is its `Input`.

use super::model::{
    AuthorizationDetails, Body, Model, ModelKind, OpenIdTypes, Operation, Type, Webhooks,
};
use super::names::Names;

/// Returns the types that are received outside of the replies of operations.
pub(super) fn received(
    error_bodies: &[Option<Type>],
    webhooks: Option<&Webhooks>,
    openid: Option<&OpenIdTypes>,
) -> Vec<Type> {
    let errors = error_bodies.iter().flatten();
    let events = webhooks.into_iter().flat_map(|webhooks| &webhooks.events);
    let of_users = openid.into_iter();
    let of_users = of_users.flat_map(|openid| openid.claims.iter().chain(&openid.userinfo));
    let all = errors
        .chain(events.map(|event| &event.body))
        .chain(of_users);
    all.cloned().collect()
}

/// Marks which models are sent and which are received, and splits those that differ.
pub(super) fn resolve(
    models: &mut Vec<Model>,
    names: &mut Names,
    operations: &mut [Operation],
    mut received: Vec<Type>,
    mut details: Option<&mut AuthorizationDetails>,
) {
    received.extend(details.iter().map(|details| details.received.clone()));
    for operation in &*operations {
        received.extend(operation.returns.clone());
        received.extend(operation.replies.iter().filter_map(|r| r.ty.clone()));
        received.extend(operation.reply_headers.iter().map(|h| h.ty.clone()));
    }
    let mut sent = Vec::new();
    for operation in &mut *operations {
        each_sent(operation, |ty| sent.push(ty.clone()));
    }
    sent.extend(details.iter().map(|details| details.sent.clone()));
    reach(models, sent, Way::Sent);
    reach(models, received, Way::Received);
    let inputs = split(models, names);
    for operation in operations {
        each_sent(operation, |ty| point(ty, &inputs));
    }
    if let Some(details) = &mut details {
        point(&mut details.sent, &inputs);
    }
}

/// Visits the types that an operation sends.
fn each_sent(operation: &mut Operation, mut visit: impl FnMut(&mut Type)) {
    let members = match &mut operation.body {
        Some(Body::Json { ty, .. } | Body::FormType { ty, .. }) => {
            visit(ty);
            None
        }
        Some(body) => body.members_mut(),
        None => None,
    };
    let lists = [
        &mut operation.path,
        &mut operation.query,
        &mut operation.headers,
        &mut operation.cookies,
        &mut operation.variables,
    ];
    for parameter in lists.into_iter().chain(members).flatten() {
        visit(&mut parameter.ty);
        for header in &mut parameter.headers {
            visit(&mut header.ty);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Sent,
    Received,
}

fn reach(models: &mut [Model], mut open: Vec<Type>, way: Way) {
    while let Some(mut ty) = open.pop() {
        let mut found = None;
        each_model(&mut ty, &mut |at| found = Some(*at));
        let Some(model) = found.and_then(|at| models.get_mut(at)) else {
            continue;
        };
        let flag = match way {
            Way::Sent => &mut model.sent,
            Way::Received => &mut model.received,
        };
        if !std::mem::replace(flag, true) {
            each_type(&mut model.kind, Some(way), |ty| open.push(ty.clone()));
        }
    }
}

/// Visits the types of the members of a model that travel one way, or of all members.
fn each_type(kind: &mut ModelKind, way: Option<Way>, mut visit: impl FnMut(&mut Type)) {
    match kind {
        ModelKind::Object(object) => {
            for field in &mut object.fields {
                let stays_behind = match way {
                    Some(Way::Sent) => field.read_only,
                    Some(Way::Received) => field.write_only,
                    None => false,
                };
                if !stays_behind {
                    visit(&mut field.ty);
                }
            }
            if let Some(additional) = &mut object.additional {
                visit(&mut additional.ty);
            }
        }
        ModelKind::Union(union) => union.members.iter_mut().for_each(|m| visit(&mut m.ty)),
        ModelKind::Alias(target) => visit(target),
        ModelKind::Enum(_) | ModelKind::IntegerEnum(_) => {}
    }
}

/// Visits the model that a type is, or is a list or map of.
fn each_model(ty: &mut Type, visit: &mut impl FnMut(&mut usize)) {
    match ty {
        Type::Builtin(_) => {}
        Type::Model(at) => visit(at),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => each_model(inner, visit),
    }
}

/// Splits the models that differ between the directions. Returns, for each model, the position of
/// the model that is sent in its place. A model that is only sent has the name that it would have
/// if it were also received.
fn split(models: &mut Vec<Model>, names: &mut Names) -> Vec<usize> {
    let differs = differing(models);
    let mut inputs: Vec<usize> = (0..models.len()).collect();
    for (at, _) in differs.iter().enumerate().filter(|(_, differs)| **differs) {
        let next = models.len();
        let (Some(model), Some(input)) = (models.get_mut(at), inputs.get_mut(at)) else {
            continue;
        };
        let rust_name = names.take(&format!("{}Input", model.rust_name));
        if !model.received {
            model.rust_name = rust_name;
            continue;
        }
        let mut sent = model.clone();
        sent.rust_name = rust_name;
        (model.sent, sent.received) = (false, false);
        *input = next;
        models.push(sent);
    }
    for model in models {
        match (model.sent, model.received) {
            (true, false) => {
                each_type(&mut model.kind, None, |ty| point(ty, &inputs));
                retain(&mut model.kind, Way::Sent);
            }
            (false, true) => retain(&mut model.kind, Way::Received),
            // Both directions are the same, or the model is unused.
            (true, true) | (false, false) => {}
        }
    }
    inputs
}

/// Returns which models are sent and differ between the directions, directly or through a model
/// that they contain.
fn differing(models: &mut [Model]) -> Vec<bool> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); models.len()];
    let mut open = Vec::new();
    for (at, model) in models.iter_mut().enumerate() {
        each_type(&mut model.kind, None, |ty| {
            each_model(ty, &mut |held| {
                if let Some(holders) = holders.get_mut(*held) {
                    holders.push(at);
                }
            });
        });
        if model
            .fields()
            .iter()
            .any(|field| field.read_only || field.write_only)
        {
            open.push(at);
        }
    }
    let mut differs = vec![false; models.len()];
    while let Some(at) = open.pop() {
        let is_sent = models.get(at).is_some_and(|model| model.sent);
        let Some(place) = differs.get_mut(at).filter(|_| is_sent) else {
            continue;
        };
        if !std::mem::replace(place, true) {
            open.extend(holders.get(at).into_iter().flatten());
        }
    }
    differs
}

/// Removes the members that do not travel this way.
fn retain(kind: &mut ModelKind, way: Way) {
    if let ModelKind::Object(object) = kind {
        object.fields.retain(|field| match way {
            Way::Sent => !field.read_only,
            Way::Received => !field.write_only,
        });
    }
}

/// Replaces the model of a type by the one that is sent in its place.
fn point(ty: &mut Type, inputs: &[usize]) {
    each_model(ty, &mut |at| {
        if let Some(input) = inputs.get(*at) {
            *at = *input;
        }
    });
}
