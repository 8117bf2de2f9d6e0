//! The types of variables and input objects (GraphQL §3.10).

use graphql_parser::schema::Type;

use super::models::{Models, Reference};
use super::schema::Kind;

impl Models<'_, '_> {
    /// Returns the type of a value that is sent, with the models that it needs; otherwise the name of an unknown
    /// or unsuitable type.
    pub(super) fn input<'t>(&mut self, ty: &Type<'t, &'t str>) -> Result<Reference, &'t str> {
        let (inner, may_be_null) = match ty {
            Type::NonNullType(inner) => (inner.as_ref(), false),
            _ => (ty, true),
        };
        let base = match inner {
            Type::ListType(element) => {
                let element = self.input(element)?;
                Reference::List(Box::new(element))
            }
            Type::NamedType(name) => self.named_input(name)?,
            // The grammar has no `!!`.
            Type::NonNullType(inner) => return self.input(inner),
        };
        Ok(if may_be_null { base.nullable() } else { base })
    }

    fn named_input<'t>(&mut self, name: &'t str) -> Result<Reference, &'t str> {
        let schema = self.schema;
        let Some(named) = schema.get(name) else {
            return Err(name);
        };
        match named.kind {
            Kind::Scalar => Ok(self.scalar(name)),
            Kind::Enum => Ok(self.enumeration(name, named)),
            Kind::Input => {
                // Input objects may contain themselves.
                if self.begin_input(name, named.description) {
                    for input in &named.inputs {
                        let ty = match self.input(&input.value_type) {
                            Ok(ty) if input.default_value.is_some() => ty.nullable(),
                            Ok(ty) => ty,
                            // Without one member, a caller could not send what the type allows.
                            Err(_) => return Err(name),
                        };
                        self.add_input(name, input, ty);
                    }
                }
                Ok(Reference::Declared(name.to_owned()))
            }
            Kind::Object | Kind::Interface | Kind::Union => Err(name),
        }
    }
}
